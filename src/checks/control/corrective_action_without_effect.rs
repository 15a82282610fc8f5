//! A corrective action that was closed without its cause, or without a verified effect.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Improvement, ImprovementStatus};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("corrective_action_without_effect.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Improvement>; 3] = [
        ("cause", Words::fixed("cause", "原因"), |it| {
            it.is_corrective() && it.is_done() && it.cause.is_none()
        }),
        ("verified_by", Words::fixed("verifier", "验证人"), |it| {
            is_verified(it) && it.verified_by.is_none()
        }),
        ("effective", Words::fixed("judgement of its effect", "有效性结论"), |it| {
            is_verified(it) && it.effective.is_none()
        }),
    ];
    for (action, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(action.span).with("action", speak::name(action));
        out.push(finding.with("missing", missing));
    }
    for action in manual.all::<Improvement>().iter().filter(|it| is_verified(it)) {
        if let (Some(verifier), Some(owner)) = (&action.verified_by, &action.head.owner)
            && manual.index.identity(&verifier.mention) == manual.index.identity(&owner.mention)
        {
            let finding = RULE.at(verifier.id().span).label(owner.id().span, "owner");
            let finding = finding.say("own").offer("own_help").with("action", speak::name(action));
            out.push(finding.with("role", speak::role(manual, &owner.mention)));
        }
        if action.effective == Some(false) && action.leads_to.is_empty() {
            let finding = RULE.at(action.span).say("failed").offer("failed_help");
            out.push(finding.with("action", speak::name(action)));
        }
    }
}

/// Whether it is a corrective action whose effect is said to be verified.
fn is_verified(it: &Entity<Improvement>) -> bool {
    it.is_corrective() && it.status == Some(ImprovementStatus::Verified)
}
