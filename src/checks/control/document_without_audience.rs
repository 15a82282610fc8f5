//! A document in force that does not say who has to know it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Document, Manual, Subject};

pub static RULE: Rule = Rule::new(include_str!("document_without_audience.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.file.settings.distribution.is_empty() {
        return;
    }
    let is_entity = |it: &Document<'_>| matches!(it.subject, Subject::Entity(_));
    let mut is_said = false;
    for document in manual.documents().take_while(|it| !is_entity(it)) {
        if !document.all.audience.is_empty() {
            continue;
        }
        let confirmed = match document.subject {
            Subject::Chapter(at) => manual.chapters[at].front.acknowledge == Some(true),
            _ => false,
        };
        let finding = RULE.at(document.span).with("document", speak::document(manual, &document));
        if confirmed {
            out.push(finding.say("confirmed"));
        } else if document.says_it_counts() && !is_said {
            is_said = document.subject == Subject::Manual;
            out.push(finding);
        }
    }
}
