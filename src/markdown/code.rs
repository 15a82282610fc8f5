//! Blocks of code: kept as they were written, and drawn when the page is.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use crate::text::Lang;

use super::escape;
use super::gaps::Fill;
#[cfg(feature = "highlight")]
use super::highlight::paint;
use super::writer::Writer;

/// How much of a text may have colours: its bytes, and some for each block, since each has to be
/// begun. What comes after that stays plain.
const INK: usize = 256 << 10;
const INK_TO_BEGIN: usize = 200;

/// A block of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// The language that its fence names, or nothing.
    pub(super) language: String,
    /// What stands in it.
    pub(super) text: String,
    /// Where it stands in the source, fences included.
    pub(super) range: Range<usize>,
    /// Whether it may have colours.
    is_coloured: bool,
}

impl Code {
    /// Appends it as HTML, in colours if its language is known.
    pub(super) fn write(&self, out: &mut String, lang: Lang) {
        if self.is_diagram() {
            self.diagram(out, lang);
        } else {
            self.block(out);
        }
    }

    /// Appends it as a block of code.
    pub(super) fn block(&self, out: &mut String) {
        out.push_str("<pre><code");
        if !self.language.is_empty() {
            out.push_str(" class=\"language-");
            escape::attribute(out, &self.language);
            out.push('"');
        }
        out.push('>');
        if !(self.is_coloured && paint(&self.language, &self.text, out)) {
            escape::text(out, &self.text);
        }
        out.push_str("</code></pre>");
    }
}

/// Without grammars, nothing has colours.
#[cfg(not(feature = "highlight"))]
fn paint(_: &str, _: &str, _: &mut String) -> bool {
    false
}

impl Writer<'_> {
    /// Begins a block of code.
    pub(super) fn code_start(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.count_block();
        self.line();
        let info = match kind {
            CodeBlockKind::Fenced(info) => self.prepared.plain(info),
            CodeBlockKind::Indented => "".into(),
        };
        let language = info.split_whitespace().next().unwrap_or_default().to_owned();
        let range = self.prepared.range(range);
        self.code = Some(Code { language, range, ..Code::default() });
    }

    /// Ends it.
    pub(super) fn code_end(&mut self) {
        let Some(mut code) = self.code.take() else { return };
        if !code.language.is_empty() {
            self.ink += code.text.len() + INK_TO_BEGIN;
            code.is_coloured = self.ink <= INK;
        }
        self.out.gap(Fill::Code, self.codes.len());
        self.codes.push(code);
        // What follows has a place of its own.
        self.push("\n");
    }
}
