//! A document whose version is not that of the newest line of its history.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Status;
use crate::model::{History, Manual};

pub static RULE: Rule = Rule::new(include_str!("version_missing_from_history.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.documents().filter(|it| !it.own.history.is_empty()) {
        let Some(own) = document.own.version else { continue };
        let history = History::new(document.own.history);
        let newest = history.newest().and_then(|it| it.version.as_ref());
        // In a history that goes back nobody knows what is newest, and another rule says so.
        let Some(newest) = newest.filter(|it| *it != own && history.slips.is_empty()) else {
            continue;
        };
        let is_draft = matches!(document.all.status, Some(Status::Draft | Status::InReview));
        if is_draft && newest.is_older_than(own) {
            continue;
        }
        let finding = RULE.at(own.span()).label(newest.span(), "newest");
        let finding = if own.is_older_than(newest) {
            finding.say("older").offer("older_help")
        } else {
            finding
        };
        out.push(
            finding
                .with("document", speak::document(manual, &document))
                .text("version", own.as_str())
                .text("newest", newest.as_str()),
        );
    }
}
