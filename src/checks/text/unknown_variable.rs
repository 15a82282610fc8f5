//! A value that the text asks for and that the data does not have.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::Variable;
use crate::model::{Index, Manual, NoValue};
use crate::text::{is_slip, similar};

pub static RULE: Rule = Rule::new(include_str!("unknown_variable.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all =
        manual.texts().flat_map(|(id, _, body)| body.variables.iter().map(move |it| (id, it)));
    let missing = all.filter_map(|(id, it)| {
        let why = manual.value_of(it, manual.lang_of(id)).err()?;
        Some(((it.span.source, it.name.clone()), it.span, (it, why)))
    });
    let mut looked = 0;
    out.extend(speak::once_corrected(manual, missing, |(it, why)| {
        looked += 1;
        said(manual, it, why, looked <= speak::PATIENCE)
    }));
}

/// What is wrong, and what is written in place of what, if that is sure.
fn said(
    manual: &Manual,
    variable: &Variable,
    why: NoValue,
    may_guess: bool,
) -> (Diagnostic, Option<(String, String)>) {
    let finding = RULE.at(variable.span);
    match why {
        NoValue::NoEntry(mention) => {
            let guess = may_guess.then(|| manual.index.guess(&mention)).flatten();
            let right = guess.and_then(|_| manual.surely_meant(&mention));
            let finding = finding.text("id", speak::short(&mention.id.value));
            let finding = finding.with("kind", Index::wanted(&mention));
            let finding = finding.with("guess", speak::guess(guess));
            (finding, right.map(|it| (mention.id.value.into(), it)))
        }
        NoValue::NoField { of, field, known } => {
            let guess = similar(&field, known.iter().copied());
            let right = guess.filter(|guess| {
                let mut others = known.iter().filter(|it| *it != guess);
                is_slip(&field, guess) && !others.any(|it| is_slip(&field, it))
            });
            let right = right.map(|it| (field.clone(), it.to_owned()));
            let finding = finding.say("field").offer("field_help").with("of", of);
            let finding = finding.text("field", speak::short(&field));
            (finding.with("guess", speak::guess(guess)), right)
        }
        NoValue::Empty { of, field } => {
            let finding = finding.say("empty").offer("empty_help").with("of", of);
            (finding.text("field", speak::short(&field)), None)
        }
        NoValue::Table { of, field } => {
            let finding = finding.say("table").offer("table_help").with("of", of);
            (finding.text("field", speak::short(&field)), None)
        }
    }
}
