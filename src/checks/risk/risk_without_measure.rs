//! A risk that has a response in one word, and nothing that is done.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Response, Risk};
use crate::model::{Manual, Score, Told};

pub static RULE: Rule = Rule::new(include_str!("risk_without_measure.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.is_asked("risk", "response") {
        return;
    }
    let scale = &manual.risk_scale;
    let fields = ["treatment", "controls", "plan"];
    let lacks = |it: &Risk| it.treatment.is_empty() && it.controls.is_empty() && it.plan.is_none();
    let untold = manual.untold::<Risk>(&fields, Told::Each, |it| lacks(it));
    for (at, risk) in manual.threats().filter(|(at, _)| untold.contains(at)) {
        // Of a risk without a response, and of one that falls by itself, other rules speak.
        let acts = risk.response.filter(|it| *it != Response::Accept);
        let scores = Score::of(risk.rating()).zip(Score::of(risk.rating_left()));
        let falls = scores.is_some_and(|(before, after)| scale.is_worse(before, after));
        let guards = manual.guards(at);
        let Some(response) = acts.filter(|_| !falls) else { continue };
        if !guards.has_control() && !guards.has_plan() {
            let finding = RULE.at(risk.span).with("risk", speak::name(risk));
            out.push(finding.with("response", response.choice().words()));
        }
    }
}
