//! A chapter of a standard that the manual does not have.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::{ChapterSpec, Manual, Role, Standard};
use crate::text::similar;

pub static RULE: Rule = Rule::new(include_str!("missing_chapter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // A manual without any chapter lacks them all; another rule says so, once.
    if manual.contents.is_empty() {
        return;
    }
    let missing = manual.covered().filter(|it| it.2.chapter.is_none() && it.2.omission.is_none());
    let mut groups: Vec<Vec<(&Standard, &ChapterSpec)>> = Vec::new();
    for (standard, spec, _) in missing {
        match groups.iter_mut().find(|it| is_same(it[0].1, spec)) {
            Some(group) => group.push((standard, spec)),
            None => groups.push(vec![(standard, spec)]),
        }
    }
    if groups.is_empty() {
        return;
    }
    let unclaimed = unclaimed(manual);
    for group in groups {
        let (first, spec) = group[0];
        let is_core = group.iter().any(|(_, it)| it.core == Some(true));
        let level = speak::need(group.iter().any(|(_, it)| it.is_must()));
        let mut finding = RULE
            .at(speak::standard_span(manual, first))
            .level(level)
            .with("chapter", spec.title())
            .with("standards", speak::standards(group.iter().map(|it| it.0)))
            .with("id", speak::chapter_word(spec));
        let titles = unclaimed.iter().map(|(title, _)| title.as_str());
        let near = spec.titles().find_map(|it| similar(&it, titles.clone()));
        let near = unclaimed.iter().find(|(title, _)| Some(title.as_str()) == near);
        if let Some((_, near)) = near {
            let near = &manual.chapters[*near];
            finding = finding.with("near", near.title.words()).label(near.title_span(), "near");
            out.push(finding.offer("near_help"));
        } else {
            out.push(if is_core { finding.offer("core_help") } else { finding });
        }
    }
}

/// Whether two standards mean the same chapter.
fn is_same(a: &ChapterSpec, b: &ChapterSpec) -> bool {
    !a.id().is_empty() && a.id() == b.id() || a.title() == b.title()
}

/// The chapters that are none of the standards' chapters, by title as titles are compared.
fn unclaimed(manual: &Manual) -> Vec<(String, usize)> {
    let claimed: BTreeSet<usize> = manual.covered().filter_map(|it| it.2.chapter).collect();
    let free = manual.pages().filter(|(at, it)| {
        it.role == Role::Chapter && it.front.part_of.is_none() && !claimed.contains(at)
    });
    free.flat_map(|(at, it)| it.title.all().map(move |title| (normalise(title), at))).collect()
}
