//! A control that nobody answers for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Control;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("control_without_owner.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Control>(&["owner"], Told::Each, |it| it.head.owner.is_none()) {
        let control = &manual.all::<Control>()[at];
        let finding = RULE.at(control.span).with("control", speak::name(control));
        out.push(match &control.performer {
            Some(role) => finding
                .say("performed")
                .with("role", speak::role(manual, &role.mention))
                .label(role.mention.id.span, "performer"),
            None => finding,
        });
    }
}
