//! An inclusion of something that cannot be included there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{DEEPEST_INCLUSION, MOST_INCLUSIONS, Manual, Refusal};
use crate::text::{Words, similar};

pub static RULE: Rule = Rule::new(include_str!("failed_inclusion.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let refused = manual.inclusions.refused.iter().map(|(span, why)| {
        let target = manual.sources.text(*span).trim();
        ((span.source, target, said(why)), *span, (*span, target, why))
    });
    out.extend(speak::once(refused, "also", |(span, target, why)| {
        let (message, help) = said(why);
        let finding = RULE.at(span).say(message).offer(help).text("target", speak::short(target));
        match why {
            Refusal::TooDeep => finding.with("limit", Words::same(DEEPEST_INCLUSION.to_string())),
            Refusal::TooMany => finding.with("limit", Words::same(MOST_INCLUSIONS.to_string())),
            Refusal::NoColumn { column, known } => {
                let guess = similar(column, known.iter().map(String::as_str));
                let finding = finding.text("column", speak::short(column));
                let finding = finding.with("guess", speak::guess(guess));
                let name = |comma: &str| speak::short(&known.join(comma));
                finding.with("known", Words::new(name(", "), name("、")))
            }
            _ => finding,
        }
    }));
}

/// The words for it: what is wrong, and what to do.
fn said(why: &Refusal) -> (&'static str, &'static str) {
    match why {
        Refusal::InSentence => ("message", "help"),
        Refusal::Circle => ("circle", "circle_help"),
        Refusal::TooDeep => ("deep", "deep_help"),
        Refusal::TooMany => ("many", "many_help"),
        Refusal::NoText => ("file", "file_help"),
        Refusal::TableElsewhere => ("elsewhere", "elsewhere_help"),
        Refusal::EmptyTable => ("empty", "empty_help"),
        Refusal::NoColumn { .. } => ("column", "column_help"),
        Refusal::MadeSection => ("made", "made_help"),
    }
}
