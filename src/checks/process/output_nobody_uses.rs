//! An output that goes nowhere.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Process};

pub static RULE: Rule = Rule::new(include_str!("output_nobody_uses.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let taken = manual.taken_in();
    let is_read = |it: &&Entity<Process>| !it.is_over() && !it.is_garbled("outputs");
    for process in manual.all::<Process>().iter().filter(is_read) {
        let loose = process.outputs.iter().filter(|it| it.to.is_none() && it.form.is_none());
        for item in loose {
            let mut called = item.called().peekable();
            if called.peek().is_some() && !called.any(|it| taken.contains_key(&it)) {
                let finding = RULE.at(item.place(process.span)).with("item", speak::item(item));
                out.push(finding.with("process", speak::name(process)));
            }
        }
    }
}
