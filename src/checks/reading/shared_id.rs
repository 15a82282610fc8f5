//! Two entities of one kind with the same id.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::AnyEntity;

pub static RULE: Rule = Rule::new(include_str!("shared_id.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for keys in manual.index.shared_ids() {
        // What has neither an id nor a name is wrong for that, not for the id that it was lent.
        let is_called = |it: &&dyn AnyEntity| it.head().id.is_some() || it.head().name.is_some();
        let sharing = keys.iter().map(|it| manual.entities.get(*it)).filter(is_called);
        let sharing: Vec<&dyn AnyEntity> = sharing.collect();
        let [first, second, others @ ..] = &sharing[..] else { continue };
        let finding = RULE.at(second.span()).text("id", first.id()).label(first.span(), "first");
        let finding = finding.with("kind", speak::kind(first.kind())).with("name", first.name());
        let is_made = first.head().id.is_none() && second.head().id.is_none();
        let finding = if is_made && first.name() == second.name() {
            finding.say("named").offer("named_help")
        } else {
            finding
        };
        out.push(others.iter().fold(finding, |it, other| it.label(other.span(), "also")));
    }
}
