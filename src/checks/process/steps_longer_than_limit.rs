//! Steps that may take longer than their process.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Flow, Length, Manual};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("steps_longer_than_limit.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.processes().filter(|(it, _)| !it.is_over());
    out.extend(all.filter_map(|(it, flow)| longer(it, flow)));
}

/// What is wrong with the limit of `process`, if its steps may take longer.
fn longer(process: &Entity<Process>, flow: &Flow) -> Option<Diagnostic> {
    let whole = process.time_limit.as_ref()?;
    let limits = flow.limits(process);
    let (mut way, sum) = flow.longest(&limits);
    // What comes after the last limit does not make it longer.
    way.truncate(way.iter().rposition(|it| limits[*it].is_some()).map_or(0, |it| it + 1));
    let whole_length = Length::of(whole);
    sum.is_longer_than(whole_length).then_some(())?;
    let finding = RULE
        .at(whole.written.span)
        .with("process", speak::name(process))
        .with("limit", whole_length.words())
        .with("sum", sum.words());
    let spans: Vec<Span> = way.iter().filter_map(|it| Some(limits[*it]?.written.span)).collect();
    let finding = match &way[..] {
        [only] => finding.say("one").with("step", speak::step(process, *only)),
        _ => finding.with("way", speak::way(process, &way)),
    };
    Some(spans.into_iter().fold(finding, |finding, it| finding.label(it, "counts")))
}
