//! A process that does not say what is done.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Process;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("process_without_steps.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>();
    // The steps of a process that is made of others are those processes.
    let parents: BTreeSet<_> = all
        .iter()
        .filter_map(|it| it.parent.as_ref())
        .filter_map(|it| manual.index.identity(&it.mention).0)
        .map(|it| it.at)
        .collect();
    let is_bare = |it: &Process| it.steps.is_empty() && it.calls.is_empty();
    for at in manual.untold::<Process>(&["steps"], Told::Each, |it| is_bare(it)) {
        if !parents.contains(&at) {
            out.push(RULE.at(all[at].span).with("process", speak::name(&all[at])));
        }
    }
}
