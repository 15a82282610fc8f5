//! An approval that is given by the role or the person whose work it is about.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Holders, Manual};

pub static RULE: Rule = Rule::new(include_str!("self_approval.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let holders = Holders::new(manual);
    let has_nodes = |it: &Entity<Process>| !it.approvals.is_empty() && !it.is_over();
    for (process, flow) in manual.processes().filter(|(it, _)| has_nodes(it)) {
        for it in manual.own_approvals(process, flow, &holders) {
            let finding = RULE.at(it.approver.id().span).label(it.asks.id().span, "asks");
            let finding = finding
                .with("process", speak::name(process))
                .with("approval", speak::approval(process, it.approval))
                .with("role", speak::role(manual, &it.approver.mention));
            out.push(match it.person {
                None => finding,
                Some(person) => finding
                    .say("person")
                    .offer("person_help")
                    .text("holder", person)
                    .with("other", speak::role(manual, &it.asks.mention)),
            });
        }
    }
}
