//! An entry that lacks what most others of its kind have.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{AnyEntity, KINDS, Key, Status, fields_of};
use crate::text::Words;
use crate::yaml::Field;

pub static RULE: Rule = Rule::new(include_str!("entry_unlike_others.md"), check);

/// Fields that the topmost of a kind, to which the most others lead, cannot have.
const ABOVE: [&str; 2] = ["parent", "reports_to"];

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (at, kind) in KINDS.iter().enumerate() {
        let is_over = |it: &dyn AnyEntity| {
            matches!(it.head().status, Some(Status::Superseded | Status::Obsolete))
        };
        let (keys, all): (Vec<Key>, Vec<&dyn AnyEntity>) =
            manual.entities.of_kind(at).filter(|(_, it)| !is_over(*it)).unzip();
        let asked = fields_of(kind).filter(|it| kind.required.contains(&it.name));
        let mut missing: Vec<Vec<&'static Field>> = vec![Vec::new(); all.len()];
        for field in asked {
            let lacks =
                |it: &&dyn AnyEntity| it.field(field.name).is_empty() && !it.is_garbled(field.name);
            let mut lacking: Vec<usize> = (0..all.len()).filter(|at| lacks(&all[*at])).collect();
            if ABOVE.contains(&field.name) {
                let below = |at: &usize| {
                    let uses = manual.index.uses_of(keys[*at]);
                    uses.filter(|it| &*it.path == field.name).count()
                };
                let top = lacking.iter().copied().max_by_key(below);
                lacking.retain(|it| Some(*it) != top);
            }
            if lacking.len() * 2 < all.len() || (lacking.len(), all.len()) == (1, 2) {
                for at in lacking {
                    missing[at].push(field);
                }
            }
        }
        for (entity, fields) in all.iter().zip(missing) {
            let Some(first) = fields.first() else { continue };
            let labels: Vec<Words> = fields.iter().map(|it| label(it)).collect();
            out.push(
                RULE.at(entity.span())
                    .with("entity", speak::full_name(*entity))
                    .with("fields", speak::both(&labels))
                    .text("key", first.name)
                    .text("kind", kind.name),
            );
        }
    }
}

/// What a field is called in a sentence.
fn label(field: &Field) -> Words {
    Words::new(field.name.replace('_', " "), field.label().zh)
}
