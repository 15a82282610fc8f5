//! Steps that may take longer than their process.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Flow, Length, Manual};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("steps_longer_than_limit.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>().iter().filter(|it| !it.is_over());
    out.extend(all.filter_map(longer));
}

/// What is wrong with the limit of `process`, if its steps may take longer.
fn longer(process: &Entity<Process>) -> Option<Diagnostic> {
    let whole = process.time_limit.as_ref()?;
    let flow = Flow::new(process);
    let limits = flow.limits(process);
    let (way, sum) = flow.longest(&limits);
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
