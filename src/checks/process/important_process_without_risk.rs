//! A process on which much hangs, and for which nobody says what may go wrong.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Control, Entity, Importance, Key, Process, Risk, Stored};
use crate::model::{Manual, Target, Told};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("important_process_without_risk.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Risk>().is_empty() {
        return;
    }
    let lacks = |it: &Entity<Process>| it.is_work() && is_important(it) && it.risks.is_empty();
    for at in manual.untold(&["risks"], Told::Each, lacks) {
        let process = &manual.all::<Process>()[at];
        if has_risk(manual, Key { kind: Process::INDEX, at }, process) {
            continue;
        }
        let Some(importance) = process.importance else { continue };
        let finding = RULE.at(process.span).with("process", speak::name(process));
        out.push(finding.with("importance", importance.choice().words()).text("id", &*process.id));
    }
}

fn is_important(process: &Process) -> bool {
    matches!(process.importance, Some(Importance::High | Importance::Critical))
}

/// Whether a risk names the process, or a control in it holds one down.
fn has_risk(manual: &Manual, key: Key, process: &Process) -> bool {
    let holds_down = |at: usize| {
        let key = Key { kind: Control::INDEX, at };
        !manual.all::<Control>()[at].risks.is_empty() || manual.is_named_by::<Risk>(key, "controls")
    };
    let of_steps = process.steps.iter().flat_map(|it| &it.controls);
    let place = |it: &Ref<Control>| match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == Control::INDEX => Some(key.at),
        _ => None,
    };
    let mut own = process.controls.iter().chain(of_steps).filter_map(place);
    manual.is_named_by::<Risk>(key, "threatens")
        || own.any(holds_down)
        || manual.naming::<Control>(key, "at").any(holds_down)
}
