//! Marks of the other writing.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{From, Manual, Notice, Noticed};

pub static RULE: Rule = Rule::new(include_str!("mixed_punctuation.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let marks = manual.wording.of(|it| match it {
        Notice::Mark(right) => Some(*right),
        _ => None,
    });
    let mut marks: Vec<(&Noticed, &str)> =
        marks.filter(|(it, _)| !it.is_name && !is_in_heading(manual, it)).collect();
    marks.sort_by_key(|(it, _)| it.span);
    let causes = marks.iter().map(|(it, right)| {
        let is_latin = right.is_ascii();
        ((it.span.source, is_latin), it.span, (it, *right, is_latin))
    });
    let found: Vec<Diagnostic> = speak::once(causes, "also", |(it, right, is_latin)| {
        let finding = RULE.at(it.span);
        let mark = manual.sources.text(it.span).trim();
        let finding = finding.text("mark", mark).text("right", right.trim());
        if is_latin { finding.say("latin").offer("latin_help") } else { finding }
    })
    .collect();
    let edits = |finding: &Diagnostic| {
        let places = std::iter::once(finding.span).chain(finding.labels.iter().map(|it| it.span));
        let right = |span| {
            let at = marks.binary_search_by_key(&span, |(it, _)| it.span);
            at.ok().map(|at| (span, marks[at].1.to_owned()))
        };
        places.filter_map(right).collect::<Vec<_>>()
    };
    out.extend(found.into_iter().map(|it| {
        let edits = edits(&it);
        it.fix("replace", edits)
    }));
}

/// Whether it stands in a heading, of which the address is made.
fn is_in_heading(manual: &Manual, it: &Noticed) -> bool {
    let From::Text(chapter) = it.from else { return false };
    let headings = &manual.chapters[chapter].body.headings;
    let at = headings.partition_point(|of| of.span.end <= it.span.start);
    headings.get(at).is_some_and(|of| of.span.start <= it.span.start)
}
