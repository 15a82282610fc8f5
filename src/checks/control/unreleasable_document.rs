//! A document that must not go out with a release: a draft, or what is too confidential for it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Status;
use crate::model::settings::Confidentiality;
use crate::model::{Manual, Subject};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("unreleasable_document.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let Some(release) = manual.release else { return };
    let (mut is_draft, mut is_closed) = (false, false);
    for document in manual.documents() {
        let (own, all) = (&document.own, &document.all);
        let is_manual = document.subject == Subject::Manual;
        // What a chapter takes over from the manual is said once, of the manual.
        let status = if is_draft { own.status } else { all.status };
        let level = if is_closed { own.confidentiality } else { all.confidentiality };
        if let Some(status @ (Status::Draft | Status::InReview)) = status {
            is_draft |= is_manual;
            let finding = RULE.at(document.span).with("status", speak::status(status));
            out.push(finding.with("document", speak::document(manual, &document)));
        } else if let Some(level) = level.filter(|it| *it > release) {
            is_closed |= is_manual;
            out.push(
                RULE.at(document.span)
                    .say("confidential")
                    .offer("confidential_help")
                    .with("level", words(level))
                    .with("release", words(release))
                    .with("document", speak::document(manual, &document)),
            );
        }
    }
}

fn words(level: Confidentiality) -> Words {
    let choice = level.choice();
    Words::new(choice.name.to_owned(), choice.zh[0].to_owned())
}
