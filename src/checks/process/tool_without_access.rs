//! A role that works with a tool and is not among its users.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Key, Process, Role, Stored, Tool, Unit};
use crate::model::{Manual, Target};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("tool_without_access.md"), check);

/// No organisation is deeper. Units that are above each other in a circle end here, too.
const DEEPEST: usize = 64;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let access: Vec<Option<Access>> =
        manual.all::<Tool>().iter().map(|it| Access::new(manual, it)).collect();
    let mut found = Vec::new();
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        for (at, step) in process.steps.iter().enumerate() {
            let doers = match &step.responsible[..] {
                [] => process.only_doer().map_or(&[][..], std::slice::from_ref),
                own => own,
            };
            for tool in &step.tools {
                let Target::Entity(key) = manual.index.resolve(&tool.mention) else { continue };
                let Some(Some(access)) = access.get(key.at).filter(|_| key.kind == Tool::INDEX)
                else {
                    continue;
                };
                let roles = doers.iter().filter_map(|it| Some((manual.role(it)?, it)));
                let shut_out = roles.filter(|(role, _)| !access.has(manual, *role));
                found.extend(
                    shut_out.map(|(role, it)| ((key, role), tool.id().span, (process, at, it))),
                );
            }
        }
    }
    let keyed =
        found.into_iter().map(|((tool, role), span, it)| ((tool, role), span, (tool, it, span)));
    out.extend(speak::once(keyed, "also", |(tool, (process, at, role), span)| {
        let finding = RULE.at(span).with("process", speak::name(process));
        finding
            .with("step", speak::step(process, at))
            .with("role", speak::role(manual, &role.mention))
            .with("tool", manual.entities.get(tool).name())
            .label(role.id().span, "role")
            .label(manual.entities.get(tool).span(), "users")
    }));
}

/// Who may work with a tool.
struct Access {
    roles: BTreeSet<Key>,
    units: BTreeSet<Key>,
}

impl Access {
    /// Those whom `tool` names; nothing if it names nobody, or everybody.
    fn new(manual: &Manual, tool: &Entity<Tool>) -> Option<Access> {
        if tool.users.is_empty() || tool.is_garbled("users") || tool.is_over() {
            return None;
        }
        let mut access = Access { roles: BTreeSet::new(), units: BTreeSet::new() };
        for it in &tool.users {
            match manual.index.resolve(&it.mention) {
                Target::Entity(key) if key.kind == Role::INDEX => _ = access.roles.insert(key),
                Target::Entity(key) if key.kind == Unit::INDEX => _ = access.units.insert(key),
                // Everybody; or nobody knows who is meant.
                _ => return None,
            }
        }
        let of_house = tool.admin.iter().chain(&tool.head.owner);
        access.roles.extend(of_house.filter_map(|it: &Ref<Role>| manual.role(it)));
        Some(access)
    }

    /// Whether a role is among them, its unit, or a unit above that.
    fn has(&self, manual: &Manual, role: Key) -> bool {
        let unit = |it: &Ref<Unit>| match manual.index.resolve(&it.mention) {
            Target::Entity(key) if key.kind == Unit::INDEX => Some(key),
            _ => None,
        };
        let own = manual.all::<Role>()[role.at].unit.as_ref().and_then(unit);
        let above = |it: &Key| manual.all::<Unit>()[it.at].parent.as_ref().and_then(unit);
        let mut units = std::iter::successors(own, above).take(DEEPEST);
        self.roles.contains(&role) || units.any(|it| self.units.contains(&it))
    }
}
