//! A document that is approved or in force, and nobody approved it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::Status;
use crate::model::{Document, Manual, Subject};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("effective_without_approval.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut is_manual_unapproved = false;
    let mut entries: Vec<((), Span, Document<'_>)> = Vec::new();
    for document in manual.documents().filter(Document::says_it_counts) {
        if document.is_approved() {
            out.extend(undated(&document).map(|it| filled(it, manual, &document)));
            continue;
        }
        // What takes its approval over from the manual is approved with it.
        match document.subject {
            Subject::Manual => is_manual_unapproved = true,
            _ if is_manual_unapproved => continue,
            Subject::Chapter(_) => {}
            Subject::Entity(_) => {
                entries.push(((), document.span, document));
                continue;
            }
        }
        out.push(filled(RULE.at(document.span), manual, &document));
    }
    let more = entries.len().saturating_sub(1);
    out.extend(speak::once(entries, "also", |document| {
        let finding = filled(RULE.at(document.span).offer("entry_help"), manual, &document);
        let finding = finding.text("count", more.to_string());
        if more > 0 { finding.say("entries") } else { finding }
    }));
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
