//! A risk that is waited for: there is a plan for when it happens, and nothing that prevents it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{ControlKind, Response, Risk};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("risk_without_prevention.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let untold = manual.untold::<Risk>(&["treatment"], Told::Each, |it| it.treatment.is_empty());
    let is_borne = |it: &Risk| matches!(it.response, Some(Response::Accept | Response::Share));
    let threats = manual.threats().filter(|(at, it)| untold.contains(at) && !is_borne(it));
    for (at, risk) in threats.filter(|(_, it)| it.response != Some(Response::Avoid)) {
        let guards = manual.guards(at);
        let is_late = |kind: Option<ControlKind>| {
            matches!(kind, Some(ControlKind::Detective | ControlKind::Corrective))
        };
        let is_told_of_controls = guards.names_control && guards.controls.is_empty();
        if is_told_of_controls || guards.controls.iter().any(|it| !is_late(it.kind)) {
            continue;
        }
        let finding = match (guards.controls.first(), guards.has_plan()) {
            (Some(control), _) => RULE.at(risk.span).say("late").label(control.span, "control"),
            (None, true) => RULE.at(risk.span),
            (None, false) => continue,
        };
        let plan = guards.plans.first().map(|it| it.span);
        let finding = plan.into_iter().fold(finding, |finding, it| finding.label(it, "plan"));
        out.push(finding.with("risk", speak::name(risk)));
    }
}
