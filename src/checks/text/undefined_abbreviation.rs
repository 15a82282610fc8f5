//! An abbreviation that is used and explained nowhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Stored, Term};
use crate::model::{From, Manual, Notice, Target, is_known_abbreviation};
use crate::text::{Span, Spanned};
use crate::yaml::{Mention, Word};

pub static RULE: Rule = Rule::new(include_str!("undefined_abbreviation.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.concerns::<Term>() {
        return;
    }
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut explained: BTreeSet<&str> = BTreeSet::new();
    // What stands for words that are still to come has a rule of its own.
    let placeholders = manual.wording.of(|it| matches!(it, Notice::Placeholder).then_some(()));
    let placeholders: BTreeSet<Span> = placeholders.map(|(it, ())| it.span).collect();
    let noticed = manual.wording.of(|it| match it {
        Notice::Abbreviation { is_explained } => Some(*is_explained),
        _ => None,
    });
    for (it, is_explained) in noticed {
        let text = manual.sources.text(it.span);
        if placeholders.contains(&it.span) {
            continue;
        }
        if is_explained || is_in_term(it.from) {
            explained.insert(text);
        } else {
            places.entry(text).or_default().push(it.span);
        }
    }
    let terms = manual.all::<Term>().iter();
    explained.extend(terms.filter_map(|it| Some(it.abbreviation.as_ref()?.as_str())));
    for (text, mut places) in places {
        places.sort();
        places.dedup();
        let [first, rest @ ..] = &places[..] else { continue };
        if rest.is_empty() || explained.contains(text) || is_known(manual, text, *first) {
            continue;
        }
        let finding =
            RULE.at(*first).text("abbreviation", text).text("count", places.len().to_string());
        out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "also")));
    }
}

fn is_in_term(from: From) -> bool {
    matches!(from, From::Entity(key) if key.kind == Term::INDEX)
}

/// Whether every reader knows it, or an entry is called so.
fn is_known(manual: &Manual, text: &str, span: Span) -> bool {
    let lists = manual.file.settings.words.iter();
    let mut own = lists.flat_map(|it| &it.abbreviations).map(Word::as_str);
    let mention = Mention::new(&Spanned::new(text.to_owned(), span), &[]);
    is_known_abbreviation(text)
        || own.any(|it| it.eq_ignore_ascii_case(text))
        || manual.index.resolve(&mention) != Target::Missing
}
