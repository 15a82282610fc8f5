//! Incentives of which none follows from what indicators show.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Appraisal, Entity, Incentive, IncentiveKind, Kpi};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("results_without_incentive.md"), check);

/// In the conditions of how many incentives the names of indicators are looked for.
const PATIENCE: usize = 50;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut all = manual.all::<Incentive>().iter().filter(|it| !it.is_over());
    let has_results = manual.all::<Kpi>().iter().any(|it| !it.is_over());
    let pays = |it: &Entity<Incentive>| it.kind != Some(IncentiveKind::Penalty);
    let follows = all.clone().filter(|it| pays(it)).take(PATIENCE).any(|it| follows(manual, it));
    let is_judged = |it: &Entity<Appraisal>| {
        !it.rewards.is_empty() && it.items.iter().any(|item| item.kpi.is_some())
    };
    if !has_results || follows || manual.all::<Appraisal>().iter().any(is_judged) {
        return;
    }
    let Some(first) = all.next() else { return };
    let finding = RULE.at(first.span).with("incentive", speak::name(first));
    out.push(all.take(PATIENCE).fold(finding, |it, other| it.label(other.span, "also")));
}

/// Whether an incentive names an indicator, as a reference or in its condition.
fn follows(manual: &Manual, incentive: &Incentive) -> bool {
    let Some(when) = &incentive.when else { return !incentive.kpis.is_empty() };
    let says = |name: &str| when.all().any(|it| it.contains(name));
    let names = |it: &Entity<Kpi>| {
        says(&it.id) || it.head.name.iter().chain(&it.head.aliases).flat_map(Text::all).any(says)
    };
    let general = ["KPI", "指标", "绩效", "indicator", "target"];
    !incentive.kpis.is_empty()
        || general.into_iter().any(says)
        || manual.all::<Kpi>().iter().any(names)
}
