//! A step that is named and is not there.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Entity, Process, StepKind};
use crate::model::{Manual, folded};
use crate::text::{Span, is_slip, similar};
use crate::yaml::{Text, Word};

pub static RULE: Rule = Rule::new(include_str!("unknown_step.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // The steps of a process without any may be told in its text.
    for (process, flow) in manual.processes().filter(|(it, _)| !it.steps.is_empty()) {
        if !process.is_over() && !process.is_garbled("steps") {
            out.extend(nowhere(process));
        }
        let branches = process.steps.iter().flat_map(|it| &it.next);
        let next = branches.filter(|it| !flow.is_end(it)).filter_map(|it| it.to.as_ref());
        let at = process.approvals.iter().filter_map(|it| it.at_step.as_ref());
        let reached = process.milestones.iter().filter_map(|it| it.step.as_ref());
        let mut missing: BTreeMap<String, Vec<&Word>> = BTreeMap::new();
        for it in next.chain(at).chain(reached) {
            if flow.place(it).is_none() {
                missing.entry(folded(it.as_str())).or_default().push(it);
            }
        }
        for mut places in missing.into_values() {
            places.sort_by_key(|it| -> Span { it.span() });
            let [first, rest @ ..] = &places[..] else { continue };
            let known = known(process);
            let near = || similar(first.as_str(), known.iter().copied());
            let guess = (out.len() < speak::PATIENCE).then(near).flatten();
            let finding = RULE.at(first.span()).with("process", speak::name(process));
            let finding = finding.text("step", first.as_str()).with("guess", speak::guess(guess));
            let finding =
                rest.iter().fold(finding, |finding, it| finding.label(it.span(), "other"));
            out.push(match guess.filter(|it| is_sure(first.as_str(), it, &known)) {
                Some(right) => speak::corrected(manual, finding, first.as_str(), right),
                None => finding,
            });
        }
    }
}

/// The branches that name no step at all. That a decision has only one way is found elsewhere.
fn nowhere(process: &Entity<Process>) -> impl Iterator<Item = Diagnostic> {
    let steps = process.steps.iter().enumerate();
    let steps = steps.filter(|(_, it)| it.kind != Some(StepKind::Decision) || it.next.len() > 1);
    steps.flat_map(move |(at, step)| {
        let branches = step.next.iter().filter(|it| it.to.is_none());
        branches.map(move |it| {
            let span = it.r#if.as_ref().map(|it| it.span);
            let span = span.unwrap_or_else(|| process.step_span(at, process.span));
            let finding = RULE.at(span).say("nowhere").offer("nowhere_help").level(Level::Warning);
            finding.with("process", speak::name(process)).with("step", speak::step(process, at))
        })
    })
}

/// What the steps of a process are called: their ids and names.
fn known(process: &Process) -> Vec<&str> {
    let names = process.steps.iter().flat_map(|it| it.name.iter().flat_map(Text::all));
    process.step_ids().map(|it| it.value.as_str()).chain(names).collect()
}

/// Whether `typed` is surely a slip for `meant`: it is one for no other step.
fn is_sure(typed: &str, meant: &str, known: &[&str]) -> bool {
    let is_other = |it: &&&str| folded(it) != folded(meant);
    is_slip(typed, meant) && !known.iter().filter(is_other).any(|it| is_slip(typed, it))
}
