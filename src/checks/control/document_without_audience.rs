//! A document in force that does not say who has to know it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Document, Manual, Subject};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("document_without_audience.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.file.settings.distribution.is_empty() {
        return;
    }
    let is_entity = |it: &Document<'_>| matches!(it.subject, Subject::Entity(_));
    let mut silent: Vec<((), Span, Document<'_>)> = Vec::new();
    for document in manual.documents().take_while(|it| !is_entity(it)) {
        if !document.all.audience.is_empty() {
            continue;
        }
        let confirmed = match document.subject {
            Subject::Chapter(at) => manual.chapters[at].front.acknowledge == Some(true),
            _ => false,
        };
        if confirmed {
            out.push(finding(manual, &document).say("confirmed"));
        } else if document.says_it_counts() {
            silent.push(((), document.span, document));
        }
    }
    // One line in manual.yaml would do for all.
    let is_whole = |it: &Document<'_>| it.subject == Subject::Manual;
    if silent.iter().any(|it| is_whole(&it.2)) {
        silent.retain(|it| is_whole(&it.2));
    }
    let more = silent.len().saturating_sub(1);
    out.extend(speak::once(silent, "also", |document| {
        let finding = finding(manual, &document).text("count", more.to_string());
        if more > 0 { finding.say("several") } else { finding }
    }));
}

fn finding(manual: &Manual, document: &Document<'_>) -> Diagnostic {
    RULE.at(document.span).with("document", speak::document(manual, document))
}
