//! A unit or a role that cannot be reached.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Described, Role, Unit};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("missing_contact.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (units, roles) = (manual.all::<Unit>(), manual.all::<Role>());
    let head = |it: &Unit| it.head.as_ref().and_then(|it| manual.role(it));
    let is_reached = |it: &Unit| {
        !it.contacts.is_empty() || head(it).is_some_and(|it| !roles[it.at].contacts.is_empty())
    };
    if units.iter().any(|it| is_reached(it)) {
        for at in manual.untold::<Unit>(&["contacts"], Told::Together, |it| !is_reached(it)) {
            let finding = RULE.at(units[at].span).with("name", speak::name(&units[at]));
            out.push(finding.with("kind", speak::kind(Unit::KIND)));
        }
    }
    if roles.iter().any(|it| !it.contacts.is_empty()) {
        let unit = |it: &Role| it.unit.as_ref().and_then(|it| manual.unit(it));
        let lacks = |it: &Role| {
            it.contacts.is_empty() && !unit(it).is_some_and(|it| is_reached(&units[it]))
        };
        for at in manual.untold::<Role>(&["contacts"], Told::Together, |it| lacks(it)) {
            let finding = RULE.at(roles[at].span).with("name", speak::name(&roles[at]));
            out.push(finding.with("kind", speak::kind(Role::KIND)));
        }
    }
}
