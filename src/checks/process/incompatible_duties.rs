//! One role with two duties that have to be kept apart.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Conflict, Holders, Manual};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("incompatible_duties.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (pairs, holders) = (manual.kept_apart(), Holders::default());
    for (process, flow) in manual.processes().filter(|(it, _)| !it.is_over()) {
        let conflicts = manual.conflicts((process, flow), &pairs, &holders);
        // One cause: a step that some other role should do.
        let mut by_step: BTreeMap<(usize, Span), Vec<Conflict<'_>>> = BTreeMap::new();
        for it in conflicts {
            let role = it.second.role.id().span;
            by_step.entry((it.second.step, role)).or_default().push(it);
        }
        for of_step in by_step.into_values() {
            let [first, others @ ..] = &of_step[..] else { continue };
            let span = |it: &Conflict<'_>| process.step_span(it.first.step, process.span);
            let finding = one(manual, process, first).label(span(first), "first");
            let second = process.step_span(first.second.step, process.span);
            let finding = finding.label(second, "second");
            out.push(others.iter().fold(finding, |finding, it| finding.label(span(it), "also")));
        }
    }
}

fn one(manual: &Manual, process: &Entity<Process>, it: &Conflict<'_>) -> Diagnostic {
    RULE.at(it.second.role.id().span)
        .with("process", speak::name(process))
        .with("role", speak::role(manual, &it.second.role.mention))
        .with("first_step", speak::step(process, it.first.step))
        .with("second_step", speak::step(process, it.second.step))
        .with("first_duty", it.duties.0.choice().words())
        .with("second_duty", it.duties.1.choice().words())
}
