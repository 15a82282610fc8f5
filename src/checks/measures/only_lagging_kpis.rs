//! A role, or a manual, whose indicators all tell what is over.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Kpi, Nature, Role};

pub static RULE: Rule = Rule::new(include_str!("only_lagging_kpis.md"), check);

/// From how many indicators on one may expect that one warns in time.
const MANY: usize = 2;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all: Vec<&Entity<Kpi>> = manual.all::<Kpi>().iter().filter(|it| !it.is_over()).collect();
    if is_lagging(&all) {
        let finding = RULE.at(all[0].span).say("whole").text("count", all.len().to_string());
        out.push(all[1..].iter().fold(finding, |it, kpi| it.label(kpi.span, "also")));
        return;
    }
    for role in manual.all::<Role>().iter().filter(|it| !it.is_over()) {
        let places = role.kpis.iter().filter_map(|it| manual.place_of(it.kpi.as_ref()?));
        let places: BTreeSet<usize> = places.collect();
        let own: Vec<_> = places.into_iter().map(|it| &manual.all::<Kpi>()[it]).collect();
        if is_lagging(&own) {
            out.push(RULE.at(role.span).with("role", speak::name(role)));
        }
    }
}

/// Whether there are several, and all tell what is over.
fn is_lagging(all: &[&Entity<Kpi>]) -> bool {
    all.len() >= MANY && all.iter().all(|it| it.nature == Some(Nature::Lagging))
}
