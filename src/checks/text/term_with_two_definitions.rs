//! One term, two definitions.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Term};
use crate::model::{Manual, folded, names_of_term};
use crate::text::Lang;

pub static RULE: Rule = Rule::new(include_str!("term_with_two_definitions.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, (&str, &Entity<Term>)> = BTreeMap::new();
    for term in manual.all::<Term>().iter().filter(|it| !it.is_over()) {
        let Some(definition) = &term.definition else { continue };
        for name in names_of_term(term) {
            let Some((called, other)) = first.get(&folded(name)) else {
                first.insert(folded(name), (name, term));
                continue;
            };
            let same_id = folded(&other.id) == folded(&term.id);
            let Some(before) = other.definition.as_ref().filter(|_| !same_id) else { continue };
            if meaning(before.get(Lang::Zh)) != meaning(definition.get(Lang::Zh)) {
                let finding = RULE.at(definition.span).text("term", *called);
                out.push(finding.label(before.span, "first"));
                break;
            }
        }
    }
}

/// A definition in the form in which two are compared.
fn meaning(text: &str) -> String {
    folded(text).split_whitespace().collect::<String>().trim_end_matches(['.', '。']).to_owned()
}
