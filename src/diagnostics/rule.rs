//! A rule: a page and a function.

use std::sync::OnceLock;

use super::{Diagnostic, Page};
use crate::model::Manual;
use crate::text::Span;

/// A rule: a page, which holds its code, its level, its words and its tests, and a function that
/// finds the places.
pub struct Rule {
    /// The page, as it is written.
    pub source: &'static str,
    /// Pushes what it finds wrong with a manual.
    pub check: fn(&Manual, &mut Vec<Diagnostic>),
    page: OnceLock<Page>,
}

impl Rule {
    /// The rule with this page and this function.
    pub const fn new(source: &'static str, check: fn(&Manual, &mut Vec<Diagnostic>)) -> Rule {
        Rule { source, check, page: OnceLock::new() }
    }

    /// Its code, as `OPS202`: the second line of the page, read without reading the page, since a
    /// run that finds nothing needs no words.
    pub fn code(&self) -> &'static str {
        let line = self.source.lines().nth(1).unwrap_or_default();
        line.strip_prefix("code: ").unwrap_or_default().trim()
    }

    /// Its page.
    pub fn page(&self) -> &Page {
        self.page.get_or_init(|| Page::read(self.source))
    }

    /// A finding at `span`, with the rule's own message and help.
    pub fn at(&'static self, span: Span) -> Diagnostic {
        Diagnostic::new(self, span)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.code())
    }
}
