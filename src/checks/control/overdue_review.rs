//! A document or an entity whose day of review has passed.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("overdue_review.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.reviewed().filter(|it| !it.is_over()) {
        let Some((day, span)) = document.due(manual.work_days()) else { continue };
        if day < manual.as_of {
            let finding = RULE.at(span).with("document", speak::document(manual, &document));
            let finding = finding.text("date", day.to_string());
            out.push(finding.with("days", speak::days_between(day, manual.as_of)));
        }
    }
}
