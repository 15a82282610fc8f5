//! A step that nobody does.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Process, StepKind};

pub static RULE: Rule = Rule::new(include_str!("step_without_responsible.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>() {
        if process.raci.as_ref().is_some_and(|it| !it.r.is_empty()) {
            continue;
        }
        let work: Vec<usize> =
            (0..process.steps.len()).filter(|it| is_work(process, *it)).collect();
        let undone = |it: &usize| process.steps[*it].responsible.is_empty();
        let approved = approved(process);
        let open: Vec<usize> =
            work.iter().copied().filter(undone).filter(|it| !approved.contains(it)).collect();
        let at = |step: usize| {
            let finding = RULE.at(process.step_span(step, process.span));
            finding.with("process", speak::name(process)).with("step", speak::step(process, step))
        };
        match &open[..] {
            // One cause: the process was written without roles.
            [first, rest @ ..] if !rest.is_empty() && open.len() == work.len() => {
                let finding = at(*first).say("all").offer("all_help");
                out.push(rest.iter().fold(finding, |finding, it| {
                    finding.label(process.step_span(*it, process.span), "other")
                }));
            }
            _ => out.extend(open.iter().map(|it| at(*it))),
        }
    }
}

/// Whether somebody has to do the step: nobody does a beginning, an end, or the waiting between.
fn is_work(process: &Process, step: usize) -> bool {
    let kind = process.steps[step].kind;
    !matches!(kind, Some(StepKind::Start | StepKind::End | StepKind::Wait))
}

/// The steps at which an approval node says who approves.
fn approved(process: &Process) -> BTreeSet<usize> {
    let nodes = process.approvals.iter().filter(|it| !it.approver.is_empty());
    nodes.filter_map(|it| process.step(it.at_step.as_ref()?.as_str())).collect()
}
