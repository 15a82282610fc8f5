//! A plan that answers no risk and brings back no process.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Key, Plan, Process, Risk, Stored};
use crate::model::{From, Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("unlinked_plan.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Risk>().is_empty() && manual.all::<Process>().is_empty() {
        return;
    }
    let fields = ["covers", "restores"];
    let lacks = |it: &Plan| it.covers.is_empty() && it.restores.is_empty();
    for at in manual.untold::<Plan>(&fields, Told::Each, |it| lacks(it)) {
        let plan = &manual.all::<Plan>()[at];
        let mut uses = manual.index.uses_of(Key { kind: Plan::INDEX, at });
        let is_named =
            uses.any(|it| matches!(it.from, From::Entity(key) if key.kind == Risk::INDEX));
        if !is_named {
            let finding = RULE.at(plan.span).with("plan", speak::name(plan));
            out.push(finding.text("id", plan.id.as_str()));
        }
    }
}
