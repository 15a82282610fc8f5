//! Values that a text asks for: `{{process:purchase.time_limit}}`.
//!
//! The parser cuts such a name into pieces (`_` may begin emphasis), so it is looked for in the
//! source under the text, and what the parser says of the rest of it is passed over.

use std::ops::Range;

use crate::text::Span;

use super::gaps::Fill;
use super::writer::Writer;

/// How many bytes may stand between the braces.
const LONGEST: usize = 200;

/// A value that the text asks for.
#[derive(Clone, Debug, Default)]
pub struct Variable {
    /// What is asked for, as it was written, with single blanks.
    pub name: String,
    /// The same in the source.
    pub span: Span,
    /// The whole of it, braces included.
    pub whole: Span,
    /// The number of the heading that it stands in.
    pub(super) heading: Option<usize>,
    /// What stands there for readers, once that is known.
    pub(super) value: Option<String>,
}

impl Variable {
    /// What readers see: its value, or what was written if there is none.
    pub(super) fn text(&self) -> String {
        self.value.clone().unwrap_or_else(|| written(&self.name))
    }
}

/// A variable as it is written.
pub(super) fn written(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

/// The first variable of `text` that begins in `within`: all of it, and what is inside.
pub(super) fn find(text: &str, within: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut from = within.start;
    while from < within.end {
        let start = from + memchr::memmem::find(bytes.get(from..within.end)?, b"{{")?;
        if let Some(length) = length(&text[start + 2..])
            && !is_escaped(bytes, start)
        {
            let inside = start + 2..start + 2 + length;
            return Some((start..inside.end + 2, inside));
        }
        from = start + 1;
    }
    None
}

/// How much stands before the closing braces, if that is a name: an entry and a field of it, as
/// `role:buyer`, `buyer.deputy`. A single word is what templates of other tools have.
fn length(text: &str) -> Option<usize> {
    let mut has_mark = false;
    let mut before = ' ';
    for (at, it) in text.char_indices() {
        match it {
            '}' => {
                return (has_mark && text[at..].starts_with("}}") && before != '_').then_some(at);
            }
            _ if at > LONGEST => return None,
            '.' | ':' | '：' => has_mark = at > 0,
            // Between letters, it begins no emphasis.
            '_' if !before.is_alphanumeric() => return None,
            '_' | '-' | ' ' | '#' | '/' => {}
            _ if it.is_alphanumeric() => {}
            _ => return None,
        }
        before = it;
    }
    None
}

fn is_escaped(text: &[u8], at: usize) -> bool {
    let slashes = text[..at].iter().rev().take(100).take_while(|it| **it == b'\\').count();
    slashes % 2 == 1
}

impl Writer<'_> {
    /// Writes the text at `range`, and a gap for each value that it asks for.
    pub(super) fn text_with_variables(&mut self, text: &str, range: &Range<usize>) {
        // A character reference is longer than its text, and holds no variable.
        let is_plain = self.prepared.text.get(range.clone()) == Some(text);
        let mut from = range.start;
        if from < self.asked {
            if !is_plain || range.end <= self.asked {
                return;
            }
            from = self.asked;
        }
        while is_plain
            && !self.in_image()
            && let Some((whole, inside)) = find(&self.prepared.text, from..range.end)
        {
            if from < whole.start {
                self.plain_text(
                    &text[from - range.start..whole.start - range.start],
                    &(from..whole.start),
                );
            }
            self.variable(&whole, &inside);
            if whole.end >= range.end {
                return;
            }
            from = whole.end;
        }
        if from < range.end {
            self.plain_text(&text[from - range.start..], &(from..range.end));
        }
    }

    fn variable(&mut self, whole: &Range<usize>, inside: &Range<usize>) {
        let name = &self.prepared.text[inside.clone()];
        let blank = name.len() - name.trim_start().len();
        let start = inside.start + blank;
        let span = self.span(&(start..start + name.trim().len()));
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.note(&written(&name));
        self.out.gap(Fill::Variable, self.variables.len());
        let heading = self.heading.as_ref().map(|_| self.headings.len());
        let whole_span = self.span(whole);
        self.variables.push(Variable { name, span, whole: whole_span, heading, value: None });
        self.asked = whole.end;
    }
}
