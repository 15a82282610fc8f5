//! An owner of an indicator who has no part in what it measures.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Key, Kpi, Process, Role, Stored};

pub static RULE: Rule = Rule::new(include_str!("kpi_owner_outside_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let measured = measured(manual);
    let mut involved: BTreeMap<usize, BTreeSet<Key>> = BTreeMap::new();
    for (at, kpi) in manual.all::<Kpi>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let (Some(owner), Some(processes)) = (&kpi.head.owner, measured.get(&at)) else { continue };
        let Some(role) = manual.role(owner) else { continue };
        let has_no_part = processes.iter().all(|it| {
            let roles = involved.entry(*it).or_insert_with(|| with_superiors(manual, *it));
            // A process of which nobody says who does it leaves the question open.
            !roles.is_empty() && !roles.contains(&role)
        });
        if has_no_part {
            let finding = RULE.at(owner.id().span).with("kpi", speak::name(kpi));
            let names: Vec<_> =
                processes.iter().map(|it| speak::name(&manual.all::<Process>()[*it])).collect();
            let finding = finding.with("role", speak::role(manual, &owner.mention));
            out.push(finding.with("processes", speak::row(&names)));
        }
    }
}

/// The processes that each indicator measures: those that it names, and those that name it.
fn measured(manual: &Manual) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut measured: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, kpi) in manual.all::<Kpi>().iter().enumerate() {
        for process in kpi.processes.iter().filter_map(|it| manual.place_of(it)) {
            measured.entry(at).or_default().insert(process);
        }
    }
    for (at, process) in manual.all::<Process>().iter().enumerate() {
        for kpi in process.kpis.iter().filter_map(|it| manual.place_of(it)) {
            measured.entry(kpi).or_default().insert(at);
        }
    }
    measured
}

/// The roles that have a part in a process, and those to whom they report.
fn with_superiors(manual: &Manual, process: usize) -> BTreeSet<Key> {
    let mut all = BTreeSet::new();
    for role in manual.roles_in(&manual.all::<Process>()[process]).all() {
        let mut next = Some(role);
        while let Some(key) = next.filter(|it| all.insert(*it)) {
            let above = manual.all::<Role>()[key.at].reports_to.as_ref();
            next = above.and_then(|it| manual.place_of(it)).map(|at| Key { kind: Role::INDEX, at });
        }
    }
    all
}
