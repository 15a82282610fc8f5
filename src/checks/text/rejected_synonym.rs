//! A synonym that the glossary rejects.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Stored, Term};
use crate::model::{From, Manual, Notice, Noticed, names_of_term};
use crate::text::{SourceId, Span};

pub static RULE: Rule = Rule::new(include_str!("rejected_synonym.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let rejected = manual.wording.of(|it| match it {
        Notice::Rejected(at) => Some(*at),
        _ => None,
    });
    let mut places: BTreeMap<(SourceId, usize, String), Vec<&Noticed>> = BTreeMap::new();
    for (it, term) in rejected.filter(|(it, at)| !is_meant(manual, it, *at)) {
        let found = manual.sources.text(it.span).to_lowercase();
        places.entry((it.span.source, term, found)).or_default().push(it);
    }
    for ((_, term, _), mut places) in places {
        places.sort_by_key(|it| it.span);
        let [first, rest @ ..] = &places[..] else { continue };
        let term = &manual.all::<Term>()[term];
        let found = manual.sources.text(first.span);
        let right = preferred(term, found);
        let finding = RULE.at(first.span).text("found", found).text("preferred", right);
        let finding = finding.label(term.span, "term");
        let finding = rest.iter().fold(finding, |finding, it| finding.label(it.span, "also"));
        let edits = places.iter().filter_map(|it| Some((it.span, replacement(manual, it, right)?)));
        out.push(finding.fix("replace", edits));
    }
}

/// Whether the word is spoken of, or is part of a name.
fn is_meant(manual: &Manual, it: &Noticed, term: usize) -> bool {
    let own = matches!(it.from, From::Entity(key) if key.kind == Term::INDEX && key.at == term);
    let (before, after) = around(manual, it.span);
    let is_quoted = before.ends_with(['“', '「', '『', '‘', '"', '\''])
        && after.starts_with(['”', '」', '』', '’', '"', '\'']);
    own || it.is_name || is_quoted && matches!(it.from, From::Text(_))
}

/// The text on both sides of a place.
fn around(manual: &Manual, span: Span) -> (&str, &str) {
    let text = &manual.sources.get(span.source).text;
    (&text[..span.range().start], &text[span.range().end..])
}

/// The name of a term in the writing of `found`.
fn preferred<'t>(term: &'t Entity<Term>, found: &str) -> &'t str {
    let fits = |it: &&str| it.is_ascii() == found.is_ascii();
    let all = || names_of_term(term);
    all().find(fits).or_else(|| all().next()).unwrap_or(term.id.as_str())
}

/// What to write at a place, where nothing else has to change with it: no article before, and no
/// mark that means something in YAML.
fn replacement(manual: &Manual, it: &Noticed, right: &str) -> Option<String> {
    let found = manual.sources.text(it.span);
    let (before, _) = around(manual, it.span);
    let is_same_writing = right.is_ascii() == found.is_ascii();
    let vowel = |it: &str| it.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    let article = before.trim_end().rsplit(|it: char| !it.is_ascii_alphabetic()).next();
    let has_article = article.is_some_and(|it| ["a", "an"].contains(&it.to_lowercase().as_str()));
    let is_plain = right.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-'));
    let is_fit = is_same_writing && is_plain && !(has_article && vowel(found) != vowel(right));
    is_fit.then(|| match (found.chars().next(), right.chars().next()) {
        (Some(old), Some(first)) if old.is_uppercase() && first.is_lowercase() => {
            first.to_uppercase().chain(right.chars().skip(1)).collect()
        }
        _ => right.to_owned(),
    })
}
