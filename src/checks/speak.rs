//! Small words that many rules use.

use crate::diagnostics::{Level, Rule};
use crate::model::kinds::{AnyEntity, Entity, Kind, Stored};
use crate::model::{ChapterSpec, Manual, SectionSpec, Standard};
use crate::text::{Span, Words};
use crate::yaml::Word;

/// What an entity is called.
pub(super) fn name<K: Stored + Sync>(entity: &Entity<K>) -> Words {
    let any: &dyn AnyEntity = entity;
    any.name()
}

/// What sort of thing a kind is.
pub(super) fn kind(kind: &Kind) -> Words {
    kind.one.clone()
}

/// A suggestion in parentheses, or nothing.
pub(super) fn guess(guess: Option<&str>) -> Words {
    match guess {
        Some(guess) => Words::new(
            format!("; did you mean `{guess}`?"),
            format!("，是否应为“{guess}”？"),
        ),
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

/// Several names in one row, in the quotes of their language.
pub(super) fn row(names: &[Words]) -> Words {
    let en: Vec<_> = names.iter().map(|it| format!("`{}`", it.en)).collect();
    let zh: Vec<_> = names.iter().map(|it| format!("“{}”", it.zh)).collect();
    Words::new(joined(&en, ", ", " and "), joined(&zh, "、", "和"))
}

/// `parts` in one row, the last of them after `and`.
pub(super) fn joined(parts: &[String], comma: &str, and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(comma)),
    }
}

/// The titles of standards, each once.
pub(super) fn standards<'s>(all: impl IntoIterator<Item = &'s Standard>) -> Words {
    let mut titles: Vec<Words> = Vec::new();
    for it in all {
        let title = it.title();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    row(&titles)
}

/// Where the manual says that it keeps `standard`.
pub(super) fn standard_span(manual: &Manual, standard: &Standard) -> Span {
    let named = &manual.file.settings.standards;
    let own = named.iter().find(|it| it.as_str().eq_ignore_ascii_case(standard.id()));
    own.map_or_else(|| whole(manual), Word::span)
}

/// How much the lack of something counts that has to be there, or only should.
pub(super) fn need(is_must: bool) -> Level {
    if is_must { Level::Error } else { Level::Warning }
}

/// The word under `chapter:` that stands for a chapter of a standard.
pub(super) fn chapter_word(spec: &ChapterSpec) -> Words {
    if spec.id().is_empty() { spec.title() } else { Words::same(spec.id()) }
}

/// Whether a standard leaves it to `rule` to say that a section is missing.
pub(super) fn is_left_to(spec: &SectionSpec, rule: &Rule) -> bool {
    spec.rule.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(rule.code()))
}
