//! A risk that is said to fall, and nothing that makes it fall.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{ActionStatus, Risk};
use crate::model::{Manual, Score, Told};

pub static RULE: Rule = Rule::new(include_str!("reduction_without_control.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    let lacks = |it: &Risk| it.controls.is_empty() && !is_treated(it);
    let untold: BTreeSet<usize> = manual.untold::<Risk>(&["controls"], Told::Each, |it| lacks(it));
    for (at, risk) in manual.threats().filter(|(at, _)| untold.contains(at)) {
        let (before, left) = (risk.rating(), risk.rating_left());
        let (Some(was), Some(is)) = (Score::of(before), Score::of(left)) else { continue };
        let falls = scale.has(was) && scale.has(is) && scale.is_worse(was, is);
        if !falls || manual.guards(at).has_control() {
            continue;
        }
        let halves = [(before.0, left.0), (before.1, left.1)].into_iter();
        let fallen = halves.filter_map(|(was, is)| was.zip(is)).find(|(a, b)| a.value > b.value);
        let Some((was_at, is_at)) = fallen else { continue };
        out.push(
            RULE.at(is_at.span)
                .label(was_at.span, "before")
                .with("risk", speak::name(risk))
                .text("id", risk.id.as_str())
                .with("before", scale.words(was))
                .with("after", scale.words(is)),
        );
    }
}

/// Whether something was done about it already, or is done all the time.
fn is_treated(risk: &Risk) -> bool {
    let holds =
        |it: &Option<ActionStatus>| matches!(it, Some(ActionStatus::Done | ActionStatus::Ongoing));
    risk.treatment.iter().any(|it| holds(&it.status))
}
