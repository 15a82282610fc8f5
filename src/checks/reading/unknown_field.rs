//! A key that no record has.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::KINDS;
use crate::text::{What, Words, similar};

pub static RULE: Rule = Rule::new(include_str!("unknown_field.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let unknown = manual.problems.iter().filter_map(|it| match &it.what {
        What::UnknownKey { record, key, guess } => {
            Some(((&record.en, key), it.span, (it.span, record, key, guess)))
        }
        _ => None,
    });
    // A key from another program stands in every file: that is one finding.
    out.extend(speak::once(unknown, "also", |(span, record, key, guess)| {
        let guess = guess.as_deref().or_else(|| list(record, key));
        let finding = RULE.at(span).text("key", key).with("record", speak::one_of(record));
        finding.with("guess", speak::guess(guess))
    }));
}

/// The list of entities that a chapter's unknown key was probably meant to be.
fn list(record: &Words, key: &str) -> Option<&'static str> {
    let lists = KINDS.iter().flat_map(|it| [it.plural, it.name].into_iter().chain(it.keys.to_vec()));
    similar(key, lists).filter(|_| record.en == "a chapter")
}
