//! An inspection of which nobody knows where, how often, by what or by whom it is made.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Inspection, Key, Process, StepKind, Stored};
use crate::model::{Manual, Target, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_inspection.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let each = Told::Each;
    let fields = [
        (
            manual.untold(&["at"], each, |it| !stands_at_step(manual, it)),
            Words::fixed("step", "检验步骤"),
        ),
        (
            manual.untold(&["standard"], each, |it: &Entity<Inspection>| it.standard.is_none()),
            Words::fixed("standard", "标准"),
        ),
        (
            manual.untold(&["frequency", "sampling"], each, |it: &Entity<Inspection>| {
                it.frequency.is_none() && it.sampling.is_none()
            }),
            Words::fixed("frequency or sampling", "频次或抽样方法"),
        ),
        (
            manual.untold(&["inspector"], each, |it| !has_inspector(manual, it)),
            Words::fixed("inspector", "检验人"),
        ),
    ];
    for (at, inspection) in manual.all::<Inspection>().iter().enumerate() {
        let is_named = || {
            let key = Key { kind: Inspection::INDEX, at };
            manual.is_named_by::<Process>(key, "steps")
        };
        let missing = fields.iter().enumerate().filter(|(_, (lacking, _))| lacking.contains(&at));
        // A step may name its inspection, in place of the inspection the step.
        let missing = missing.filter(|(field, _)| *field > 0 || !is_named());
        let missing: Vec<Words> = missing.map(|(_, (_, words))| words.clone()).collect();
        if !missing.is_empty() {
            let finding = RULE.at(inspection.span).with("inspection", speak::name(inspection));
            out.push(finding.with("missing", speak::none_of(&missing)));
        }
    }
}

/// Whether it says at which step it is made. What names no process that is there is told elsewhere.
fn stands_at_step(manual: &Manual, inspection: &Entity<Inspection>) -> bool {
    inspection.at.iter().any(|it| {
        let (mention, target) = manual.index.with_part(&it.mention);
        mention.part.is_some() || !matches!(target, Target::Entity(_))
    })
}

/// Whether it says who makes it, or its step does, where that is nothing else but the inspection.
fn has_inspector(manual: &Manual, inspection: &Entity<Inspection>) -> bool {
    inspection.inspector.is_some()
        || inspection.at.iter().any(|it| {
            let (mention, target) = manual.index.with_part(&it.mention);
            let (Some(part), Target::Entity(key)) = (&mention.part, target) else { return false };
            let Some(process) = manual.all::<Process>().get(key.at) else { return false };
            process.step(part).is_some_and(|it| {
                process.steps[it].kind == Some(StepKind::Inspection)
                    && !process.doers(it).is_empty()
            })
        })
}
