//! A process that does not say what to do when it goes wrong.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Key, Plan, Process, Stored};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("process_without_exceptions.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // What is not described yet is not asked what happens when it goes wrong.
    let lacks =
        |it: &Entity<Process>| it.is_work() && !it.steps.is_empty() && it.exceptions.is_empty();
    for at in manual.untold(&["exceptions"], Told::Each, lacks) {
        let process = &manual.all::<Process>()[at];
        if !manual.is_named_by::<Plan>(Key { kind: Process::INDEX, at }, "restores") {
            out.push(RULE.at(process.span).with("process", speak::name(process)));
        }
    }
}
