//! A control that is carried out nowhere.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Control, Inspection, Key, Plan, Process, Stored};
use crate::model::{From, Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("control_outside_processes.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Process>().is_empty() {
        return;
    }
    for at in manual.untold::<Control>(&["at"], Told::Each, |it| it.at.is_empty()) {
        let control = &manual.all::<Control>()[at];
        if !is_carried_out(manual, Key { kind: Control::INDEX, at }) {
            let finding = RULE.at(control.span).with("control", speak::name(control));
            out.push(finding.text("id", control.id.as_str()));
        }
    }
}

/// Whether a process, an inspection or a plan names it.
fn is_carried_out(manual: &Manual, control: Key) -> bool {
    let doers = [Process::INDEX, Inspection::INDEX, Plan::INDEX];
    let mut uses = manual.index.uses_of(control);
    uses.any(|it| matches!(it.from, From::Entity(key) if doers.contains(&key.kind)))
}
