//! A key that stands twice in one mapping.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("duplicate_key.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::DuplicateKey { key, first } = &problem.what {
            let finding = RULE.at(problem.span).text("key", key).label(*first, "first");
            let other = manual.sources.text(*first).trim_matches(['"', '\'']);
            let is_same = other == key;
            out.push(if is_same { finding } else { finding.say("alias").text("other", other) });
        }
    }
}
