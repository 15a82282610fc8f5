//! An improvement that is overdue, or done and without a trace.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Improvement, ImprovementKind};
use crate::model::{Changes, Manual};

pub static RULE: Rule = Rule::new(include_str!("unfinished_improvement.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let changes = Changes::new(manual);
    for (at, it) in manual.all::<Improvement>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        if let Some(due) = it.due.as_ref().filter(|due| !it.is_closed() && due.day < manual.as_of) {
            if !it.is_garbled("status") {
                let finding = RULE.at(due.written.span).with("improvement", speak::name(it));
                let finding = finding.text("date", due.day.to_string());
                out.push(finding.with("days", speak::days_between(due.day, manual.as_of)));
            }
        } else if it.is_done() && it.kind != Some(ImprovementKind::Lesson) {
            // What became of lessons is asked by a rule of their own.
            if !changes.holds(at, it) && !it.is_garbled("leads_to") {
                let finding = RULE.at(it.span).say("untraced").offer("untraced_help");
                out.push(finding.with("improvement", speak::name(it)));
            }
        }
    }
}
