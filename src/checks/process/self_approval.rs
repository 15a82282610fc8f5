//! An approval by whoever asks for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Approval, Process, Role, Step, StepKind, Stored};
use crate::model::{Manual, Target, folded};
use crate::text::Lang;
use crate::yaml::{Ref, RefOrText, Word};

pub static RULE: Rule = Rule::new(include_str!("self_approval.md"), check);

/// The places of the steps of a process by what they are called.
type Places = BTreeMap<String, usize>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>().iter().filter(|it| !it.approvals.is_empty()) {
        let places = process.steps_by_name();
        let before = before(process, &places);
        for (at, approval) in process.approvals.iter().enumerate() {
            let asking = asking(process, approval, &places, &before);
            let same = |approver: &Ref<Role>| {
                let is_same = |it: &&Ref<Role>| same_role(manual, it, approver);
                let asks = asking.iter().copied().find(is_same).map(|it| (it, None));
                let person = |it| Some((it, Some(only_person(manual, it, approver)?)));
                asks.or_else(|| asking.iter().copied().find_map(person))
            };
            let found = approval.approver.iter().find_map(|it| Some((it, same(it)?)));
            let Some((approver, (asks, person))) = found else { continue };
            let finding = RULE.at(approver.id().span).label(asks.id().span, "asks");
            let finding = finding
                .with("process", speak::name(process))
                .with("approval", speak::approval(process, at))
                .with("role", speak::role(manual, &approver.mention));
            out.push(match person {
                None => finding,
                Some(person) => finding
                    .say("person")
                    .offer("person_help")
                    .text("holder", person)
                    .with("other", speak::role(manual, &asks.mention)),
            });
        }
    }
}

/// The place of the step that is called `name`.
fn place(places: &Places, name: Option<&Word>) -> Option<usize> {
    places.get(&folded(name?.as_str())).copied()
}

/// The steps that lead to each step.
fn before(process: &Process, places: &Places) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); process.steps.len()];
    for (at, step) in process.steps.iter().enumerate() {
        let named = step.next.iter().filter_map(|it| place(places, it.to.as_ref()));
        named.for_each(|it| before[it].push(at));
        if step.next.is_empty() && at + 1 < before.len() {
            before[at + 1].push(at);
        }
    }
    before
}

/// The roles whose work an approval is about: who asks for it, or does the step at which it
/// stands, or, where that step is the approval itself, the work before.
fn asking<'p>(
    process: &'p Process,
    approval: &'p Approval,
    places: &Places,
    before: &[Vec<usize>],
) -> Vec<&'p Ref<Role>> {
    if !approval.requested_by.is_empty() {
        return approval.requested_by.iter().collect();
    }
    let mut open: Vec<usize> = place(places, approval.at_step.as_ref()).into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut asking = Vec::new();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        if is_work(&process.steps[at]) {
            let own = &process.steps[at].responsible;
            let default = process.raci.as_ref().map_or(&[][..], |it| &it.r);
            asking.extend(if own.is_empty() { default } else { own });
        } else {
            open.extend(&before[at]);
        }
    }
    asking.sort_by_key(|it| it.id().span);
    asking
}

/// Whether the step makes something that can be approved.
fn is_work(step: &Step) -> bool {
    use StepKind::{Approval, Decision, End, Start, Wait};
    !matches!(step.kind, Some(Approval | Decision | End | Start | Wait))
}

fn same_role(manual: &Manual, a: &Ref<Role>, b: &Ref<Role>) -> bool {
    manual.index.identity(&a.mention) == manual.index.identity(&b.mention)
}

/// The person who alone holds both roles.
fn only_person(manual: &Manual, a: &Ref<Role>, b: &Ref<Role>) -> Option<String> {
    let holder = |it: &Ref<Role>| match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == Role::INDEX => {
            match &manual.all::<Role>()[key.at].holders[..] {
                [RefOrText::Ref(it)] => Some(it.id().value.clone()),
                [RefOrText::Text(it)] => Some(it.get(Lang::Zh).to_owned()),
                _ => None,
            }
        }
        _ => None,
    };
    let (a, b) = (holder(a)?, holder(b)?);
    (folded(&a) == folded(&b)).then_some(b)
}
