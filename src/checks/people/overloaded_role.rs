//! A role that too much hangs on.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Process, Role};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("overloaded_role.md"), check);

/// From how many processes on shares of them say something.
const FEW: usize = 5;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let all: Vec<&Entity<Process>> =
        manual.all::<Process>().iter().filter(|it| !it.is_over()).collect();
    if all.len() < FEW {
        return;
    }
    let (mut answered, mut done) = (BTreeMap::new(), BTreeMap::new());
    for process in &all {
        count(manual, &mut answered, process.answering());
        for step in 0..process.steps.len() {
            count(manual, &mut done, process.doers(step).iter());
        }
    }
    let steps: usize = all.iter().map(|it| it.steps.len()).sum();
    let thresholds = manual.thresholds();
    let is_much = |count: usize, total: usize, share: u32| {
        count >= FEW && count * 100 > total * share as usize
    };
    for (at, role) in roles.iter().enumerate() {
        let of = |counts: &BTreeMap<usize, usize>| counts.get(&at).copied().unwrap_or(0);
        let (answered, done) = (of(&answered), of(&done));
        let finding = RULE.at(role.span).with("role", speak::name(role));
        let (finding, count, total) =
            if is_much(answered, all.len(), thresholds.accountable_share()) {
                (finding, answered, all.len())
            } else if is_much(done, steps, thresholds.responsible_share()) {
                (finding.say("does").offer("does_help"), done, steps)
            } else {
                continue;
            };
        out.push(finding.text("count", count.to_string()).text("total", total.to_string()));
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
