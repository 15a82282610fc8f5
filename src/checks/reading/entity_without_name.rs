//! An entity in a list that has no name.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("entity_without_name.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let nameless =
        manual.entities.iter().filter(|(_, it)| it.head().name.is_none() && !it.is_garbled("name"));
    out.extend(nameless.map(|(_, it)| {
        let finding = RULE.at(it.span()).with("kind", speak::kind(it.kind()));
        match &it.head().id {
            Some(id) => finding.text("id", id.as_str()),
            None => finding.say("unknown").offer("unknown_help"),
        }
    }));
}
