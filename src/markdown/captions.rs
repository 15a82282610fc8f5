//! Captions of tables: a paragraph `Table: …`, `表：…` or `表 1 …` directly before or after one.

use super::gaps::Gapped;
use super::writer::Writer;

/// What is known of captions while a body is read.
#[derive(Debug, Default)]
pub(super) struct Captions {
    /// A paragraph that may be the caption of a table that follows: where it begins, how many gaps
    /// were before, and where it ends.
    before: Option<(usize, usize, usize)>,
    /// A table that has no caption yet: where one would go, and where the table ends.
    table: Option<(usize, usize)>,
}

/// How the text of a caption begins, and how much of that readers do not need.
fn marker(html: &str) -> Option<usize> {
    let bold = if html.starts_with("<strong>") { "<strong>".len() } else { 0 };
    let text = &html[bold..];
    for mark in ["Table:", "table:", "表：", "表:", "表格："] {
        if text.starts_with(mark) && bold == 0 {
            let rest = &text[mark.len()..];
            return Some(mark.len() + rest.len() - rest.trim_start().len());
        }
    }
    // The number stays: texts refer to it.
    let rest = text.strip_prefix("Table ").or_else(|| text.strip_prefix('表'))?;
    let number: &str = rest.trim_start_matches([' ', '\u{a0}']);
    number.starts_with(|it: char| it.is_ascii_digit()).then_some(0)
}

impl Writer<'_> {
    /// Takes the paragraph that has just ended for a caption, if it reads like one. `text` and
    /// `gaps` say where its inside begins.
    pub(super) fn caption(&mut self, text: usize, gaps: usize) {
        self.captions.before = None;
        let begin = text - "<p>".len();
        if marker(&self.out.text[text..]).is_none() {
            return;
        }
        match self.captions.table.take() {
            Some((place, end)) if end == begin => {
                let caption = self.cut_caption(begin, gaps);
                self.put_caption(place, &caption);
            }
            _ => self.captions.before = Some((begin, gaps, self.out.text.len())),
        }
    }

    /// The caption that stands directly before the table that begins here.
    pub(super) fn caption_before(&mut self) -> Option<Gapped> {
        let (begin, gaps, end) = self.captions.before.take()?;
        (end == self.out.text.len()).then(|| self.cut_caption(begin, gaps))
    }

    /// A table has ended that may have its caption below.
    pub(super) fn wants_caption(&mut self, place: usize) {
        self.captions.table = Some((place, self.out.text.len()));
    }

    /// Cuts the paragraph out of the text, and the mark and the tags off it.
    fn cut_caption(&mut self, begin: usize, gaps: usize) -> Gapped {
        let text = self.out.text.split_off(begin);
        let mut gaps = self.out.gaps.split_off(gaps);
        let inside = text.strip_prefix("<p>").unwrap_or(&text);
        let inside = inside.strip_suffix("</p>\n").unwrap_or(inside);
        let cut = marker(inside).unwrap_or_default();
        for gap in &mut gaps {
            gap.at -= begin + "<p>".len() + cut;
        }
        Gapped { text: inside[cut..].to_owned(), gaps, cuts: Vec::new() }
    }

    fn put_caption(&mut self, place: usize, caption: &Gapped) {
        let html = format!("<caption>{}</caption>", caption.text);
        let gaps = &mut self.out.gaps;
        let first = gaps.partition_point(|it| it.at < place);
        for gap in &mut gaps[first..] {
            gap.at += html.len();
        }
        let own = caption.gaps.iter().map(|it| {
            let at = it.at + place + "<caption>".len();
            super::gaps::Gap { at, ..*it }
        });
        gaps.splice(first..first, own);
        self.out.text.insert_str(place, &html);
    }
}
