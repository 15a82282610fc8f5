//! A synonym that the glossary rejects.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Stored, Term};
use crate::model::{From, Manual, Notice, Noticed, names_of_term, plural};
use crate::text::{SourceId, Span};
use crate::yaml::Text;

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
        let (right, is_sure) = preferred(term, found);
        let finding = RULE.at(first.span).text("found", found).text("preferred", &*right);
        let finding = finding.label(term.span, "term");
        let finding = rest.iter().fold(finding, |finding, it| finding.label(it.span, "also"));
        let sure = places.iter().filter(|_| is_sure);
        let edits = sure.filter_map(|it| Some((it.span, replacement(manual, it, term, &right)?)));
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

/// What the glossary rejects, as it is written there, where `found` is that word or its plural; and
/// whether it is the plural.
fn rejected<'t>(term: &'t Entity<Term>, found: &str) -> Option<(&'t str, bool)> {
    let all = || term.synonyms_rejected.iter().flat_map(Text::all);
    let same = all().find(|it| it.eq_ignore_ascii_case(found));
    let several = || all().find(|it| plural(it).is_some_and(|it| it.eq_ignore_ascii_case(found)));
    same.map(|it| (it, false)).or_else(|| Some((several()?, true)))
}

/// The name of a term in the writing of `found`, in the plural if that is one; and whether it is
/// certain.
fn preferred(term: &Entity<Term>, found: &str) -> (String, bool) {
    let fits = |it: &&str| it.is_ascii() == found.is_ascii();
    let all = || names_of_term(term);
    let one = all().find(fits).or_else(|| all().next()).unwrap_or(term.id.as_str());
    match rejected(term, found) {
        Some((_, true)) => plural(one).map_or((one.to_owned(), false), |it| (it, true)),
        _ => (one.to_owned(), true),
    }
}

/// What to write at a place, where nothing else has to change with it: no article before, and no
/// mark that means something in YAML.
fn replacement(manual: &Manual, it: &Noticed, term: &Entity<Term>, right: &str) -> Option<String> {
    let found = manual.sources.text(it.span);
    let (before, _) = around(manual, it.span);
    let is_same_writing = right.is_ascii() == found.is_ascii();
    let vowel = |it: &str| it.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    let article = before.trim_end().rsplit(|it: char| !it.is_ascii_alphabetic()).next();
    let has_article = article.is_some_and(|it| ["a", "an"].contains(&it.to_lowercase().as_str()));
    let is_plain = right.chars().all(|it| it.is_alphanumeric() || matches!(it, ' ' | '-'));
    let is_fit = is_same_writing && is_plain && !(has_article && vowel(found) != vowel(right));
    let listed = rejected(term, found).map_or(found, |(it, _)| it);
    is_fit.then(|| in_case_of(found, listed, right))
}

/// `right` in the case in which `found` is written, which the glossary lists as `listed`. What has
/// capitals of its own, as `SKU` or `WeChat`, keeps them.
fn in_case_of(found: &str, listed: &str, right: &str) -> String {
    let is_ordinary = right
        .split([' ', '-'])
        .all(|word| !word.chars().skip(1).any(char::is_uppercase) && word.chars().count() > 1);
    let is_loud = |it: &str| {
        it.chars().filter(|it| it.is_uppercase()).nth(1).is_some()
            && !it.chars().any(char::is_lowercase)
    };
    let begins_large = |it: &str| it.starts_with(char::is_uppercase);
    if !is_ordinary || is_loud(listed) {
        return right.to_owned();
    }
    if is_loud(found) {
        return right.to_uppercase();
    }
    let first = right.chars().next().into_iter();
    match (begins_large(found), begins_large(right)) {
        (true, false) => first.flat_map(char::to_uppercase).chain(right.chars().skip(1)).collect(),
        (false, true) => right.to_lowercase(),
        _ => right.to_owned(),
    }
}
