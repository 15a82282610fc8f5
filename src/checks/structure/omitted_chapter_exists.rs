//! A chapter or section that is left out by the settings and there all the same.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Claim, Manual, State};
use crate::text::{Span, Words};

pub static RULE: Rule = Rule::new(include_str!("omitted_chapter_exists.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let mut add = |omission: usize, what: Words, there: Span| {
        let omissions = manual.file.settings.tailoring.as_ref().map(|it| &it.omit[omission]);
        let word = omissions.and_then(|it| it.section.as_ref().or(it.chapter.as_ref()));
        if let Some(word) = word.filter(|_| seen.insert(omission)) {
            out.push(RULE.at(word.span()).with("what", what).label(there, "there"));
        }
    };
    for (_, spec, cover) in manual.covered() {
        // A chapter that merely lists entities may be about something else.
        let claim = cover.claims.first().filter(|(_, claim)| *claim > Claim::Entities);
        if let (Some(omission), Some((at, _))) = (cover.omission, claim) {
            add(omission, spec.title(), manual.chapters[*at].title_span());
        }
        for it in cover.sections.iter().filter(|it| it.state == State::Text) {
            if let (Some(omission), Some((at, heading))) = (it.omission, it.at) {
                let there = manual.chapters[at].body.headings[heading].span;
                add(omission, spec.sections[it.section].title(), there);
            }
        }
    }
}
