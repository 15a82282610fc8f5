//! A translation of a chapter that is not there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("translation_of_nothing.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    out.extend(manual.orphans.iter().map(|it| {
        let tag = it.lang.tag().split('-').next().unwrap_or_default();
        let name = it.of.rsplit('/').next().unwrap_or_default();
        let finding = RULE.at(it.span).with("language", speak::language(it.lang));
        finding.text("file", name).text("tag", tag)
    }));
}
