//! A role that works with another one, which does not say so.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Role;
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("one_sided_collaboration.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let mut named: BTreeMap<(usize, usize), Span> = BTreeMap::new();
    for (at, role) in roles.iter().enumerate() {
        for it in role.works_with.iter().filter_map(|it| it.role.as_ref()) {
            if let Some(other) = manual.role(it).map(|it| it.at).filter(|it| *it != at) {
                named.entry((at, other)).or_insert(it.id().span);
            }
        }
    }
    for ((at, other), span) in &named {
        let (role, other_role) = (&roles[*at], &roles[*other]);
        // Who names nobody at all lacks more than this one.
        let is_asked =
            !other_role.works_with.is_empty() && !role.is_over() && !other_role.is_over();
        if is_asked && !named.contains_key(&(*other, *at)) {
            out.push(
                RULE.at(*span)
                    .with("role", speak::name(role))
                    .with("other", speak::name(other_role))
                    .text("id", &*role.id)
                    .label(other_role.span, "silent"),
            );
        }
    }
}
