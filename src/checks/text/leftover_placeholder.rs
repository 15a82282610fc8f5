//! Words that stand for what is still to be written.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, Notice};

pub static RULE: Rule = Rule::new(include_str!("leftover_placeholder.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let placeholders =
        manual.wording.of(|it| matches!(it, Notice::Placeholder).then_some(())).map(|(it, ())| {
            let text = manual.sources.text(it.span);
            ((it.span.source, text.to_lowercase()), it.span, (it.span, text))
        });
    out.extend(speak::once(placeholders, "also", |(span, text)| {
        RULE.at(span).text("text", speak::short(text))
    }));
}
