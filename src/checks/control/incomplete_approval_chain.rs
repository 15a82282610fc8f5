//! A document for which a level of the approval chain has not signed, or signed too early.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::{ApprovalLevel, Signature};
use crate::model::{DocType, Document, Holders, Manual, Subject, Target, folded};
use crate::text::{Span, Words};
use crate::yaml::{Date, Word};

pub static RULE: Rule = Rule::new(include_str!("incomplete_approval_chain.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let chain = Chain::new(manual);
    // What a document takes over from the manual is missing once, wherever it is needed.
    let mut found: Vec<((usize, Option<Span>), Span, Found<'_>)> = Vec::new();
    for document in manual.documents() {
        // Entries have no signatures of their own: their chapter or the manual signs for them.
        if matches!(document.subject, Subject::Entity(_)) {
            continue;
        }
        let signs = document.signs_itself() || document.subject == Subject::Manual;
        if document.counts() {
            for at in chain.missing(&document) {
                let it = Found { document, level: at };
                found.push(((at, signs.then_some(document.span)), document.span, it));
            }
        }
        out.extend(out_of_order(manual, &document));
    }
    // The manual lacks it for all that take it over.
    let of_manual = |it: &Found<'_>| it.document.subject == Subject::Manual;
    let lacking: Vec<usize> =
        found.iter().filter(|it| of_manual(&it.2)).map(|it| it.2.level).collect();
    found.retain(|((level, own), ..)| own.is_some() || !lacking.contains(level));
    out.extend(speak::once(found, "also", |it| chain.finding(&it)));
}

struct Chain<'m> {
    manual: &'m Manual,
    holders: Holders,
}

/// A level that a document lacks.
struct Found<'m> {
    document: Document<'m>,
    level: usize,
}

/// Where a level of the chain signs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Prepared,
    Reviewed,
    Approved,
    /// A level with a name of its own signs anywhere.
    Any,
}

impl<'m> Chain<'m> {
    fn new(manual: &'m Manual) -> Chain<'m> {
        Chain { manual, holders: Holders::new(manual) }
    }

    /// The levels that a document needs and that have not signed it.
    fn missing(&self, document: &Document<'m>) -> Vec<usize> {
        let levels = self.manual.file.settings.approval_chain.iter().enumerate();
        let needed = levels.filter(|(_, it)| is_needed(it, document.sort));
        let missing = needed.filter(|(_, level)| {
            let place = place(level);
            // Without any approval there is more to say, and another rule says it.
            let says_so = place == Place::Approved && document.all.approved_by.is_none();
            !says_so && !signatures(document, place).any(|it| self.is_by(it, level))
        });
        missing.map(|(at, _)| at).collect()
    }

    /// Whether a signature is that of the role which a level asks for. What cannot be told is
    /// taken as it is meant.
    fn is_by(&self, signature: &Signature, level: &ApprovalLevel) -> bool {
        let Some(role) = &level.role else { return signature.is_signed() };
        let index = &self.manual.index;
        let wanted = index.resolve(&role.mention);
        match (&signature.role, &signature.person) {
            (Some(own), _) => {
                let is_known = index.resolve(&own.mention) != Target::Missing;
                !is_known || index.identity(&own.mention) == index.identity(&role.mention)
            }
            (None, Some(person)) => match wanted {
                Target::Entity(key) => {
                    let mut holders = self.holders.of(key).peekable();
                    holders.peek().is_none()
                        || holders.any(|it| folded(it) == folded(person.as_str()))
                }
                _ => true,
            },
            (None, None) => false,
        }
    }

    fn finding(&self, it: &Found<'m>) -> Diagnostic {
        let chain = &self.manual.file.settings.approval_chain;
        let level = &chain[it.level];
        let place = place(level);
        let finding = RULE.at(it.document.span);
        let asks = level.level.as_ref().map(Word::span);
        let asks = asks.or_else(|| level.role.as_ref().map(|it| it.id().span));
        let other = signatures(&it.document, place).next().filter(|_| place == Place::Approved);
        let finding = match other.and_then(|it| Some((it, it.span()?))) {
            // It was approved, but by somebody else.
            Some((signature, span)) => RULE
                .at(if it.document.own.approved_by.is_some() { span } else { it.document.span })
                .say("other")
                .with("who", speak::signer(self.manual, signature)),
            None => finding,
        };
        let finding = match asks {
            Some(span) => finding.label(span, "asks"),
            None => finding,
        };
        let role = level.role.as_ref().map(|it| speak::role(self.manual, &it.mention));
        let field = match place {
            Place::Prepared => "prepared_by",
            Place::Approved => "approved_by",
            Place::Reviewed | Place::Any => "reviewed_by",
        };
        finding
            .with("document", speak::document(self.manual, &it.document))
            .with("level", name(level))
            .with("role", role.unwrap_or_else(|| Words::fixed("anybody", "任何人")))
            .text("field", field)
            .text("id", level.role.as_ref().map_or("…", |it| &*it.id().value))
    }
}

/// Whether a level has to sign documents of this sort. Of a document whose sort is not known, only
/// what all need is asked.
fn is_needed(level: &ApprovalLevel, sort: Option<DocType>) -> bool {
    let is_it = |it: &Word| DocType::named(it.as_str()).is_some_and(|it| Some(it) == sort);
    level.required_for.is_empty() || level.required_for.iter().any(is_it)
}

fn place(level: &ApprovalLevel) -> Place {
    let word = level.level.as_ref().map(|it| it.as_str().trim().to_lowercase());
    match word.as_deref() {
        Some("prepare" | "prepared" | "draft" | "write" | "编制" | "起草" | "拟制") => {
            Place::Prepared
        }
        Some("review" | "check" | "审核" | "校核" | "审查" | "countersign" | "会签") => {
            Place::Reviewed
        }
        Some("approve" | "approval" | "批准" | "审批" | "签发") => Place::Approved,
        Some(_) | None => Place::Any,
    }
}

fn name(level: &ApprovalLevel) -> Words {
    match place(level) {
        Place::Prepared => Words::fixed("prepare", "编制"),
        Place::Reviewed => Words::fixed("review", "审核"),
        Place::Approved => Words::fixed("approve", "批准"),
        Place::Any => Words::fixed("sign", "签署"),
    }
}

fn signatures<'d>(document: &Document<'d>, place: Place) -> impl Iterator<Item = &'d Signature> {
    let all = document.all;
    let is = move |it: Place| place == it || place == Place::Any;
    let prepared = all.prepared_by.filter(|_| is(Place::Prepared));
    let reviewed = all.reviewed_by.iter().filter(move |_| is(Place::Reviewed));
    let approved = all.approved_by.filter(|_| is(Place::Approved));
    prepared.into_iter().chain(reviewed).chain(approved)
}

/// A signature that is older than one which had to come before it.
fn out_of_order(manual: &Manual, document: &Document<'_>) -> Option<Diagnostic> {
    let own = &document.own;
    let dated = |it| {
        move |signature: &'_ Signature| {
            let date: &Date = signature.date.as_ref()?;
            Some((it, date.day, date.written.span))
        }
    };
    let prepared = own.prepared_by.and_then(|it| dated(0)(it));
    let reviewed = own.reviewed_by.iter().filter_map(|it| dated(1)(it));
    let approved = own.approved_on().map(|it| (2, it.day, it.written.span));
    let all: Vec<(usize, _, Span)> = prepared.into_iter().chain(reviewed).chain(approved).collect();
    let mut newest: Option<(usize, _, Span)> = None;
    let mut found = None;
    for level in 0..3 {
        for it in all.iter().filter(|it| it.0 == level) {
            if let Some(before) = newest.filter(|before| before.1 > it.1) {
                found = found.or(Some((before, *it)));
            }
        }
        let of_level = all.iter().filter(|it| it.0 == level).copied();
        newest = newest.into_iter().chain(of_level).max_by_key(|it| it.1);
    }
    let (before, after) = found?;
    let finding = RULE.at(after.2).label(before.2, "before").say("order").offer("order_help");
    let name = |level: usize| {
        let (en, zh) = [("prepared", "编制"), ("reviewed", "审核"), ("approved", "批准")][level];
        Words::fixed(en, zh)
    };
    Some(
        finding
            .with("document", speak::document(manual, document))
            .with("after", name(after.0))
            .with("before", name(before.0))
            .text("date", after.1.to_string())
            .text("earlier", before.1.to_string()),
    )
}
