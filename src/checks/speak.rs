//! Small words that many rules use.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
use crate::markdown::{Link, LinkKind};
use crate::model::Manual;
use crate::model::kinds::{AnyEntity, Entity, Kind, Stored};
use crate::text::{Span, Words};

/// What an entity is called.
pub(super) fn name<K: Stored + Sync>(entity: &Entity<K>) -> Words {
    let any: &dyn AnyEntity = entity;
    any.name()
}

/// What sort of thing a kind is.
pub(super) fn kind(kind: &Kind) -> Words {
    kind.one.clone()
}

/// What an author wrote, on one line and no longer than a message bears.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// One of a sort of thing, as `a role`; records come with their articles.
pub(super) fn one_of(thing: &Words) -> Words {
    let has_article = ["a ", "an ", "the ", "`"].iter().any(|it| thing.en.starts_with(it));
    let article = match thing.en.chars().next() {
        _ if has_article => "",
        Some('a' | 'e' | 'i' | 'o') => "an ",
        _ => "a ",
    };
    Words::new(format!("{article}{}", thing.en), thing.zh.clone())
}

/// One finding for each cause, made of the first thing that has it, with the words called `also`
/// at the places of the others.
pub(super) fn once<C: Ord, T>(
    found: impl IntoIterator<Item = (C, Span, T)>,
    also: &'static str,
    make: impl Fn(T) -> Diagnostic,
) -> impl Iterator<Item = Diagnostic> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, span, _)| *span);
    let mut by_cause: BTreeMap<C, (T, Span, Vec<Span>)> = BTreeMap::new();
    for (cause, span, it) in found {
        let (_, first, others) = by_cause.entry(cause).or_insert_with(|| (it, span, Vec::new()));
        if *others.last().unwrap_or(&*first) != span {
            others.push(span);
        }
    }
    by_cause.into_values().map(move |(it, _, others)| {
        others.into_iter().fold(make(it), |finding, other| finding.label(other, also))
    })
}

/// Whether a link shows an image, in Markdown or in HTML.
pub(super) fn is_image(manual: &Manual, link: &Link) -> bool {
    match link.what {
        LinkKind::Image => true,
        LinkKind::RawHref => {
            let tag = manual.sources.text(link.whole).get(..4);
            tag.is_some_and(|it| it.eq_ignore_ascii_case("<img"))
        }
        _ => false,
    }
}

/// A suggestion in parentheses, or nothing.
pub(super) fn guess(guess: Option<&str>) -> Words {
    match guess {
        Some(guess) => {
            Words::new(format!("; did you mean `{guess}`?"), format!("，是否应为“{guess}”？"))
        }
        None => Words::fixed("", ""),
    }
}

/// Where a message about the whole manual points: the settings, or the first chapter.
pub(super) fn whole(manual: &Manual) -> Span {
    match (manual.file.source, manual.chapters.first()) {
        (None, Some(chapter)) => chapter.span,
        _ => manual.file.span(),
    }
}
