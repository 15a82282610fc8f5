//! A chapter of a standard under a title by which nobody will look for it.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::{ChapterSpec, Claim, Manual};

pub static RULE: Rule = Rule::new(include_str!("unfamiliar_chapter_title.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // By chapter: what it says it is, and how many chapters of one standard these are.
    let mut said: BTreeMap<usize, Vec<(&str, &ChapterSpec)>> = BTreeMap::new();
    for (standard, spec, cover) in manual.covered() {
        if let Some((at, Claim::Said)) = cover.claims.first() {
            said.entry(*at).or_default().push((standard.id(), spec));
        }
    }
    for (at, specs) in said {
        let chapter = &manual.chapters[at];
        let titles: Vec<String> = chapter.title.all().map(normalise).collect();
        let is_known = specs.iter().any(|(_, it)| accepts(manual, it, &titles));
        // A chapter that is several chapters of one standard cannot have the titles of all.
        let is_several = specs.windows(2).any(|it| it[0].0 == it[1].0);
        if let [(_, spec), ..] = specs[..]
            && !is_known
            && !is_several
        {
            let finding = RULE.at(chapter.title_span()).with("title", chapter.title.words());
            out.push(finding.with("chapter", spec.title()).with("id", speak::chapter_word(spec)));
        }
    }
}

/// Whether one of `titles` is a title of the chapter, in the standard or in the settings.
fn accepts(manual: &Manual, spec: &ChapterSpec, titles: &[String]) -> bool {
    let own = manual.file.settings.tailoring.iter().flat_map(|it| &it.titles.0);
    let own = own.filter(|(id, _)| id.value == spec.id()).flat_map(|(_, title)| title.all());
    own.map(normalise).chain(spec.titles()).any(|it| titles.contains(&it))
}
