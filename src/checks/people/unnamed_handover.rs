//! Work that goes from one role to another, neither of which names the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process, Role};
use crate::model::{Flow, Manual};
use crate::text::{Span, Words};

pub static RULE: Rule = Rule::new(include_str!("unnamed_handover.md"), check);

/// Of more roles than this at one step one cannot know who hands over.
const FEW: usize = 3;

/// A place at which work goes from one step to the next.
struct Handover {
    process: usize,
    from: Span,
    to: Span,
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    if roles.iter().all(|it| it.works_with.is_empty()) {
        return;
    }
    let known = known(manual);
    let mut unknown: BTreeMap<(usize, usize), Vec<Handover>> = BTreeMap::new();
    for (at, process) in manual.all::<Process>().iter().enumerate().filter(|(_, it)| !it.is_over())
    {
        for (from, to) in steps(process) {
            for (a, b) in pairs(manual, process, from, to) {
                let is_silent = |it: usize| roles[it].works_with.is_empty() || roles[it].is_over();
                if !is_silent(a) && !is_silent(b) && !known.contains(&(a.min(b), a.max(b))) {
                    let span = |it| process.step_span(it, process.span);
                    let handover = Handover { process: at, from: span(from), to: span(to) };
                    unknown.entry((a, b)).or_default().push(handover);
                }
            }
        }
    }
    for ((from, to), all) in unknown {
        let mut processes: Vec<usize> = all.iter().map(|it| it.process).collect();
        processes.dedup();
        let name = |it: &usize| speak::name(&manual.all::<Process>()[*it]);
        let names: Vec<Words> = processes.iter().map(name).collect();
        let finding = RULE
            .at(all[0].to)
            .with("from", speak::name(&roles[from]))
            .with("to", speak::name(&roles[to]))
            .with("processes", speak::few(&names))
            .text("from_id", &*roles[from].id)
            .text("to_id", &*roles[to].id)
            .label(all[0].from, "before");
        out.push(all[1..].iter().fold(finding, |finding, it| finding.label(it.to, "also")));
    }
}

/// Pairs of roles of which one names the other, or reports to it.
fn known(manual: &Manual) -> BTreeSet<(usize, usize)> {
    let mut known = BTreeSet::new();
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        let with = role.works_with.iter().filter_map(|it| it.role.as_ref());
        let others = with.chain(&role.reports_to).filter_map(|it| manual.role(it));
        known.extend(others.map(|it| (at.min(it.at), at.max(it.at))));
    }
    known
}

/// Pairs of steps of which one leads to the other.
fn steps(process: &Entity<Process>) -> BTreeSet<(usize, usize)> {
    let flow = Flow::new(process);
    let next = flow.next.iter().enumerate();
    next.flat_map(|(from, all)| all.iter().map(move |to| (from, *to))).collect()
}

/// Pairs of a role that does the first step and another one that does the second.
fn pairs(manual: &Manual, process: &Process, from: usize, to: usize) -> Vec<(usize, usize)> {
    let doers = |step: usize| -> Vec<usize> {
        let named = &process.steps[step].responsible;
        let all = named.iter().filter_map(|it| manual.role(it)).map(|it| it.at);
        if named.len() > FEW { Vec::new() } else { all.collect() }
    };
    let (before, after) = (doers(from), doers(to));
    // Who does both steps hands nothing over.
    if before.iter().any(|it| after.contains(it)) {
        return Vec::new();
    }
    before.iter().flat_map(|a| after.iter().map(move |b| (*a, *b))).collect()
}
