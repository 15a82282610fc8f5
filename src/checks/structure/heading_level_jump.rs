//! A heading that skips a level.

use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::Heading;
use crate::model::Manual;
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("heading_level_jump.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (_, chapter) in manual.pages() {
        // Above the first heading stands the title of the page.
        let mut above = 1;
        let mut jumps = Vec::new();
        for it in &chapter.body.headings {
            if it.level > above + 1 {
                jumps.push((above, it));
            }
            above = it.level;
        }
        if let [(above, first), rest @ ..] = &jumps[..] {
            let finding = RULE
                .at(first.span)
                .text("heading", first.text.as_str())
                .text("above", above.to_string())
                .text("level", first.level.to_string())
                .text("right", "#".repeat(usize::from(above + 1)));
            let finding = finding.fix("raise", raised(manual, &chapter.body.headings));
            out.push(rest.iter().fold(finding, |finding, (_, it)| finding.label(it.span, "also")));
        }
    }
}

/// The edits that close the first gap: its heading and those that follow on its level or below are
/// raised by as much.
fn raised(manual: &Manual, headings: &[Heading]) -> Vec<(Span, String)> {
    let above = |at: usize| at.checked_sub(1).map_or(1, |it| headings[it].level);
    let Some(first) = (0..headings.len()).find(|it| headings[*it].level > above(*it) + 1) else {
        return Vec::new();
    };
    let level = headings[first].level;
    let by = usize::from(level - above(first) - 1);
    let run = headings[first..].iter().take_while(|it| it.level >= level);
    run.filter_map(|it| Some((marks(manual, it, by)?, String::new()))).collect()
}

/// The first `count` of the `#` that begin a heading.
fn marks(manual: &Manual, heading: &Heading, count: usize) -> Option<Span> {
    let source = manual.sources.get(heading.span.source);
    let start = source.line_start(heading.span.start as usize);
    let line = &source.text[start..heading.span.start as usize];
    let at = line.find('#')?;
    let level = line[at..].chars().take_while(|it| *it == '#').count();
    let span = Span::new(heading.span.source, start + at..start + at + count);
    (level == usize::from(heading.level)).then_some(span)
}
