//! A decision that does not say what follows from each answer.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Next, Process, Step, StepKind};
use crate::model::{Manual, folded};
use crate::text::Lang;
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("incomplete_decision.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_read = |it: &&Entity<Process>| !it.is_over() && !it.is_garbled("steps");
    for process in manual.all::<Process>().iter().filter(is_read) {
        for (at, step) in process.steps.iter().enumerate() {
            if step.kind == Some(StepKind::Decision) {
                let span = process.step_span(at, process.span);
                out.extend(incomplete(step, RULE.at(span)).map(|it| {
                    it.with("process", speak::name(process)).with("step", speak::step(process, at))
                }));
            }
        }
    }
}

/// What the decision at `step` leaves open.
fn incomplete(step: &Step, at: Diagnostic) -> Option<Diagnostic> {
    let open: Vec<&Next> = step.next.iter().filter(|it| it.r#if.is_none()).collect();
    match (&step.next[..], &open[..]) {
        ([], _) => Some(at.offer("all_help")),
        ([_], [_]) => Some(at.say("one_way").offer("all_help")),
        ([only], []) => {
            let condition = only.r#if.as_ref()?.words();
            Some(at.say("otherwise").offer("otherwise_help").with("condition", condition))
        }
        // One way without a condition is the way for everything else.
        (_, [_, second, ..]) => {
            let span = second.to.as_ref().map(Word::span);
            let finding = span.map_or(at, |it| RULE.at(it));
            let to = second.to.as_ref().map_or("…", |it| it.as_str());
            Some(finding.say("unlabelled").offer("unlabelled_help").text("to", to))
        }
        (all, _) => twice(all),
    }
}

/// The second way that is taken under the same condition as one before it.
fn twice(all: &[Next]) -> Option<Diagnostic> {
    let mut seen = BTreeMap::new();
    all.iter().find_map(|it| {
        let condition = it.r#if.as_ref()?;
        let first = seen.insert(folded(condition.get(Lang::Zh)), condition.span)?;
        let finding =
            RULE.at(condition.span).say("twice").offer("twice_help").label(first, "first");
        Some(finding.with("condition", condition.words()))
    })
}
