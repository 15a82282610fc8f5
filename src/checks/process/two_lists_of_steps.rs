//! Steps that stand in the text and in the data, and not as many.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Process, StepKind};

pub static RULE: Rule = Rule::new(include_str!("two_lists_of_steps.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>();
    let has_list =
        |it: &Entity<Process>| !it.steps.is_empty() && !it.is_over() && !it.is_garbled("steps");
    if !all.iter().any(has_list) {
        return;
    }
    for (at, heading) in manual.told_under::<Process>(&["steps"]) {
        let process = &all[at];
        let heading = &manual.chapters[process.chapter].body.headings[heading];
        let told = heading.own.list_items as usize;
        // Nobody numbers a beginning or an end.
        let is_bound = |it: &&_| matches!(it, Some(StepKind::Start | StepKind::End));
        let bounds = process.steps.iter().map(|it| it.kind).filter(|it| is_bound(&it)).count();
        let listed = process.steps.len();
        if has_list(process) && told > 0 && told != listed && told != listed - bounds {
            let finding = RULE.at(heading.span).with("process", speak::name(process));
            let finding = finding.text("told", told.to_string());
            let finding = finding.text("listed", listed.to_string());
            out.push(finding.label(process.step_span(0, process.span), "data"));
        }
    }
}
