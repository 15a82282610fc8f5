//! A role that carries a process of which its duties do not speak.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process, Role};
use crate::model::{Manual, Spoken};
use crate::text::{Span, Words};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("duties_silent_about_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (roles, processes) = (manual.all::<Role>(), manual.all::<Process>());
    if processes.is_empty() || roles.iter().all(|it| it.duties.is_empty()) {
        return;
    }
    let spoken = Spoken::new(manual);
    let mut silent: BTreeMap<usize, Vec<(usize, Span)>> = BTreeMap::new();
    for (at, process) in processes.iter().enumerate().filter(|(_, it)| !it.is_over()) {
        for (role, span) in carrying(manual, process) {
            let is_asked = !roles[role].duties.is_empty() && !roles[role].is_over();
            if is_asked && !spoken.of(role, at) {
                silent.entry(role).or_default().push((at, span));
            }
        }
    }
    for (role, all) in silent {
        let names: Vec<Words> = all.iter().map(|(it, _)| speak::name(&processes[*it])).collect();
        let role = &roles[role];
        let finding = RULE
            .at(role.span)
            .with("role", speak::name(role))
            .with("processes", speak::few(&names))
            .text("process", &*processes[all[0].0].id);
        let finding = if all.len() > 1 { finding.say("several") } else { finding };
        out.push(all.iter().fold(finding, |finding, (_, span)| finding.label(*span, "carries")));
    }
}

/// The roles that do a process, or answer for it, and where it names each first.
fn carrying(manual: &Manual, process: &Entity<Process>) -> BTreeMap<usize, Span> {
    let raci = process.raci.iter().flat_map(|it| &it.r);
    let steps = process.steps.iter().flat_map(|it| it.responsible.iter().chain(&it.accountable));
    let mut places: BTreeMap<usize, Span> = BTreeMap::new();
    let mut add = |it: &Ref<Role>| {
        if let Some(key) = manual.role(it) {
            places.entry(key.at).or_insert(it.id().span);
        }
    };
    process.answering().for_each(&mut add);
    raci.chain(steps).for_each(&mut add);
    places
}
