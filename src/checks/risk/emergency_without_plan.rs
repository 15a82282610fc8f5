//! An event that a standard expects a plan for, and there is none.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{EventType, Plan, PlanKind};
use crate::model::{ChapterCoverage, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("emergency_without_plan.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let plans: Vec<_> = manual.all::<Plan>().iter().filter(|it| !it.is_over()).collect();
    // A plan for whatever may come covers every event.
    let is_for_all = |it: &Plan| it.kind == Some(PlanKind::Overall) && it.event_type.is_empty();
    if plans.is_empty() || plans.iter().any(|it| is_for_all(it) || it.is_garbled("event_type")) {
        return;
    }
    let covered: BTreeSet<EventType> =
        plans.iter().flat_map(|it| it.event_type.iter().copied()).collect();
    let mut said = BTreeSet::new();
    for (standard, spec, cover) in manual.covered().filter(|it| it.2.omission.is_none()) {
        let events = spec.events.iter().filter_map(|it| EventType::named(it.as_str()));
        let missing = events.filter(|it| !covered.contains(it) && !is_told(manual, cover, *it));
        let missing: Vec<EventType> = missing.filter(|it| said.insert(*it)).collect();
        let Some(first) = missing.first() else { continue };
        let span = cover.chapter.map_or(plans[0].span, |it| manual.chapters[it].end);
        let names: Vec<Words> = missing.iter().map(|it| it.choice().words()).collect();
        out.push(
            RULE.at(span)
                .with("events", speak::row(&names))
                .with("event", Words::new(first.choice().name, first.choice().zh[0]))
                .with("standards", speak::standards([standard])),
        );
    }
}

/// Whether the chapter or one of its parts has a heading with the name of the event.
fn is_told(manual: &Manual, cover: &ChapterCoverage, event: EventType) -> bool {
    let choice = event.choice();
    let words: Vec<String> = choice
        .zh
        .iter()
        .copied()
        .chain([&*choice.name.replace('_', " ")])
        .map(str::to_owned)
        .collect();
    let chapters = cover.chapter.map(|it| manual.with_parts(it)).unwrap_or_default();
    let headings = chapters.iter().flat_map(|it| &manual.chapters[*it].body.headings);
    headings.map(|it| it.text.to_lowercase()).any(|it| words.iter().any(|word| it.contains(word)))
}
