//! A value that is none of the listed ones.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{What, is_slip};

pub static RULE: Rule = Rule::new(include_str!("unknown_choice.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let unknown = manual.problems.iter().filter_map(|it| match &it.what {
        What::UnknownChoice { key, value, known, guess } => {
            // The same key has other values elsewhere, so these are a part of the cause.
            Some(((key, value, &known.en), it.span, (it.span, key, value, known, guess)))
        }
        _ => None,
    });
    out.extend(speak::once_corrected(manual, unknown, |(span, key, value, known, guess)| {
        let finding = RULE.at(span).text("key", key).text("value", speak::short(value));
        let finding = finding.with("known", known.clone());
        let finding = finding.with("guess", speak::guess(guess.as_deref()));
        let right = guess.clone().filter(|it| is_slip(value, it));
        (finding, right.map(|it| (value.clone(), it)))
    }));
}
