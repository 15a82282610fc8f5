//! A section of a standard with hardly any text.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Chapter, Manual, State};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("thin_section.md"), check);

const FEWEST_HAN: u32 = 20;
const FEWEST_WORDS: u32 = 12;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (_, spec, cover) in manual.covered() {
        for it in cover.sections.iter().filter(|it| it.state == State::Text) {
            let Some((at, heading)) = it.at.filter(|it| seen.insert(*it)) else { continue };
            let by = spec.sections[it.section].by.as_ref();
            let chapter = &manual.chapters[at];
            let Some(count) = thin(chapter, heading) else { continue };
            if !by.is_some_and(|it| it.holds(manual, None)) {
                let heading = &chapter.body.headings[heading];
                let finding = RULE.at(heading.span).text("section", heading.text.as_str());
                out.push(finding.with("count", count));
            }
        }
    }
}

/// How much stands under a heading, if that is hardly any text and nothing else.
fn thin(chapter: &Chapter, heading: usize) -> Option<Words> {
    let headings = &chapter.body.headings;
    let end = headings[heading].end;
    let below = headings[heading + 1..].iter().take_while(|it| it.span.start < end);
    let all = || std::iter::once(&headings[heading]).chain(below.clone()).map(|it| it.own);
    let han: u32 = all().map(|it| it.han).sum();
    let words: u32 = all().map(|it| it.words).sum();
    let has_more = all().any(|it| it.blocks > 0);
    let count = han + words;
    let en = if count == 1 { "1 word".to_owned() } else { format!("{count} words") };
    (han < FEWEST_HAN && words < FEWEST_WORDS && !has_more)
        .then(|| Words::new(en, format!("{count} 字")))
}
