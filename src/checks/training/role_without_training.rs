//! A role that no course reaches.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Entity, Key, Role, Stored};
use crate::model::{Audiences, Manual, Reach};

pub static RULE: Rule = Rule::new(include_str!("role_without_training.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let courses = manual.all::<Course>();
    let reach = Audiences::new(manual).of_courses();
    let mut reached = BTreeSet::new();
    for (_, reach) in courses.iter().zip(reach).filter(|(it, _)| !it.is_over()) {
        match reach {
            Reach::All => return,
            Reach::Roles(roles) => reached.extend(roles),
        }
    }
    if courses.iter().all(Entity::is_over) {
        return;
    }
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        let key = Key { kind: Role::INDEX, at };
        if !role.is_over() && !reached.contains(&key) {
            out.push(RULE.at(role.span).with("role", speak::name(role)).text("id", &role.id));
        }
    }
}
