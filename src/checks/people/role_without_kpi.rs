//! A role that is measured by nothing.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::Role;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("role_without_kpi.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Role>();
    let is_asked = manual.is_asked_of_each("role", "kpis");
    if !is_asked && all.iter().all(|it| it.kpis.is_empty()) {
        return;
    }
    for at in manual.untold::<Role>(&["kpis"], Told::Each, |it| it.kpis.is_empty()) {
        let finding = RULE.at(all[at].span).with("role", speak::name(&all[at]));
        out.push(if is_asked { finding } else { finding.level(Level::Warning) });
    }
}
