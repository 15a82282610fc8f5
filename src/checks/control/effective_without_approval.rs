//! A document that is approved or in force, and nobody approved it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::Status;
use crate::model::{Document, Manual, Subject};

pub static RULE: Rule = Rule::new(include_str!("effective_without_approval.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut is_manual_unapproved = false;
    for document in manual.documents().filter(Document::says_it_counts) {
        let is_manual = document.subject == Subject::Manual;
        if document.is_approved() {
            out.extend(undated(&document).map(|it| filled(it, manual, &document)));
        } else if is_manual || !is_manual_unapproved {
            is_manual_unapproved |= is_manual;
            let finding = RULE.at(document.span).offer(match document.subject {
                Subject::Entity(_) => "entry_help",
                _ => "help",
            });
            out.push(filled(finding, manual, &document));
        }
    }
}

/// A signature without a day.
fn undated(document: &Document<'_>) -> Option<Diagnostic> {
    let signature = document.own.approved_by?;
    let is_undated = document.own.approved_on().is_none();
    let finding = RULE.at(signature.span()?).level(Level::Warning);
    is_undated.then(|| finding.say("undated").offer("undated_help"))
}

fn filled(finding: Diagnostic, manual: &Manual, document: &Document<'_>) -> Diagnostic {
    let status = document.own.status.unwrap_or(Status::Effective);
    finding
        .with("document", speak::document(manual, document))
        .with("status", speak::status(status))
}
