//! A process in which nobody approves anything, and nobody says why.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process, ProcessCategory, StepKind};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("process_without_approval.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>();
    unexplained(all, out);
    let is_must = manual.is_asked("process", "approvals");
    if !is_must && !all.iter().any(|it| it.approvals.iter().any(|it| !it.says_none())) {
        return;
    }
    let fields = ["approvals", "no_approval"];
    for at in manual.untold::<Process>(&fields, Told::Each, |it| lacks(it)) {
        let finding = RULE.at(all[at].span).with("process", speak::name(&all[at]));
        out.push(finding.level(speak::need(is_must)));
    }
}

/// Whether somebody should approve something in it, and nobody does. What a process without steps
/// lacks in the first place is its steps.
fn lacks(process: &Process) -> bool {
    process.approvals.is_empty()
        && process.no_approval.is_none()
        && !process.steps.is_empty()
        && !process.steps.iter().any(|it| it.kind == Some(StepKind::Approval))
        && process.category != Some(ProcessCategory::Reference)
}

/// The processes that say `approvals: none` and not why.
fn unexplained(all: &[Entity<Process>], out: &mut Vec<Diagnostic>) {
    for process in all.iter().filter(|it| it.no_approval.is_none() && !it.is_over()) {
        if let [only] = &process.approvals[..]
            && only.says_none()
        {
            let span = speak::approval_span(only, process.span);
            let finding = RULE.at(span).say("unexplained").offer("unexplained_help");
            out.push(finding.with("process", speak::name(process)));
        }
    }
}
