//! A translation of a chapter that is not there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, translation_of};

pub static RULE: Rule = Rule::new(include_str!("translation_of_nothing.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (at, chapter) in manual.pages() {
        let Some((file, lang)) = translation_of(manual.path(at)) else { continue };
        if lang == manual.lang || !manual.languages.contains(&lang) {
            continue;
        }
        let tag = lang.tag().split('-').next().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or_default();
        let finding = RULE.at(chapter.title_span()).with("language", speak::language(lang));
        out.push(finding.text("file", name).text("tag", tag));
    }
}
