//! One role with two duties that have to be kept apart.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Process;
use crate::model::{Holders, Manual};

pub static RULE: Rule = Rule::new(include_str!("incompatible_duties.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (pairs, holders) = (manual.kept_apart(), Holders::default());
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        for it in manual.conflicts(process, &pairs, &holders) {
            let (a, b) =
                (speak::step(process, it.first.step), speak::step(process, it.second.step));
            let finding = RULE
                .at(it.second.role.id().span)
                .with("process", speak::name(process))
                .with("role", speak::role(manual, &it.second.role.mention))
                .with("first_step", a)
                .with("second_step", b)
                .with("first_duty", it.duties.0.choice().words())
                .with("second_duty", it.duties.1.choice().words());
            let steps = [(it.first.step, "first"), (it.second.step, "second")];
            out.push(steps.into_iter().fold(finding, |finding, (step, words)| {
                finding.label(process.step_span(step, process.span), words)
            }));
        }
    }
}
