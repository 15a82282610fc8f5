//! A manual that does not say what it is for, what it covers or why it matters.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Lacking, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("manual_without_purpose.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let lacking = manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE));
    for Lacking { spec, chapter, standard, .. } in lacking {
        let by = spec.by.iter().flat_map(|it| it.any.iter().flatten());
        let field = by.filter(|it| it.kind == "manual").find_map(|it| it.path.first());
        let Some(field) = field.filter(|it| seen.insert(*it)) else { continue };
        let what = match field.as_str() {
            "purpose" => Words::fixed("what it is for", "编制目的"),
            "scope" => Words::fixed("what it covers", "适用范围"),
            "importance" => Words::fixed("why it matters", "重要性"),
            _ => spec.title(),
        };
        let chapter = &manual.chapters[chapter];
        let has_file = manual.file.source.is_some();
        let span = if has_file { manual.file.span() } else { chapter.end };
        out.push(
            RULE.at(span)
                .level(speak::need(spec.is_must()))
                .with("what", what)
                .text("field", field.as_str())
                .with("section", spec.title())
                .with("chapter", chapter.title.words())
                .with("standard", standard.title()),
        );
    }
}
