//! A step to which no way leads.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process, StepKind};
use crate::model::{Flow, Manual, folded, graph};
use crate::text::{Span, Words};
use crate::yaml::{Text, Word};

pub static RULE: Rule = Rule::new(include_str!("unreachable_step.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_read =
        |it: &&Entity<Process>| it.steps.len() > 1 && !it.is_over() && !it.is_garbled("steps");
    for (process, flow) in manual.processes().filter(|(it, _)| is_read(it)) {
        // Where a named step is not there, one cannot know what it was meant to lead to.
        if !flow.is_whole {
            continue;
        }
        let lost = lost(process, flow);
        for group in graph::groups(&flow.next) {
            let first = group[0];
            let is_here = |it: &usize| group.binary_search(it).is_ok();
            let is_root = |it: &usize| flow.before[*it].iter().all(is_here);
            if lost[first] && group.iter().all(is_root) {
                let finding = unreachable(process, flow, first);
                if out.len() > speak::PATIENCE {
                    out.push(finding);
                    continue;
                }
                let after = graph::reached(&flow.next, [first]);
                let after = (0..lost.len()).filter(|it| *it != first && lost[*it] && after[*it]);
                let span = |at| process.step_span(at, process.span);
                out.push(after.fold(finding, |finding, it| finding.label(span(it), "after")));
            }
        }
    }
}

/// Which steps can be reached neither from the start nor in an exception that names them.
fn lost(process: &Process, flow: &Flow) -> Vec<bool> {
    let mut is_reached = graph::reached(&flow.next, flow.starts.iter().copied());
    if is_reached.contains(&false) && !process.exceptions.is_empty() {
        let then = process.exceptions.iter().filter_map(|it| it.then.as_ref());
        let then: Vec<String> = then.flat_map(Text::all).map(folded).collect();
        let is_named = |at: &usize| {
            let step = &process.steps[*at];
            let names = step.name.iter().flat_map(Text::all);
            let mut names = names.chain(step.id.iter().map(Word::as_str)).map(folded);
            names.any(|name| !name.is_empty() && then.iter().any(|it| it.contains(&name)))
        };
        let all = 0..is_reached.len();
        let named: Vec<usize> = all.filter(|it| !is_reached[*it]).filter(is_named).collect();
        let starts = flow.starts.iter().copied().chain(named);
        is_reached = graph::reached(&flow.next, starts);
    }
    is_reached.into_iter().map(|it| !it).collect()
}

/// That the step at `at` is not reached, and where the step before it goes instead.
fn unreachable(process: &Entity<Process>, flow: &Flow, at: usize) -> Diagnostic {
    let before = at - 1;
    let finding = RULE
        .at(process.step_span(at, process.span))
        .with("process", speak::name(process))
        .with("step", speak::step(process, at))
        .with("before", speak::step(process, before));
    let step = &process.steps[before];
    let ends = flow.ends.contains(&before) || step.kind == Some(StepKind::End);
    let names: Vec<Words> = flow.next[before].iter().map(|it| speak::step(process, *it)).collect();
    let branch: Option<Span> = step.next.iter().find_map(|it| it.to.as_ref()).map(Word::span);
    let elsewhere = branch.unwrap_or_else(|| process.step_span(before, process.span));
    if ends && names.is_empty() {
        finding.say("end").label(elsewhere, "ends")
    } else {
        finding.with("other", speak::row(&names)).label(elsewhere, "goes_on")
    }
}
