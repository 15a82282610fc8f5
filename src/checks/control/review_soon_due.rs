//! A review that is due within thirty days.

use jiff::ToSpan;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("review_soon_due.md"), check);

/// How many days ahead a review is spoken of.
const SOON: i64 = 30;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let soon = manual.as_of.saturating_add(SOON.days());
    for document in manual.reviewed().filter(|it| !it.is_over()) {
        let Some((day, span)) = document.due(manual.work_days()) else { continue };
        // A review that has just been made in a short cycle needs no reminder.
        let made = document.own.last_reviewed.map(|it| it.day.saturating_add((2 * SOON).days()));
        let is_short = made.is_some_and(|it| day <= it);
        if (manual.as_of..=soon).contains(&day) && !is_short {
            let finding = RULE.at(span).with("document", speak::document(manual, &document));
            let finding = finding.text("date", day.to_string());
            out.push(finding.with("days", speak::days_between(manual.as_of, day)));
        }
    }
}
