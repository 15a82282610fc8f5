//! A great risk without a plan for the day on which it happens.

use std::collections::BTreeMap;

use crate::checks::risk::residual_above_inherent;
use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Entity, EventType, Plan, Risk, RiskCategory};
use crate::model::{Gravity, Manual, Score, Told};

pub static RULE: Rule = Rule::new(include_str!("high_risk_without_plan.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    let plans = plans(manual);
    let untold = manual.untold::<Risk>(&["plan"], Told::Each, |it| it.plan.is_none());
    for (at, risk) in manual.threats().filter(|(at, _)| untold.contains(at)) {
        let Some(score) = risk.score().filter(|it| scale.has(*it)) else { continue };
        let is_odd = residual_above_inherent::is_odd(manual, risk);
        if is_odd || scale.gravity(score) < Gravity::High || manual.guards(at).has_plan() {
            continue;
        }
        let finding = match Score::of(risk.rating_left()) {
            Some(_) => RULE.at(risk.score_span()),
            None => RULE.at(risk.score_span()).say("only").level(Level::Warning),
        };
        let finding = finding
            .with("risk", speak::name(risk))
            .with("score", scale.words(score))
            .text("id", risk.id.as_str());
        let finding = match scale.level(score).and_then(|it| it.span) {
            Some(span) => finding.label(span, "begins"),
            None => finding,
        };
        out.push(match likely(&plans, risk) {
            Some(plan) => finding
                .offer("known_help")
                .label(plan.span, "known")
                .with("plan", speak::name(plan))
                .text("plan_id", plan.id.as_str()),
            None => finding,
        });
    }
}

/// The first plan for each event.
fn plans(manual: &Manual) -> BTreeMap<EventType, &Entity<Plan>> {
    let mut plans = BTreeMap::new();
    for plan in manual.all::<Plan>().iter().filter(|it| !it.is_over()) {
        for event in &plan.event_type {
            plans.entry(*event).or_insert(plan);
        }
    }
    plans
}

/// A plan that is for such events.
fn likely<'m>(
    plans: &BTreeMap<EventType, &'m Entity<Plan>>,
    risk: &Risk,
) -> Option<&'m Entity<Plan>> {
    events(risk.category?).iter().find_map(|it| plans.get(it).copied())
}

/// The events that risks of a category become.
fn events(category: RiskCategory) -> &'static [EventType] {
    use EventType::{
        CyberAttack, DataBreach, Fire, NaturalDisaster, PublicOpinion, SafetyAccident, SupplyBreak,
        SystemOutage,
    };
    match category {
        RiskCategory::InformationSecurity => &[CyberAttack, DataBreach, SystemOutage],
        RiskCategory::Safety => &[SafetyAccident, Fire],
        RiskCategory::Supply => &[SupplyBreak],
        RiskCategory::Reputation => &[PublicOpinion],
        RiskCategory::Natural => &[NaturalDisaster],
        _ => &[],
    }
}
