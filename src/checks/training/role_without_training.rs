//! A role that no course reaches.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Key, Role, Stored};
use crate::model::{Audiences, Manual};

pub static RULE: Rule = Rule::new(include_str!("role_without_training.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let courses = manual.all::<Course>();
    let reach = Audiences::new(manual).of_courses();
    let reach: Vec<_> =
        courses.iter().zip(reach).filter(|(it, _)| !it.is_over()).map(|(_, it)| it).collect();
    if reach.is_empty() {
        return;
    }
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        let key = Key { kind: Role::INDEX, at };
        if !role.is_over() && !reach.iter().any(|it| it.has(key)) {
            out.push(RULE.at(role.span).with("role", speak::name(role)).text("id", &role.id));
        }
    }
}
