//! A lesson that has changed nothing.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Improvement, ImprovementKind};
use crate::model::{Changes, Manual};

pub static RULE: Rule = Rule::new(include_str!("lesson_without_change.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let changes = Changes::new(manual);
    let all = manual.all::<Improvement>().iter().enumerate();
    for (at, lesson) in all.filter(|(_, it)| is_learnt(it)) {
        if !changes.holds(at, lesson) && !lesson.is_garbled("leads_to") {
            out.push(RULE.at(lesson.span).with("lesson", speak::name(lesson)));
        }
    }
}

/// Whether it is a lesson of which nothing more is expected.
fn is_learnt(it: &Entity<Improvement>) -> bool {
    let is_settled = it.is_done() || it.status.is_none() && !it.is_garbled("status");
    it.kind == Some(ImprovementKind::Lesson) && is_settled && !it.is_over()
}
