//! Alerts: `> [!NOTE]`, with a title, and folded.

use crate::text::Lang;

/// The head of an alert that the parser takes for a plain quote, because something follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Which of the five.
    pub(super) kind: Kind,
    /// `-`: folded, `+`: can be folded.
    pub(super) fold: Option<bool>,
    /// Where the title begins, in bytes from the start of the quote.
    pub(super) title: usize,
}

/// The five kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Kind {
    /// Its name in classes.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Tip => "tip",
            Kind::Important => "important",
            Kind::Warning => "warning",
            Kind::Caution => "caution",
        }
    }

    /// Its title when none is written.
    pub(super) fn title(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Kind::Note, Lang::Zh) => "注意",
            (Kind::Note, Lang::En) => "Note",
            (Kind::Tip, Lang::Zh) => "提示",
            (Kind::Tip, Lang::En) => "Tip",
            (Kind::Important, Lang::Zh) => "重要",
            (Kind::Important, Lang::En) => "Important",
            (Kind::Warning, Lang::Zh) => "警告",
            (Kind::Warning, Lang::En) => "Warning",
            (Kind::Caution, Lang::Zh) => "小心",
            (Kind::Caution, Lang::En) => "Caution",
        }
    }

    fn of(name: &str) -> Option<Kind> {
        let all = [Kind::Note, Kind::Tip, Kind::Important, Kind::Warning, Kind::Caution];
        all.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }
}

/// The head of the quote that `text` begins with, if it is an alert's.
pub(super) fn head(text: &str) -> Option<Head> {
    let line = text.lines().next()?;
    let inside = line.strip_prefix('>')?.trim_start_matches([' ', '\t']).strip_prefix("[!")?;
    // The longest name has nine letters: no need to search a long line for the bracket.
    let (name, _) = inside.get(..inside.floor_char_boundary(12))?.split_once(']')?;
    let kind = Kind::of(name)?;
    let rest = &inside[name.len() + 1..];
    let fold = match rest.as_bytes().first() {
        Some(b'-') => Some(false),
        Some(b'+') => Some(true),
        _ => None,
    };
    let title = rest[usize::from(fold.is_some())..].trim_start_matches([' ', '\t']);
    Some(Head { kind, fold, title: line.len() - title.len() })
}

#[cfg(test)]
mod tests {
    use super::{Kind, head};

    #[test]
    fn heads_are_read() {
        for (text, kind, fold, title) in [
            ("> [!NOTE] 标题\n> x", Kind::Note, None, "标题\n> x"),
            (">[!tip]-", Kind::Tip, Some(false), ""),
            ("> [!Warning]+ a", Kind::Warning, Some(true), "a"),
        ] {
            let it = head(text).expect(text);
            assert_eq!((it.kind, it.fold, &text[it.title..]), (kind, fold, title));
        }
        for text in ["> [!TABS]", "> [NOTE]", "x", "", "> [!", "> [!注意注意注意]"] {
            assert_eq!(head(text), None);
        }
    }
}
