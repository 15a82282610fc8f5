//! A role that processes need and nobody holds.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Key, Person, Process, Role, Stored};
use crate::model::{Holders, Manual, Target};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("vacant_role.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let holders = Holders::new(manual);
    if !holders.are_named() {
        return;
    }
    let processes = manual.all::<Process>();
    let mut needed: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, process) in processes.iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let roles = manual.roles_in(process);
        let working = roles.carrying().chain(roles.approving.iter().copied());
        for role in working.collect::<std::collections::BTreeSet<_>>() {
            needed.entry(role).or_default().push(at);
        }
    }
    for (key, all) in needed {
        let role = &manual.all::<Role>()[key.at];
        let is_read = !role.is_garbled("holders") && !role.is_over();
        if is_read && holders.of(key).next().is_none() && !has_deputy(manual, &holders, role) {
            let names: Vec<Words> = all.iter().map(|it| speak::name(&processes[*it])).collect();
            let finding = RULE.at(role.span).with("role", speak::name(role));
            out.push(finding.with("processes", speak::few(&names)));
        }
    }
}

/// Whether somebody stands in.
fn has_deputy(manual: &Manual, holders: &Holders, role: &Role) -> bool {
    let target = role.deputy.as_ref().map(|it| manual.index.resolve(&it.mention));
    match target {
        Some(Target::Entity(key)) if key.kind == Person::INDEX => true,
        Some(Target::Entity(key)) => holders.of(key).next().is_some(),
        _ => false,
    }
}
