//! A process that no indicator measures.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Key, Kpi, Process};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("unmeasured_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Kpi>().is_empty() {
        return;
    }
    let is_measured = |key: Key, it: &Entity<Process>| {
        !it.kpis.is_empty() || manual.is_named_by::<Kpi>(key, "processes")
    };
    let measured = manual.with_subprocesses(is_measured);
    let lacks = |it: &Entity<Process>| it.is_work() && it.kpis.is_empty();
    for at in manual.untold(&["kpis"], Told::Each, lacks) {
        let process = &manual.all::<Process>()[at];
        if !measured[at] {
            let finding = RULE.at(process.span).with("process", speak::name(process));
            out.push(finding.text("id", &*process.id));
        }
    }
}
