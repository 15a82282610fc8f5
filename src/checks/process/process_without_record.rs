//! A process that leaves nothing to show that it was done.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Control, Entity, Form, Inspection, Key, Process, Step, Stored};
use crate::model::{Manual, Target, Told};
use crate::yaml::{Ref, RefOrText};

pub static RULE: Rule = Rule::new(include_str!("process_without_record.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Entity<Process>| it.is_work() && !it.steps.is_empty() && !names_record(it);
    for at in manual.untold(&["records"], Told::Each, lacks) {
        let process = &manual.all::<Process>()[at];
        if !leaves_proof(manual, Key { kind: Process::INDEX, at }, process) {
            out.push(RULE.at(process.span).with("process", speak::name(process)));
        }
    }
}

/// Whether it names a record, at one of its steps, approvals or outputs at least.
fn names_record(process: &Process) -> bool {
    !process.records.is_empty()
        || process.steps.iter().any(|it| it.record.is_some())
        || process.approvals.iter().any(|it| it.evidence.is_some())
        || process.outputs.iter().any(|it| it.form.is_some())
}

/// Whether others say of it that a record is left: a form, or what is inspected or controlled in
/// it.
fn leaves_proof(manual: &Manual, key: Key, process: &Process) -> bool {
    let inspection = |at: usize| manual.all::<Inspection>()[at].record.is_some();
    let control = |at: usize| manual.all::<Control>()[at].evidence.is_some();
    let of_step = |it: &Step| match it.inspection.as_deref() {
        Some(RefOrText::Ref(it)) => place(manual, it).is_some_and(inspection),
        _ => false,
    };
    let of_steps = process.steps.iter().flat_map(|it| &it.controls);
    let mut controls = process.controls.iter().chain(of_steps);
    manual.is_named_by::<Form>(key, "process")
        || manual.naming::<Inspection>(key, "at").any(inspection)
        || manual.naming::<Control>(key, "at").any(control)
        || process.steps.iter().any(of_step)
        || controls.any(|it| place(manual, it).is_some_and(control))
}

fn place<K: Stored>(manual: &Manual, it: &Ref<K>) -> Option<usize> {
    match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == K::INDEX => Some(key.at),
        _ => None,
    }
}
