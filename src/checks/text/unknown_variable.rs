//! A value that the text asks for and that the data does not have.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Index, Manual, NoValue};
use crate::text::similar;

pub static RULE: Rule = Rule::new(include_str!("unknown_variable.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let bodies = manual.chapters.iter().flat_map(|it| it.texts(manual.lang));
    let all = bodies.flat_map(|(lang, it)| it.variables.iter().map(move |it| (lang, it)));
    let missing = all.filter_map(|(lang, it)| {
        let why = manual.value_of(it, lang).err()?;
        Some(((it.span.source, it.name.clone()), it.span, (it, why)))
    });
    let mut looked = 0;
    out.extend(speak::once(missing, "also", |(it, why)| {
        looked += 1;
        let finding = RULE.at(it.span).text("name", speak::short(&it.name));
        match why {
            NoValue::NoEntry(mention) => {
                let guess = (looked <= speak::PATIENCE).then(|| manual.index.guess(&mention));
                let finding = finding.text("id", speak::short(&mention.id.value));
                let finding = finding.with("kind", Index::wanted(&mention));
                finding.with("guess", speak::guess(guess.flatten()))
            }
            NoValue::NoField { of, field, known } => {
                let guess = speak::guess(similar(&field, known.into_iter()));
                let finding = finding.say("field").offer("field_help").with("of", of);
                finding.text("field", speak::short(&field)).with("guess", guess)
            }
            NoValue::Empty { of, field } => finding
                .say("empty")
                .offer("empty_help")
                .with("of", of)
                .text("field", speak::short(&field)),
            NoValue::Table { of, field } => finding
                .say("table")
                .offer("table_help")
                .with("of", of)
                .text("field", speak::short(&field)),
        }
    }));
}
