//! A plan in which nothing is done.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Plan;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("plan_without_actions.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Plan>(&["actions"], Told::Each, |it| it.actions.is_empty()) {
        let plan = &manual.all::<Plan>()[at];
        out.push(RULE.at(plan.span).with("plan", speak::name(plan)));
    }
}
