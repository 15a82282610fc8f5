//! Blocks of code: kept as they were written, and drawn when the page is.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use crate::text::Lang;

use super::escape;
use super::gaps::Fill;
use super::writer::Writer;

/// A block of code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    /// The language that its fence names, or nothing.
    pub(super) language: String,
    /// What stands in it.
    pub(super) text: String,
    /// Where it stands in the source, fences included.
    pub(super) range: Range<usize>,
}

impl Code {
    /// Appends it as HTML, in colours if its language is known.
    pub(super) fn write(&self, out: &mut String, lang: Lang) {
        if self.language.eq_ignore_ascii_case("mermaid") {
            self.diagram(out, lang);
        } else {
            self.block(out);
        }
    }

    /// A diagram that is written as text stands as that text, and says so.
    fn diagram(&self, out: &mut String, lang: Lang) {
        out.push_str("<figure class=\"diagram\">");
        self.block(out);
        out.push_str("<figcaption>");
        out.push_str(match lang {
            Lang::Zh => "图表的文字描述（Mermaid）：箭头表示先后。",
            Lang::En => "A diagram, described in words (Mermaid): arrows say what follows what.",
        });
        out.push_str("</figcaption></figure>");
    }

    fn block(&self, out: &mut String) {
        out.push_str("<pre><code");
        if !self.language.is_empty() {
            out.push_str(" class=\"language-");
            escape::attribute(out, &self.language);
            out.push('"');
        }
        out.push('>');
        if !self.paint(out) {
            escape::text(out, &self.text);
        }
        out.push_str("</code></pre>");
    }

    #[cfg(feature = "highlight")]
    fn paint(&self, out: &mut String) -> bool {
        super::highlight::paint(&self.language, &self.text, out)
    }

    #[cfg(not(feature = "highlight"))]
    fn paint(&self, _: &mut String) -> bool {
        false
    }
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
        self.code = Some(Code { language, text: String::new(), range });
    }

    /// Ends it.
    pub(super) fn code_end(&mut self) {
        let Some(code) = self.code.take() else { return };
        self.out.gap(Fill::Code, self.codes.len());
        self.codes.push(code);
        // What follows has a place of its own.
        self.push("\n");
    }
}
