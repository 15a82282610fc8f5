//! An approver who has to say no to their own superior.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Approval, Process, Role};
use crate::model::{Flow, Manual};

pub static RULE: Rule = Rule::new(include_str!("approval_of_superior.md"), check);

/// How many levels a reporting line has at the most; circles end here, too.
const LEVELS: usize = 64;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let above: Vec<Option<usize>> = roles
        .iter()
        .map(|it| it.reports_to.as_ref().and_then(|it| manual.role(it)).map(|it| it.at))
        .collect();
    let superiors = |at: usize| {
        std::iter::successors(above[at], |it| above[*it]).take(LEVELS).filter(move |it| *it != at)
    };
    for process in manual.all::<Process>().iter().filter(|it| !it.approvals.is_empty()) {
        let flow = Flow::new(process);
        for (at, approval) in process.approvals.iter().enumerate().filter(|(_, it)| decides(it)) {
            let asking: BTreeMap<usize, _> = flow
                .asking(process, approval)
                .into_iter()
                .filter_map(|it| Some((manual.role(it)?.at, it)))
                .collect();
            let found = approval.approver.iter().find_map(|approver| {
                let own = manual.role(approver)?.at;
                let superior = superiors(own).find(|it| asking.contains_key(it))?;
                Some((approver, own, superior))
            });
            let Some((approver, own, superior)) = found else { continue };
            // Where the role asks, too, it approves its own work, which another rule says.
            if !asking.contains_key(&own) {
                out.push(
                    RULE.at(approver.id().span)
                        .with("process", speak::name(process))
                        .with("approval", speak::approval(process, at))
                        .with("role", speak::name(&roles[own]))
                        .with("superior", speak::name(&roles[superior]))
                        .label(asking[&superior].id().span, "asks"),
                );
            }
        }
    }
}

/// Whether the approval decides: a look over the work of a superior may be meant.
fn decides(approval: &Approval) -> bool {
    use crate::model::kinds::ApprovalKind::{Countersign, Review};
    !matches!(approval.kind, Some(Review | Countersign))
}
