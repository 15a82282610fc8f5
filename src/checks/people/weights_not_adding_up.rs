//! Weights of indicators that are no whole.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Appraisal, Role};
use crate::text::Words;
use crate::yaml::{Decimal, Quantity};

pub static RULE: Rule = Rule::new(include_str!("weights_not_adding_up.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for role in manual.all::<Role>().iter().filter(|it| !it.is_over() && !it.is_garbled("kpis")) {
        let weights: Vec<_> = role.kpis.iter().map(|it| it.weight.as_ref()).collect();
        out.extend(finding(&weights, speak::full_name(role)));
    }
    let appraisals = manual.all::<Appraisal>().iter();
    for appraisal in appraisals.filter(|it| !it.is_over() && !it.is_garbled("items")) {
        let weights: Vec<_> = appraisal.items.iter().map(|it| it.weight.as_ref()).collect();
        out.extend(finding(&weights, speak::full_name(appraisal)));
    }
}

fn finding(weights: &[Option<&Quantity>], of: Words) -> Option<Diagnostic> {
    let given: Vec<&Quantity> = weights.iter().copied().flatten().collect();
    let first = given.first()?;
    let sum: Decimal = given.iter().map(|it| it.value).sum();
    // Points and other units have totals of their own.
    let is_percent = given.iter().all(|it| it.unit.as_deref().is_none_or(|it| it == "%"));
    let is_share = sum == Decimal::from(1) && given.iter().all(|it| it.unit.is_none());
    if !is_percent {
        return None;
    }
    let is_outside = |it: &Decimal| *it < Decimal::ZERO || *it > Decimal::HUNDRED;
    if let Some(outside) = given.iter().find(|it| is_outside(&it.value)) {
        let finding = RULE.at(outside.span()).say("outside").offer("outside_help");
        return Some(finding.with("of", of).text("weight", outside.value.to_string()));
    }
    if is_share || sum == Decimal::HUNDRED {
        return None;
    }
    if weights.len() == 1 {
        let finding = RULE.at(first.span()).say("single").offer("single_help").with("of", of);
        return Some(finding.text("weight", sum.to_string()));
    }
    let finding = RULE.at(first.span()).with("of", of).text("sum", sum.to_string());
    let finding = given[1..].iter().fold(finding, |it, weight| it.label(weight.span(), "part"));
    Some(match weights.len() - given.len() {
        0 => finding,
        1 => finding.say("one_without"),
        without => finding.say("some_without").text("without", without.to_string()),
    })
}
