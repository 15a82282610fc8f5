//! The pass before the parser: `**注意：**请勿` becomes bold.
//!
//! `CommonMark` lets a run of `*` close only when it does not stand between a mark and a letter, a
//! rule made for languages with spaces. So a character that Unicode calls punctuation and that
//! nobody types goes next to such runs; positions are mapped back, and the character is taken out
//! of whatever the parser hands on. (pulldown-cmark has an option for this after 0.13.6.)

use std::borrow::Cow;
use std::ops::Range;

use super::chars::{cjk, punctuation};

/// The character that is put in: OLD SOUTH ARABIAN NUMERIC INDICATOR, four bytes in UTF-8.
const MARK: char = '\u{10a7f}';

/// A text made ready for the parser, and the way back to where it stood.
pub(super) struct Prepared<'t> {
    /// What the parser reads.
    pub(super) text: Cow<'t, str>,
    /// Where in the source the text begins.
    base: usize,
    /// Where in `text` the marks stand, ascending.
    marks: Vec<usize>,
}

impl<'t> Prepared<'t> {
    /// `text` from byte `base` on.
    pub(super) fn new(text: &'t str, base: usize) -> Prepared<'t> {
        let text = text.get(base..).unwrap_or_default();
        let used = memchr::memmem::find(text.as_bytes(), MARK.to_string().as_bytes()).is_some();
        let places = if used { Vec::new() } else { places(text) };
        if places.is_empty() {
            return Prepared { text: Cow::Borrowed(text), base, marks: places };
        }
        let mut out = String::with_capacity(text.len() + places.len() * MARK.len_utf8());
        let mut marks = Vec::with_capacity(places.len());
        let mut from = 0;
        for place in places {
            out.push_str(&text[from..place]);
            marks.push(out.len());
            out.push(MARK);
            from = place;
        }
        out.push_str(&text[from..]);
        Prepared { text: Cow::Owned(out), base, marks }
    }

    /// Where the byte at `offset` of the prepared text stands in the source.
    pub(super) fn back(&self, offset: usize) -> usize {
        if self.marks.is_empty() {
            return self.base + offset;
        }
        let before = self.marks.partition_point(|it| *it < offset);
        self.base + offset - before * MARK.len_utf8()
    }

    /// Where `range` of the prepared text stands in the source.
    pub(super) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.back(range.start);
        start..self.back(range.end).max(start)
    }

    /// `text`, which came from the parser, without what was put in.
    pub(super) fn plain<'p>(&self, text: &'p str) -> Cow<'p, str> {
        // Its first byte is rare, and much faster to look for.
        if self.marks.is_empty() || memchr::memchr(0xf0, text.as_bytes()).is_none() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.replace(MARK, ""))
    }
}

/// Where marks have to go, ascending.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let mut done = 0;
    for start in memchr::memchr2_iter(b'*', b'~', bytes) {
        if start < done {
            continue;
        }
        let rest = &bytes[start..];
        let length = rest.iter().take_while(|it| **it == bytes[start]).count();
        done = start + length;
        // One of the neighbours has to be Chinese, or there is nothing to do.
        let beside = |at: usize| bytes.get(at).is_some_and(|it| !it.is_ascii());
        if !beside(start.wrapping_sub(1)) && !beside(done) {
            continue;
        }
        let Some(before) = text[..start].chars().next_back() else { continue };
        let Some(after) = text[done..].chars().next() else { continue };
        if punctuation(before) && before != '\\' && cjk(after) {
            places.push(done);
        } else if cjk(before) && punctuation(after) {
            places.push(start);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::Prepared;

    #[test]
    fn marks_go_in_and_positions_come_back() {
        let text = "x\n**注意：**请勿";
        let it = Prepared::new(text, 2);
        assert_eq!(it.text, "**注意：**\u{10a7f}请勿");
        let at = it.text.find('请').expect("there");
        assert_eq!(&text[it.range(&(at..at + 3))], "请");
        assert_eq!(&text[it.range(&(0..2))], "**");
        assert_eq!(it.plain("a\u{10a7f}b"), "ab");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in
            ["**bold** text", "**粗体**文字", "a * b", "已有\u{10a7f}**注意：**请", "", "**"]
        {
            let it = Prepared::new(text, 0);
            assert_eq!(it.text, text);
            assert_eq!(it.back(text.len()), text.len());
        }
        assert_eq!(Prepared::new("短", 99).text, "");
    }
}
