//! A plan that does not say when it starts.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Plan;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("plan_without_activation.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let starts = |it: &Plan| it.activation.as_ref().is_some_and(|it| it.criteria.is_some());
    for at in manual.untold::<Plan>(&["activation"], Told::Each, |it| !starts(it)) {
        let plan = &manual.all::<Plan>()[at];
        let decides = plan.activation.as_ref().and_then(|it| it.who_decides.as_ref());
        let finding = RULE.at(plan.span).with("plan", speak::name(plan));
        out.push(match decides {
            Some(role) => finding
                .say("decides")
                .label(role.mention.id.span, "who")
                .with("role", speak::role(manual, &role.mention)),
            None => finding,
        });
    }
}
