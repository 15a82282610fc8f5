//! A process that serves no goal.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Goal, GoalKind, Key, Kpi, Process, Stored};
use crate::model::{Manual, Target, Told};

pub static RULE: Rule = Rule::new(include_str!("process_without_goal.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.all::<Goal>().iter().any(is_aim) {
        return;
    }
    let serves = |key: Key, it: &Entity<Process>| {
        !it.goals.is_empty()
            || manual.is_named_by::<Goal>(key, "processes")
            || is_measured_for_goal(manual, key, it)
    };
    let serving = manual.with_subprocesses(serves);
    let lacks = |it: &Entity<Process>| it.is_work() && it.goals.is_empty();
    for at in manual.untold(&["goals"], Told::Each, lacks) {
        let process = &manual.all::<Process>()[at];
        if !serving[at] {
            let finding = RULE.at(process.span).with("process", speak::name(process));
            out.push(finding.text("id", &*process.id));
        }
    }
}

/// Whether it is a goal that work can bring nearer; a mission and values are for everybody.
fn is_aim(goal: &Entity<Goal>) -> bool {
    use GoalKind::{Mission, Value, Vision};
    !goal.is_over() && !matches!(goal.kind, Some(Mission | Vision | Value))
}

/// Whether an indicator of the process serves a goal.
fn is_measured_for_goal(manual: &Manual, key: Key, process: &Process) -> bool {
    let own = process.kpis.iter().filter_map(|it| match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == Kpi::INDEX => Some(key.at),
        _ => None,
    });
    own.chain(manual.naming::<Kpi>(key, "processes")).any(|at| {
        let key = Key { kind: Kpi::INDEX, at };
        manual.all::<Kpi>()[at].goal.is_some() || manual.is_named_by::<Goal>(key, "kpis")
    })
}
