//! A review that comes later than it may: a cycle that is too long for the sort of document, or a
//! day that is later than the cycle.

use jiff::ToSpan;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{DocType, Document, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("review_cycle_too_long.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.documents().filter(|it| !it.is_over()) {
        let found = too_long(manual, &document).or_else(|| too_late(manual, &document));
        if let Some(finding) = found {
            out.push(finding.with("document", speak::document(manual, &document)));
        }
    }
}

/// How many years may pass between two reviews, and what such documents are called.
fn longest(sort: DocType) -> Option<(i64, Words)> {
    let (years, en, zh) = match sort {
        DocType::Manual => (1, "a manual", "手册"),
        DocType::Procedure => (1, "a procedure", "程序文件"),
        DocType::WorkInstruction => (1, "a work instruction", "作业指导书"),
        DocType::Policy => (2, "a policy", "制度"),
        DocType::Reference => (2, "a reference", "参考资料"),
        DocType::Form | DocType::Record => return None,
    };
    Some((years, Words::fixed(en, zh)))
}

fn too_long(manual: &Manual, document: &Document<'_>) -> Option<Diagnostic> {
    let cycle = document.own.review_cycle?;
    let (years, sort) = longest(document.sort?)?;
    let next = cycle.next_after(manual.as_of, manual.work_days())?;
    let unit = if years == 1 { "year" } else { "years" };
    // A cycle in days may count a leap day.
    let latest = manual.as_of.saturating_add(years.years().days(1));
    (next > latest).then(|| {
        RULE.at(cycle.written.span)
            .text("cycle", &cycle.written.value)
            .with("sort", sort)
            .with("longest", Words::new(format!("{years} {unit}"), format!("{years} 年")))
    })
}

/// The next review is planned for a day later than one cycle after the last.
fn too_late(manual: &Manual, document: &Document<'_>) -> Option<Diagnostic> {
    let (own, work) = (&document.own, manual.work_days());
    let (next, last) = (own.next_review?, own.last_reviewed?);
    let cycle = document.all.review_cycle?;
    let due = cycle.next_after(last.day, work)?;
    (next.day > due).then(|| {
        RULE.at(next.written.span)
            .label(last.written.span, "last")
            .label(cycle.written.span, "cycle")
            .say("late")
            .offer("late_help")
            .text("date", next.day.to_string())
            .text("due", due.to_string())
    })
}
