//! Amounts that nobody may approve, or that two may.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Flaw, Manual};
use crate::text::Words;
use crate::yaml::Money;

pub static RULE: Rule = Rule::new(include_str!("gap_in_approval_limits.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_read = |it: &Entity<Process>| !it.is_over() && !it.is_garbled("approvals");
    for (process, flow) in manual.processes().filter(|(it, _)| is_read(it)) {
        let chains = process.chains(flow);
        for chain in &chains {
            for flaw in chain.flaws(process, &chains) {
                let what = |approval: usize| match chain.step {
                    Some(step) => speak::step(process, step),
                    None => speak::approval(process, approval),
                };
                out.push(said(manual, process, flaw, what).with("process", speak::name(process)));
            }
        }
    }
}

/// What is wrong, in words; `what` says what is approved.
fn said(
    manual: &Manual,
    process: &Process,
    flaw: Flaw<'_>,
    what: impl Fn(usize) -> Words,
) -> Diagnostic {
    let roles = |approval: usize| {
        let roles = process.approvals[approval].approver.iter();
        let roles: Vec<Words> = roles.map(|it| speak::role(manual, &it.mention)).collect();
        if roles.is_empty() {
            speak::row(&[speak::approval(process, approval)])
        } else {
            speak::row(&roles)
        }
    };
    let at = |money: &Money, approval: usize| RULE.at(money.span()).with("what", what(approval));
    match flaw {
        Flaw::Gap { below, above } => at(above.0, above.1)
            .label(below.0.span(), "below")
            .text("from", &*below.0.written.value)
            .text("to", &*above.0.written.value)
            .with("lower", roles(below.1))
            .with("upper", roles(above.1)),
        Flaw::NoTop((end, approval)) => at(end, approval)
            .say("top")
            .offer("top_help")
            .text("from", &*end.written.value)
            .with("lower", roles(approval)),
        Flaw::Overlap { from, to, other } => {
            let finding = at(from.0, from.1)
                .say(if to.is_some() { "overlap" } else { "overlap_above" })
                .offer("overlap_help")
                .text("from", &*from.0.written.value)
                .with("lower", roles(other))
                .with("upper", roles(from.1));
            match to {
                Some(to) => finding.label(to.span(), "until").text("to", &*to.written.value),
                None => finding,
            }
        }
        Flaw::TurnedAround((from, to), approval) => at(from, approval)
            .say("turned")
            .offer("turned_help")
            .text("from", &*from.written.value)
            .text("to", &*to.written.value)
            .with("lower", roles(approval)),
        Flaw::TwoCurrencies((from, to), approval) => at(to, approval)
            .say("two_currencies")
            .offer("two_currencies_help")
            .label(from.span(), "begins")
            .text("from", &*from.written.value)
            .text("to", &*to.written.value)
            .with("lower", roles(approval)),
        Flaw::Mixed { first, other } => at(other.0, other.1)
            .say("mixed")
            .offer("mixed_help")
            .label(first.0.span(), "another")
            .text("from", &*first.0.written.value)
            .text("to", &*other.0.written.value),
    }
}
