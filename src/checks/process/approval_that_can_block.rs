//! An approval that may hold up its process.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Approval, Entity, Key, Process, Role};
use crate::model::{Flow, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("approval_that_can_block.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let has_heads = manual.all::<Role>().iter().any(|it| it.reports_to.is_some());
    let has_nodes = |it: &Entity<Process>| {
        !it.approvals.is_empty() && !it.is_over() && !it.is_garbled("approvals")
    };
    for (process, flow) in manual.processes().filter(|(it, _)| has_nodes(it)) {
        // One cause: the nodes of a process that lack the same were written in the same way.
        let mut lacking: BTreeMap<[bool; 3], Vec<usize>> = BTreeMap::new();
        for (at, it) in process.approvals.iter().enumerate() {
            let lacks = [
                lacks_limit(process, flow, it),
                lacks_deputy(manual, it),
                it.escalate_to.is_none() && !(has_heads && is_from_the_top(manual, it)),
            ];
            if !it.approver.is_empty() && lacks.contains(&true) {
                lacking.entry(lacks).or_default().push(at);
            }
        }
        for (lacks, nodes) in lacking {
            let [first, rest @ ..] = &nodes[..] else { continue };
            let span = |at: &usize| speak::approval_span(&process.approvals[*at], process.span);
            let finding = RULE.at(span(first)).with("process", speak::name(process));
            let finding = finding.with("approval", speak::approval(process, *first));
            let finding = finding.with("missing", missing(lacks));
            out.push(rest.iter().fold(finding, |finding, it| finding.label(span(it), "also")));
        }
    }
}

fn missing(lacks: [bool; 3]) -> Words {
    let fields = [
        Words::fixed("time limit", "时限"),
        Words::fixed("deputy", "代理人"),
        Words::fixed("escalation", "升级路径"),
    ];
    let missing = fields.into_iter().zip(lacks).filter(|(_, lacks)| *lacks).map(|(it, _)| it);
    speak::none_of(&missing.collect::<Vec<_>>())
}

/// Whether neither it nor the step at which it stands has a limit.
fn lacks_limit(process: &Process, flow: &Flow, approval: &Approval) -> bool {
    let step = approval.at_step.as_ref().and_then(|it| flow.place(it));
    let of_step = |at: usize| {
        let step = &process.steps[at];
        step.time_limit.is_some() || step.deadline.is_some() || step.schedule.is_some()
    };
    approval.time_limit.is_none() && !step.is_some_and(of_step)
}

/// Whether nobody stands in: no deputy here, none of the role, and no other who may approve.
fn lacks_deputy(manual: &Manual, approval: &Approval) -> bool {
    let has_deputy = |key: Key| manual.all::<Role>()[key.at].deputy.is_some();
    approval.deputy.is_none()
        && approval.approver.len() < 2
        && !approval.approver.iter().filter_map(|it| manual.role(it)).any(has_deputy)
}

/// Whether the approver reports to nobody, so that there is nobody to escalate to.
fn is_from_the_top(manual: &Manual, approval: &Approval) -> bool {
    let is_top = |key: Key| manual.all::<Role>()[key.at].reports_to.is_none();
    approval.approver.iter().filter_map(|it| manual.role(it)).any(is_top)
}
