//! A process that nobody answers for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Process;

pub static RULE: Rule = Rule::new(include_str!("process_without_owner.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>() {
        if process.head.owner.is_none() && !process.is_garbled("owner") {
            out.push(RULE.at(process.span).with("process", speak::name(process)));
        }
    }
}
