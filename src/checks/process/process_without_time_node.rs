//! A process that may take for ever.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Process;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("process_without_time_node.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields = ["time_limit", "schedule", "milestones"];
    for at in manual.untold::<Process>(&fields, Told::Each, |it| !it.has_time_node()) {
        let process = &manual.all::<Process>()[at];
        out.push(RULE.at(process.span).with("process", speak::name(process)));
    }
}
