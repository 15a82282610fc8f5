//! A control that is tested by who carries it out.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Control;
use crate::model::{Holders, Manual};

pub static RULE: Rule = Rule::new(include_str!("self_tested_control.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let holders = Holders::new(manual);
    for control in manual.all::<Control>().iter().filter(|it| !it.is_over()) {
        let Some((performer, tester)) = control.performer.as_ref().zip(control.tester.as_ref())
        else {
            continue;
        };
        let finding = RULE
            .at(tester.mention.id.span)
            .label(performer.mention.id.span, "performer")
            .with("control", speak::name(control));
        let identity = |it| manual.index.identity(it);
        if identity(&performer.mention) == identity(&tester.mention) {
            out.push(finding.with("role", speak::role(manual, &tester.mention)));
            continue;
        }
        let roles = manual.role(performer).zip(manual.role(tester));
        if let Some(person) = roles.and_then(|(a, b)| holders.only_of_both(a, b)) {
            out.push(
                finding
                    .say("person")
                    .offer("person_help")
                    .text("person", person)
                    .with("performer", speak::role(manual, &performer.mention))
                    .with("tester", speak::role(manual, &tester.mention)),
            );
        }
    }
}
