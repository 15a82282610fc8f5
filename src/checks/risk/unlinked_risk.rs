//! A risk that threatens nothing in the manual.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Goal, Key, Process, Risk, Stored, Tool, Unit};
use crate::model::{From, Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("unlinked_risk.md"), check);

/// What a risk may threaten.
const THREATENED: [usize; 4] = [Process::INDEX, Goal::INDEX, Tool::INDEX, Unit::INDEX];

/// So many risks that threaten nothing are said in one finding.
const MANY: usize = 4;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if THREATENED.iter().all(|it| manual.entities.count(*it) == 0) {
        return;
    }
    let untold = manual.untold::<Risk>(&["threatens"], Told::Each, |it| it.threatens.is_empty());
    let is_unlinked = |at: &usize| !is_named(manual, Key { kind: Risk::INDEX, at: *at });
    let unlinked: Vec<usize> = untold.into_iter().filter(is_unlinked).collect();
    let risks: Vec<&Entity<Risk>> = unlinked.iter().map(|it| &manual.all::<Risk>()[*it]).collect();
    let all = manual.risks().count();
    // If many do not say what they threaten, that is one habit to change.
    let are_many = risks.len() >= MANY || risks.len() > 1 && risks.len() == all;
    let found =
        risks.iter().enumerate().map(|(at, it)| (if are_many { 0 } else { at }, it.span, *it));
    out.extend(speak::once(found, "also", |risk| {
        let finding = RULE.at(risk.span).with("risk", speak::name(risk)).text("id", &*risk.id);
        if are_many {
            let finding = finding.say("many").text("count", risks.len().to_string());
            finding.text("all", all.to_string())
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
