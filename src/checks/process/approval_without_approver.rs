//! An approval that nobody can give.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Approval, Key, Process, Role, Stored};
use crate::model::{Manual, Target};
use crate::text::{Span, Words};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("approval_without_approver.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // Who holds a role is asked only of manuals that say it of any role.
    let names_people = manual.all::<Role>().iter().any(|it| !it.holders.is_empty());
    let mut vacant: BTreeMap<Key, Vec<(Span, Words, Words)>> = BTreeMap::new();
    for process in manual.all::<Process>() {
        for (at, approval) in process.approvals.iter().enumerate() {
            let (name, own) = (speak::name(process), speak::approval(process, at));
            if approval.approver.is_empty() && !says_none(approval) {
                let finding = RULE.at(speak::approval_span(approval, process.span));
                out.push(finding.with("process", name).with("approval", own));
            } else if names_people && let Some((role, span)) = vacancy(manual, approval) {
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

/// Whether the author wrote that no approval is needed: `approvals: none`.
fn says_none(approval: &Approval) -> bool {
    let mut name = approval.name.iter().flat_map(Text::all);
    approval.at_step.is_none() && name.any(|it| matches!(it, "none" | "无" | "无需审批"))
}

/// The first of the roles that may give an approval, where nobody holds any of them and nobody
/// stands in.
fn vacancy(manual: &Manual, approval: &Approval) -> Option<(Key, Span)> {
    let role = |key: Key| &manual.all::<Role>()[key.at];
    let is_vacant = |key: Key| role(key).holders.is_empty() && role(key).deputy.is_none();
    let mut vacant = approval.approver.iter().map(|it| match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == Role::INDEX && is_vacant(key) => {
            Some((key, it.id().span))
        }
        _ => None,
    });
    let first = vacant.next()??;
    (approval.deputy.is_none() && vacant.all(|it| it.is_some())).then_some(first)
}
