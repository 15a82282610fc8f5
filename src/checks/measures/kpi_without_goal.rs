//! An indicator that serves no goal.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::graph::{reached, reversed};
use crate::model::kinds::{Goal, Kpi};

pub static RULE: Rule = Rule::new(include_str!("kpi_without_goal.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let goals = manual.all::<Goal>();
    if goals.is_empty() {
        return;
    }
    let all = manual.all::<Kpi>();
    let named: BTreeSet<usize> =
        goals.iter().flat_map(|it| &it.kpis).filter_map(|it| manual.place_of(it)).collect();
    let tree = manual.tree::<Kpi>(|it| it.parent.as_ref());
    let has_goal =
        |at: &usize| all[*at].goal.is_some() || all[*at].is_garbled("goal") || named.contains(at);
    let served = reached(&reversed(&tree), (0..all.len()).filter(has_goal));
    for (at, kpi) in all.iter().enumerate() {
        let is_free = kpi.is_over() || kpi.informative == Some(true);
        if !is_free && !served[at] {
            out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
        }
    }
}
