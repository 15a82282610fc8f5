//! A plan without somebody who commands, or with a task that nobody has.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Plan};
use crate::model::{Manual, Told};
use crate::text::Lang;

pub static RULE: Rule = Rule::new(include_str!("plan_without_commander.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let commands =
        |it: &Plan| it.commander.is_some() || it.levels.iter().any(|it| it.commander.is_some());
    let untold: BTreeSet<usize> =
        manual.untold::<Plan>(&["commander", "team"], Told::Each, |it| !commands(it));
    for (at, plan) in manual.all::<Plan>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        if untold.contains(&at) {
            out.push(RULE.at(plan.span).with("plan", speak::name(plan)));
        }
        if !plan.is_garbled("team") {
            tasks(plan, out);
        }
    }
}

/// The tasks of a plan that nobody has.
fn tasks(plan: &Entity<Plan>, out: &mut Vec<Diagnostic>) {
    for it in plan.team.iter().filter(|it| it.role.is_none()) {
        let Some(task) = &it.task else { continue };
        let words = crate::text::Words::new(
            speak::short(task.get(Lang::En)),
            speak::short(task.get(Lang::Zh)),
        );
        let finding = RULE.at(task.span).say("task").offer("task_help");
        out.push(finding.with("plan", speak::name(plan)).with("task", words));
    }
}
