//! An inspection by those who made what is inspected.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{
    Entity, Inspection, Process, ProcessCategory, Role, Step, StepDuty, StepKind, Stored,
};
use crate::model::{Flow, Holders, Manual, Target};
use crate::text::Spanned;
use crate::yaml::{Ref, Word};

pub static RULE: Rule = Rule::new(include_str!("self_inspection.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Inspection>().iter();
    let asked = all.filter(|it| !it.is_over() && it.self_check != Some(true));
    let mut asked = asked.filter(|it| it.inspector.is_some() && !it.at.is_empty()).peekable();
    if asked.peek().is_none() {
        return;
    }
    let (holders, mut flows) = (Holders::new(manual), Flows::new());
    for inspection in asked {
        let Some(inspector) = &inspection.inspector else { continue };
        let makers = makers(manual, inspection, &mut flows);
        let is_same = |it: &&&Ref<Role>| {
            manual.index.identity(&it.mention) == manual.index.identity(&inspector.mention)
        };
        let same = makers.iter().find(is_same).map(|it| (*it, None));
        let person = || {
            let person =
                |it: &Ref<Role>| holders.only_of_both(manual.role(it)?, manual.role(inspector)?);
            makers.iter().find_map(|it| Some((*it, Some(person(it)?))))
        };
        let Some((maker, person)) = same.or_else(person) else { continue };
        let finding = RULE
            .at(inspector.id().span)
            .label(maker.id().span, "makes")
            .with("inspection", speak::name(inspection))
            .with("role", speak::role(manual, &inspector.mention));
        out.push(match person {
            None => finding,
            Some(person) => finding
                .say("person")
                .text("holder", person)
                .with("other", speak::role(manual, &maker.mention)),
        });
    }
}

/// The flows of the processes that are asked for, each made once.
type Flows = BTreeMap<usize, Flow>;

/// The roles that make what is inspected, if the manual says it.
fn makers<'m>(
    manual: &'m Manual,
    inspection: &Entity<Inspection>,
    flows: &mut Flows,
) -> Vec<&'m Ref<Role>> {
    let mut makers = Vec::new();
    for it in &inspection.at {
        let (mention, target) = manual.index.with_part(&it.mention);
        let (Some(part), Target::Entity(key)) = (&mention.part, target) else { continue };
        let process = match manual.all::<Process>().get(key.at) {
            Some(process) if key.kind == Process::INDEX => process,
            _ => continue,
        };
        // Quality control takes samples of what others made.
        if process.category == Some(ProcessCategory::QualityControl) {
            continue;
        }
        let flow = flows.entry(key.at).or_insert_with(|| Flow::new(process));
        let part = Word(Spanned::new(part.to_string(), mention.id.span));
        makers.extend(flow.place(&part).into_iter().flat_map(|it| makers_at(process, flow, it)));
    }
    makers
}

/// Those who do the step, or, where nothing is made at it, the work before.
fn makers_at<'p>(process: &'p Process, flow: &Flow, at: usize) -> Vec<&'p Ref<Role>> {
    let mut open = vec![at];
    let (mut seen, mut makers) = (BTreeSet::new(), Vec::new());
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        let step = &process.steps[at];
        if is_look(step) {
            open.extend(&flow.before[at]);
        } else if !is_taken_over(step) {
            makers.extend(process.doers(at));
        }
    }
    makers.sort_by_key(|it| it.id().span);
    makers
}

/// Whether nothing is made at the step.
fn is_look(step: &Step) -> bool {
    use StepKind::{Approval, Decision, End, Inspection, Start, Wait};
    matches!(step.kind, Some(Approval | Decision | End | Inspection | Start | Wait))
}

/// Whether what comes out of the step was made elsewhere.
fn is_taken_over(step: &Step) -> bool {
    matches!(step.duty, Some(StepDuty::Acceptance | StepDuty::Custody | StepDuty::Purchasing))
}
