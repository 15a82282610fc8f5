//! An approval that nobody can give.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Approval, Key, Process, Role};
use crate::model::{Holders, Manual};
use crate::text::{Span, Words};

pub static RULE: Rule = Rule::new(include_str!("approval_without_approver.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let holders = Holders::new(manual);
    let mut vacant: BTreeMap<Key, Vec<(Span, Words, Words)>> = BTreeMap::new();
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        for (at, approval) in process.approvals.iter().enumerate() {
            let (name, own) = (speak::name(process), speak::approval(process, at));
            if approval.approver.is_empty() {
                if !approval.says_none() && !process.is_garbled("approvals") {
                    let finding = RULE.at(speak::approval_span(approval, process.span));
                    out.push(finding.with("process", name).with("approval", own));
                }
            } else if let Some((role, span)) = vacancy(manual, &holders, approval) {
                vacant.entry(role).or_default().push((span, name, own));
            }
        }
    }
    for (role, nodes) in vacant {
        let role = manual.entities.get(role);
        let mut nodes = nodes.into_iter();
        let Some((span, process, approval)) = nodes.next() else { continue };
        let finding = RULE.at(span).say("vacant").offer("vacant_help").with("role", role.name());
        let finding = finding.with("process", process).with("approval", approval);
        let finding = finding.label(role.span(), "role");
        out.push(nodes.fold(finding, |finding, (span, ..)| finding.label(span, "other")));
    }
}

/// The first of the roles that may give an approval, where nobody holds any of them and nobody
/// stands in. Who holds a role is asked only of manuals that say it of any role.
fn vacancy(manual: &Manual, holders: &Holders, approval: &Approval) -> Option<(Key, Span)> {
    let is_vacant = |key: &Key| {
        holders.of(*key).next().is_none() && manual.all::<Role>()[key.at].deputy.is_none()
    };
    let mut vacant = approval.approver.iter().map(|it| {
        let key = manual.role(it).filter(is_vacant)?;
        Some((key, it.id().span))
    });
    let first = vacant.next()??;
    let nobody = holders.are_named() && approval.deputy.is_none() && vacant.all(|it| it.is_some());
    nobody.then_some(first)
}
