//! A risk of which nobody says how large it is.

use std::ops::RangeInclusive;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Risk};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("unrated_risk.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields = ["inherent", "likelihood", "impact"];
    let is_read = |it: &&Entity<Risk>| !fields.iter().any(|field| it.is_garbled(field));
    for (_, risk) in manual.risks().filter(|(_, it)| is_read(it)) {
        let (likelihood, impact) = risk.rating();
        let mut missing = Vec::new();
        if likelihood.is_none() {
            missing.push(Words::fixed("likelihood", "可能性"));
        }
        if impact.is_none() {
            missing.push(Words::fixed("impact", "影响程度"));
        }
        if !missing.is_empty() {
            let finding = RULE.at(risk.span).with("risk", speak::name(risk));
            out.push(
                finding
                    .with("missing", speak::none_of(&missing))
                    .with("likelihood", ends(&manual.risk_scale.likelihood))
                    .with("impact", ends(&manual.risk_scale.impact)),
            );
        }
    }
}

/// Where a scale begins and ends.
fn ends(scale: &RangeInclusive<i64>) -> Words {
    let (first, last) = (scale.start(), scale.end());
    Words::new(format!("{first} to {last}"), format!("{first}–{last}"))
}
