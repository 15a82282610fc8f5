//! A role that nothing in the manual needs.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Key, Person, Process, Role, Stored};
use crate::model::{From, Manual, Target, Use};

pub static RULE: Rule = Rule::new(include_str!("unused_role.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Process>().is_empty() {
        return;
    }
    // Who shares a name by which a role is asked for may be the one that is meant.
    let missing = manual.index.uses.iter().filter(|it| it.target == Target::Missing);
    let maybe: BTreeSet<Key> = missing.flat_map(|it| manual.index.namesakes(&it.mention)).collect();
    for (at, role) in manual.all::<Role>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let key = Key { kind: Role::INDEX, at };
        let needs = |it: &Use| match it.from {
            // That roles and people name each other gives nobody any work.
            From::Entity(key) => key.kind != Role::INDEX && key.kind != Person::INDEX,
            From::Text(chapter) => chapter != role.chapter,
            From::Chapter(_) | From::Manual => true,
        };
        if !manual.index.uses_of(key).any(needs) && !maybe.contains(&key) {
            out.push(RULE.at(role.span).with("role", speak::name(role)).text("id", &*role.id));
        }
    }
}
