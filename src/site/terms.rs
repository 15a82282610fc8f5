//! The terms of the glossary, explained where a page uses them first.

use std::collections::BTreeSet;

use super::data::Pages;
use crate::markdown::{Explained, explain};
use crate::model::kinds::{Key, Stored, Term};
use crate::model::{Glossary, relative};

/// How long a description may be, in characters.
const LONGEST: usize = 200;

/// `html`, the text of `chapter` as it stands on the page at `from`, with its terms explained.
pub(super) fn explained(pages: &Pages<'_>, chapter: usize, from: &str, html: String) -> String {
    let Some(glossary) = &pages.glossary else { return html };
    if pages.manual.lists_terms(chapter) {
        return html;
    }
    let mut seen = BTreeSet::new();
    explain(&html, &mut |text| first_uses(pages, glossary, from, &mut seen, text))
}

fn first_uses(
    pages: &Pages<'_>,
    glossary: &Glossary,
    from: &str,
    seen: &mut BTreeSet<usize>,
    text: &str,
) -> Vec<Explained> {
    let manual = pages.manual;
    let first = glossary.find(text).filter(|(_, term)| seen.insert(*term));
    let explained = first.map(|(range, at)| {
        let meaning = manual.all::<Term>()[at].definition.as_ref();
        let meaning = meaning.map(|it| it.get(pages.lang)).unwrap_or_default();
        let address = manual.addresses.of_entity(Key { kind: Term::INDEX, at });
        Explained { range, href: relative(from, address), meaning: short(meaning) }
    });
    explained.collect()
}

/// `text` on one line, cut where a description becomes a page.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
