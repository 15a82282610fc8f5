//! A risk that is accepted though it is greater than the manual accepts, without a decision.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Response, Risk};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("unapproved_acceptance.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    for (_, risk) in manual.threats().filter(|(_, it)| it.response == Some(Response::Accept)) {
        let Some(score) = risk.score().filter(|it| scale.has(*it)) else { continue };
        let appetite = manual.appetite(risk.category);
        if scale.gravity(score) <= appetite {
            continue;
        }
        let Some(finding) = finding(manual, risk) else { continue };
        let finding = finding.label(risk.score_span(), "rated").with("risk", speak::name(risk));
        out.push(
            finding.with("score", scale.words(score)).with("appetite", scale.called(appetite)),
        );
    }
}

/// The finding at a risk whose acceptance nobody decided, or no longer holds.
fn finding(manual: &Manual, risk: &Entity<Risk>) -> Option<Diagnostic> {
    if let Some(until) = risk.accepted_until.as_ref().filter(|it| it.day < manual.as_of) {
        let finding = RULE.at(until.written.span).say("expired").offer("expired_help");
        return Some(finding.text("date", until.day.to_string()));
    }
    let mut missing = Vec::new();
    if risk.accepted_by.is_none() && !risk.is_garbled("accepted_by") {
        missing.push(Words::fixed("who accepted it", "接受人"));
    }
    if risk.accepted_until.is_none() && !risk.is_garbled("accepted_until") {
        missing.push(Words::fixed("until when", "接受期限"));
    }
    let is_said = missing.is_empty();
    (!is_said).then(|| RULE.at(risk.span).with("missing", speak::none_of(&missing)))
}
