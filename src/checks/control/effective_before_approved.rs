//! A document that took effect before it was approved, or was changed after that.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Document, History, Manual};
use crate::text::Span;
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("effective_before_approved.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.documents().filter(|it| !it.is_over()) {
        // Only days that stand side by side are compared: a chapter may be older than the manual
        // that was approved last.
        let (own, begun) = (&document.own, document.own.effective_date);
        let name = || speak::document(manual, &document);
        let day = |it: &Date| it.day.to_string();
        let approved = own.approved_on();
        if let (Some(begun), Some(approved)) = (begun, approved)
            && begun.day < approved.day
        {
            let finding = RULE.at(begun.written.span).label(approved.written.span, "approved");
            let finding = finding.with("document", name()).text("date", day(begun));
            out.push(finding.text("approved", day(approved)));
        } else if let Some((changed, span)) = changed(&document)
            && let Some(last) = [begun, approved].into_iter().flatten().max_by_key(|it| it.day)
            && last.day < changed
        {
            let is_begun = begun.is_some_and(|it| it.day == last.day);
            let (words, help) = if is_begun {
                ("changed", "changed_help")
            } else {
                ("unapproved", "unapproved_help")
            };
            let finding = RULE.at(last.written.span).label(span, "change").say(words).offer(help);
            let finding = finding.with("document", name()).text("date", day(last));
            out.push(finding.text("changed", changed.to_string()));
        }
    }
}

/// The day of the last change, if that is what made the version which the document has.
fn changed(document: &Document<'_>) -> Option<(civil::Date, Span)> {
    let own = &document.own;
    let newest = History::new(own.history).newest()?;
    let date = newest.date.as_ref()?;
    let is_this = own.version.zip(newest.version.as_ref()).is_none_or(|(a, b)| a == b);
    is_this.then_some((date.day, date.written.span))
}
