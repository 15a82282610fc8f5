//! A phase of a project that a standard expects a process for, and there is none.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Phase, Process};
use crate::model::{Lacking, Manual, SectionSpec};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("phase_without_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacking: Vec<Lacking<'_>> =
        manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE)).collect();
    let Some(first) = lacking.first() else { return };
    let covered = covered(manual);
    let asked = lacking.iter().flat_map(|it| phases(it.spec));
    let missing: BTreeSet<Phase> = asked.filter(|it| !covered.contains(it)).collect();
    let Some(example) = missing.first() else { return };
    let words = |it: &Phase| it.choice().words();
    let names: Vec<Words> = missing.iter().map(words).collect();
    let row = speak::row(&names);
    let noun = if names.len() == 1 { "phase" } else { "phases" };
    let example = example.choice();
    out.push(
        RULE.at(manual.chapters[first.chapter].end)
            .level(speak::need(lacking.iter().any(|it| it.spec.is_must())))
            .with("phases", Words::new(format!("{noun} {}", row.en), row.zh))
            .with("phase", Words::new(example.name, example.zh[0]))
            .with("standards", speak::standards(lacking.iter().map(|it| it.standard))),
    );
}

/// The phases that processes cover, as a whole or with one of their steps.
fn covered(manual: &Manual) -> BTreeSet<Phase> {
    let of = |it: &Process| {
        let steps: Vec<Phase> = it.steps.iter().filter_map(|it| it.phase).collect();
        it.phase.iter().copied().chain(steps).collect::<Vec<_>>()
    };
    manual.all::<Process>().iter().flat_map(|it| of(it)).collect()
}

/// The phases that the data of a section has to cover.
fn phases(spec: &SectionSpec) -> impl Iterator<Item = Phase> {
    let demands = spec.by.iter().flat_map(|it| it.any.iter().flatten());
    let sorts = demands.filter(|it| it.kind == "process").filter_map(|it| it.sort.as_ref());
    sorts.filter(|(field, _)| field == "phase").filter_map(|(_, phase)| Phase::named(phase))
}
