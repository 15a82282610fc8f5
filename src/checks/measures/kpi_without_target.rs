//! An indicator of which nobody says what has to be reached.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Kpi, Role};

pub static RULE: Rule = Rule::new(include_str!("kpi_without_target.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // A role may have a target of its own for an indicator.
    let of_roles = manual.all::<Role>().iter().flat_map(|it| &it.kpis);
    let aimed: BTreeSet<_> = of_roles
        .filter(|it| it.target.is_some())
        .filter_map(|it| manual.index.identity(&it.kpi.as_ref()?.mention).0)
        .map(|it| it.at)
        .collect();
    for (at, kpi) in manual.all::<Kpi>().iter().enumerate() {
        let is_free = kpi.informative == Some(true) || aimed.contains(&at);
        if kpi.target.is_none() && !has_range(kpi) && !is_free && !kpi.is_garbled("target") {
            out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
        }
    }
}

/// Whether the limits say which range is good.
fn has_range(kpi: &Kpi) -> bool {
    kpi.thresholds.as_ref().is_some_and(|it| it.min.is_some() || it.max.is_some())
}
