//! Small words that many rules use.

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
