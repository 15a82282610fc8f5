//! An objective that nothing measures.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::graph::reached;
use crate::model::kinds::{Described, Entity, Goal, GoalKind, Key, Kpi, Stored};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("goal_without_measure.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Goal>();
    let tree = manual.tree::<Goal>(|it| it.parent.as_ref());
    // Who measures a part of a goal measures the goal, and a key result is a measure itself.
    let shows = |at: &usize| {
        let is_key_result = all[*at].kind == Some(GoalKind::KeyResult);
        let is_named = || manual.is_used_by(Key { kind: Goal::INDEX, at: *at }, &[Kpi::KIND]);
        is_key_result || !all[*at].kpis.is_empty() || is_named()
    };
    let measured = reached(&tree, (0..all.len()).filter(shows));
    let lacking = manual.untold::<Goal>(&["kpis"], Told::Each, Entity::is_objective);
    for at in lacking.into_iter().filter(|it| !measured[*it]) {
        out.push(RULE.at(all[at].span).with("goal", speak::name(&all[at])));
    }
}
