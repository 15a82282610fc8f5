//! A role that too much hangs on.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Process, Role};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("overloaded_role.md"), check);

/// How many processes a role may always carry.
const FEW: usize = 5;
/// Which share of all processes, in percent, one role may answer for.
const ANSWERED: usize = 40;
/// Which share of all processes, in percent, one role may work in.
const DONE: usize = 50;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let all: Vec<&Entity<Process>> =
        manual.all::<Process>().iter().filter(|it| !it.is_over()).collect();
    let (mut answered, mut done) = (BTreeMap::new(), BTreeMap::new());
    for process in &all {
        count(manual, &mut answered, process.answering());
        let steps = process.steps.iter().flat_map(|it| &it.responsible);
        count(manual, &mut done, steps.chain(process.raci.iter().flat_map(|it| &it.r)));
    }
    let is_much = |count: usize, share| count >= FEW && count * 100 > all.len() * share;
    for (at, role) in roles.iter().enumerate() {
        let of = |counts: &BTreeMap<usize, usize>| counts.get(&at).copied().unwrap_or(0);
        let (answered, done) = (of(&answered), of(&done));
        let finding = RULE.at(role.span).with("role", speak::name(role));
        let (finding, count) = if is_much(answered, ANSWERED) {
            (finding, answered)
        } else if is_much(done, DONE) {
            (finding.say("does").offer("does_help"), done)
        } else {
            continue;
        };
        out.push(finding.text("count", count.to_string()).text("total", all.len().to_string()));
    }
}

/// Counts each of the roles once.
fn count<'m>(
    manual: &Manual,
    counts: &mut BTreeMap<usize, usize>,
    roles: impl Iterator<Item = &'m Ref<Role>>,
) {
    let here: BTreeSet<usize> = roles.filter_map(|it| manual.role(it)).map(|it| it.at).collect();
    for it in here {
        *counts.entry(it).or_default() += 1;
    }
}
