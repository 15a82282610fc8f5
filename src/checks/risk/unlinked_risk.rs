//! A risk that threatens nothing in the manual.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Goal, Key, Process, Risk, Stored, Tool, Unit};
use crate::model::{From, Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("unlinked_risk.md"), check);

/// What a risk may threaten.
const THREATENED: [usize; 4] = [Process::INDEX, Goal::INDEX, Tool::INDEX, Unit::INDEX];

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if THREATENED.iter().all(|it| manual.entities.count(*it) == 0) {
        return;
    }
    let untold = manual.untold::<Risk>(&["threatens"], Told::Each, |it| it.threatens.is_empty());
    let is_unlinked = |at: &usize| !is_named(manual, Key { kind: Risk::INDEX, at: *at });
    let unlinked: Vec<usize> = untold.into_iter().filter(is_unlinked).collect();
    let risks: Vec<&Entity<Risk>> = unlinked.iter().map(|it| &manual.all::<Risk>()[*it]).collect();
    let none_is_linked = risks.len() > 1 && risks.len() == manual.risks().count();
    let found = risks.iter().enumerate().map(|(at, it)| {
        // If no risk says what it threatens, that is one thing to mend, not one for each.
        (if none_is_linked { 0 } else { at }, it.span, *it)
    });
    out.extend(speak::once(found, "also", |risk| {
        let finding = RULE.at(risk.span).with("risk", speak::name(risk)).text("id", &*risk.id);
        if none_is_linked {
            finding.say("none").text("count", risks.len().to_string())
        } else {
            finding
        }
    }));
}

/// Whether something that it may threaten names it.
fn is_named(manual: &Manual, risk: Key) -> bool {
    let mut uses = manual.index.uses_of(risk);
    uses.any(|it| matches!(it.from, From::Entity(key) if THREATENED.contains(&key.kind)))
}
