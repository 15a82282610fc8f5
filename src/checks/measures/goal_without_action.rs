//! An objective that nobody works on: strategy without action.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::graph::reached;
use crate::model::kinds::{Campaign, Described, Entity, Goal, Improvement, Key, Process, Stored};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("goal_without_action.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Process>().is_empty() && manual.all::<Improvement>().is_empty() {
        return;
    }
    let all = manual.all::<Goal>();
    let tree = manual.tree::<Goal>(|it| it.parent.as_ref());
    let doers = [Process::KIND, Improvement::KIND, Campaign::KIND];
    let acts = |at: &usize| {
        let key = Key { kind: Goal::INDEX, at: *at };
        !all[*at].processes.is_empty() || manual.is_used_by(key, &doers)
    };
    let acted = reached(&tree, (0..all.len()).filter(acts));
    let lacking = manual.untold::<Goal>(&["processes"], Told::Each, Entity::is_objective);
    for at in lacking.into_iter().filter(|it| !acted[*it]) {
        out.push(RULE.at(all[at].span).with("goal", speak::name(&all[at])));
    }
}
