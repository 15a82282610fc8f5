//! Steps from which the process cannot come to its end.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Flow, Manual, graph};
use crate::text::Span;
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("endless_loop.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_read =
        |it: &&Entity<Process>| !it.steps.is_empty() && !it.is_over() && !it.is_garbled("steps");
    for (process, flow) in manual.processes().filter(|(it, _)| is_read(it)) {
        if !flow.is_whole || is_round(process, flow) {
            continue;
        }
        let is_begun = graph::reached(&flow.next, flow.starts.iter().copied());
        let can_end = graph::reached(&flow.before, flow.ends.iter().copied());
        if (0..can_end.len()).all(|it| can_end[it] || !is_begun[it]) {
            continue;
        }
        for group in graph::groups(&flow.next) {
            let first = group[0];
            // What leads into an endless loop is not one more mistake.
            let is_last =
                |it: &usize| flow.next[*it].iter().all(|it| group.binary_search(it).is_ok());
            if is_begun[first] && !can_end[first] && group.iter().all(is_last) {
                out.extend(round(process, flow, first));
            }
        }
    }
}

/// Whether it comes back to its first step on purpose: it runs again and again.
fn is_round(process: &Process, flow: &Flow) -> bool {
    let says_so = process.frequency.is_some() || process.steps.iter().any(|it| it.pdca.is_some());
    says_so && graph::reached(&flow.next, flow.next[0].iter().copied())[0] && flow.ends.is_empty()
}

/// The loop that begins with the step at `first`.
fn round(process: &Entity<Process>, flow: &Flow, first: usize) -> Option<Diagnostic> {
    let way = graph::way(&flow.next, first, first)?;
    let last = *way.get(way.len().checked_sub(2)?)?;
    let branch = process.steps[last].next.iter().find(|it| flow.target(it) == Some(first));
    let span: Option<Span> = branch.and_then(|it| it.to.as_ref()).map(Word::span);
    let finding = RULE
        .at(span.unwrap_or_else(|| process.step_span(last, process.span)))
        .with("process", speak::name(process))
        .with("step", speak::step(process, first))
        .with("way", speak::way(process, &way));
    Some(finding.label(process.step_span(first, process.span), "again"))
}
