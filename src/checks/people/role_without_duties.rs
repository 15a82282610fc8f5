//! A role that has nothing to do.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Role;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("role_without_duties.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Role>(&["duties"], Told::Each, |it| it.duties.is_empty()) {
        let role = &manual.all::<Role>()[at];
        out.push(RULE.at(role.span).with("role", speak::name(role)));
    }
}
