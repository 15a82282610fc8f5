//! A manual without `manual.yaml`.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("manual_without_settings.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let first = manual.chapters.iter().find(|it| it.has_page());
    if let (None, Some(chapter)) = (manual.file.source, first) {
        out.push(RULE.at(chapter.span));
    }
}
