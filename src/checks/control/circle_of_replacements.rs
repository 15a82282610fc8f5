//! Documents that replace each other in a circle.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::graph::{groups, is_circle, way};
use crate::model::{Document, DocumentNames, Manual};
use crate::text::{Span, Words};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("circle_of_replacements.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.documents().any(|it| !it.own.supersedes.is_empty()) {
        return;
    }
    let documents: Vec<Document<'_>> = manual.documents().collect();
    let names = DocumentNames::new(manual, &documents);
    let replaced = |(at, it): (usize, &Document<'_>)| {
        let found = |word: &Word| Some((names.find(word, at)?, word.span()));
        it.own.supersedes.iter().filter_map(found).collect()
    };
    let replaced: Vec<Vec<(usize, Span)>> = documents.iter().enumerate().map(replaced).collect();
    let next: Vec<Vec<usize>> =
        replaced.iter().map(|it| it.iter().map(|(at, _)| *at).collect()).collect();
    for group in groups(&next).iter().filter(|it| is_circle(&next, it)) {
        let Some(way) = way(&next, group[0], group[0]) else { continue };
        // Where each document on the way names the next one.
        let place = |pair: &[usize]| replaced[pair[0]].iter().find(|(at, _)| *at == pair[1]);
        let places: Vec<Span> = way.windows(2).filter_map(place).map(|(_, it)| *it).collect();
        let [first, rest @ ..] = &places[..] else { continue };
        let names = way.iter().map(|at| speak::document(manual, &documents[*at]));
        let (en, zh): (Vec<_>, Vec<_>) = names.map(|it| (it.en, it.zh)).unzip();
        let finding = RULE.at(*first).with("path", Words::new(en.join(" → "), zh.join(" → ")));
        out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "next")));
    }
}
