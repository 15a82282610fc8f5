//! A risk that nobody watches.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Risk};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("unmonitored_risk.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // If none has it and a standard asks for it, it is the section that is missing.
    if !manual.all::<Risk>().iter().any(is_watched) {
        return;
    }
    for at in manual.untold::<Risk>(&["monitoring"], Told::Each, |it| !is_watched(it)) {
        let risk = &manual.all::<Risk>()[at];
        out.push(RULE.at(risk.span).with("risk", speak::name(risk)));
    }
}

fn is_watched(risk: &Entity<Risk>) -> bool {
    risk.monitoring.as_ref().is_some_and(|it| {
        it.method.is_some() || it.indicator.is_some() || it.cycle.is_some() || it.limit.is_some()
    })
}
