//! A chapter that is none of the standards' chapters.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::{Manual, Part, Role};
use crate::text::similar;

pub static RULE: Rule = Rule::new(include_str!("extra_chapter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.standards.is_empty() {
        return;
    }
    let claims = manual.covered().flat_map(|it| &it.2.claims);
    let claimed: BTreeSet<usize> = claims.map(|(at, _)| *at).collect();
    let titles: BTreeSet<String> = manual.covered().flat_map(|it| it.1.titles()).collect();
    let ids: BTreeSet<&str> = manual.covered().map(|it| it.1.id()).collect();
    let mut top = Vec::new();
    at_top(&manual.contents, &claimed, &mut top);
    for at in top {
        let chapter = &manual.chapters[at];
        let is_no_part = chapter.role == Role::Chapter && chapter.front.part_of.is_none();
        let has_its_title = chapter.title.all().any(|it| titles.contains(&normalise(it)));
        if claimed.contains(&at) || !is_no_part || manual.is_home(at) || has_its_title {
            continue;
        }
        let said = chapter.front.chapter.first();
        let finding = match said {
            Some(word) => RULE
                .at(word.span())
                .say("said")
                .offer("said_help")
                .text("word", word.as_str())
                .with("guess", speak::guess(similar(word.as_str(), ids.iter().copied()))),
            None => RULE.at(chapter.title_span()).with("chapter", chapter.title.words()),
        };
        out.push(finding.with("standards", speak::standards(&manual.standards)));
    }
}

/// The chapters that stand below no other. A folder without a page of its own counts as nothing
/// where it holds chapters of the standards, and as one thing where it does not.
fn at_top(parts: &[Part], claimed: &BTreeSet<usize>, top: &mut Vec<usize>) {
    for part in parts {
        let is_claimed = |it: &Part| it.chapter.is_some_and(|it| claimed.contains(&it));
        match part.chapter {
            Some(chapter) => top.push(chapter),
            None if part.parts.iter().any(is_claimed) => at_top(&part.parts, claimed, top),
            None => {}
        }
    }
}
