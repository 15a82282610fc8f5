//! An indicator without a unit, a direction or, where others have one, a value it started from.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Aim, Entity, Kpi};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_kpi.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let unit: speak::Needed<Kpi> = ("unit", Words::fixed("unit", "单位"), lacks_unit);
    let direction: speak::Needed<Kpi> =
        ("direction", Words::fixed("direction", "方向"), lacks_direction);
    let baseline: speak::Needed<Kpi> =
        ("baseline", Words::fixed("baseline", "基准值"), lacks_baseline);
    let found = if manual.all::<Kpi>().iter().any(|it| it.baseline.is_some()) {
        speak::incomplete(manual, [unit, direction, baseline])
    } else {
        speak::incomplete(manual, [unit, direction])
    };
    for (kpi, missing) in found {
        let finding = RULE.at(kpi.span).with("kpi", speak::name(kpi));
        out.push(finding.with("missing", missing));
    }
}

/// A target of `98 %` says the unit, too.
fn lacks_unit(kpi: &Entity<Kpi>) -> bool {
    let has_unit =
        |it: &Aim| it.unit.is_some() || it.value.as_ref().is_some_and(|it| it.unit.is_some());
    kpi.unit.is_none() && !kpi.target.as_ref().is_some_and(has_unit)
}

/// A range is its own direction.
fn lacks_direction(kpi: &Entity<Kpi>) -> bool {
    let target = kpi.target.as_ref().is_some_and(|it| it.min.is_some() || it.max.is_some());
    let limits = kpi.thresholds.as_ref().is_some_and(|it| it.min.is_some() || it.max.is_some());
    kpi.direction.is_none() && !target && !limits && kpi.informative != Some(true)
}

fn lacks_baseline(kpi: &Entity<Kpi>) -> bool {
    kpi.baseline.is_none() && kpi.informative != Some(true)
}
