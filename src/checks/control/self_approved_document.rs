//! A document that was approved by who wrote it, or reviewed and approved by one person.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Role;
use crate::model::settings::Signature;
use crate::model::{Document, History, Holders, Manual, folded};
use crate::text::{Span, Words};
use crate::yaml::{Ref, Word};

pub static RULE: Rule = Rule::new(include_str!("self_approved_document.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let holders = Holders::new(manual);
    let check = Check { manual, holders };
    for document in manual.documents().filter(|it| !it.is_over()) {
        let found = check.signed(&document).or_else(|| check.changed(&document));
        if let Some(finding) = found {
            out.push(finding.with("document", speak::document(manual, &document)));
        }
    }
}

struct Check<'m> {
    manual: &'m Manual,
    holders: Holders,
}

/// Who signed: a role, a person, or both.
#[derive(Clone, Copy)]
struct Signer<'m> {
    role: Option<&'m Ref<Role>>,
    person: Option<&'m str>,
}

impl<'m> Check<'m> {
    /// What the signatures say. Those of the manual are looked at once, with the manual.
    fn signed(&self, document: &Document<'m>) -> Option<Diagnostic> {
        let (own, all) = (&document.own, &document.all);
        let approved = all.approved_by?;
        let span = approved.span()?;
        if let Some(prepared) = all.prepared_by
            && (own.approved_by.is_some() || own.prepared_by.is_some())
            && let Some(who) = self.same(signer(prepared), signer(approved))
        {
            let at = if own.approved_by.is_some() { span } else { prepared.span()? };
            let other = if at == span { prepared.span()? } else { span };
            let label = if at == span { "author" } else { "approver" };
            return Some(RULE.at(at).label(other, label).with("who", who));
        }
        let is_own = own.approved_by.is_some() || !own.reviewed_by.is_empty();
        let (first, rest) = all.reviewed_by.split_first().filter(|_| is_own)?;
        let who = self.same(signer(first), signer(approved))?;
        let all_same = rest.iter().all(|it| self.same(signer(it), signer(approved)).is_some());
        let finding =
            RULE.at(span).say("alone").offer("alone_help").label(first.span()?, "reviewer");
        all_same.then(|| finding.with("who", who))
    }

    /// What the last change says, where there are no signatures.
    fn changed(&self, document: &Document<'m>) -> Option<Diagnostic> {
        if document.own.approved_by.is_some() || document.own.prepared_by.is_some() {
            return None;
        }
        let newest = History::new(document.own.history).newest()?;
        let (author, approver) = (newest.author.as_ref()?, newest.approver.as_ref()?);
        let of = |role| Signer { role: Some(role), person: None };
        let who = self.same(of(author), of(approver))?;
        let span: Span = approver.id().span;
        Some(RULE.at(span).offer("changed_help").label(author.id().span, "author").with("who", who))
    }

    /// Who both signers are, if they are one: the same person; where no person is named on both
    /// sides, the same role, or two roles that one person holds alone.
    fn same(&self, a: Signer<'m>, b: Signer<'m>) -> Option<Words> {
        if let (Some(one), Some(other)) = (a.person, b.person) {
            return (folded(one) == folded(other)).then(|| Words::same(one));
        }
        let (one, other) = (a.role?, b.role?);
        let index = &self.manual.index;
        if index.identity(&one.mention) == index.identity(&other.mention) {
            return Some(speak::role(self.manual, &one.mention));
        }
        let (one, other) = (self.manual.role(one)?, self.manual.role(other)?);
        self.holders.only_of_both(one, other).map(Words::same)
    }
}

fn signer(it: &Signature) -> Signer<'_> {
    Signer { role: it.role.as_ref(), person: it.person.as_ref().map(Word::as_str) }
}
