//! A word that leaves open how soon, how much or who, where it is said how work is done.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, Notice};

pub static RULE: Rule = Rule::new(include_str!("vague_word.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let vague = manual.wording.of(|it| matches!(it, Notice::Vague).then_some(()));
    let vague = vague.map(|(it, ())| {
        let word = manual.sources.text(it.span);
        ((it.from, word.to_lowercase()), it.span, (it, word))
    });
    out.extend(speak::once(vague, "also", |(it, word)| {
        RULE.at(it.span).text("word", word).with("place", speak::part(manual, it.from))
    }));
}
