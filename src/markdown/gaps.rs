//! HTML with gaps: finished text, and the places that only the site can fill.

/// What belongs in a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// The opening tag of a link.
    Open,
    /// Its closing tag.
    Close,
    /// A link and its text: a typed link without words of its own.
    Whole,
    /// An image.
    Image,
    /// An image that is a paragraph of its own.
    Figure,
    /// A text or a table that is included, as a paragraph of its own.
    Inset,
    /// The value of a variable.
    Variable,
    /// The link to a heading that stands beside it.
    Permalink,
    /// A code block; its number stands in place of a link's.
    Code,
    /// The address in a raw tag, between its quotes.
    Address,
}

/// A place in HTML that waits for a link's address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Where, in bytes of the HTML.
    pub(super) at: usize,
    /// What belongs there.
    pub(super) fill: Fill,
    /// Which link, or which of what fills it.
    pub(super) link: usize,
}

/// A place where the HTML may be cut in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Before the heading with this number, or before the block that it stands in.
    Heading(usize),
    /// After the title.
    TitleEnd,
    /// Before the footnotes.
    Notes,
}

/// Finished HTML, its gaps, and the places where it may be cut; both ascend.
#[derive(Clone, Debug, Default)]
pub(super) struct Gapped {
    /// The HTML.
    pub(super) text: String,
    /// Its gaps.
    pub(super) gaps: Vec<Gap>,
    /// Its cuts.
    pub(super) cuts: Vec<(usize, Cut)>,
}

impl Gapped {
    /// A gap at the end.
    pub(super) fn gap(&mut self, fill: Fill, link: usize) {
        self.gaps.push(Gap { at: self.text.len(), fill, link });
    }

    /// Puts `text` in at `at`, before any gap there.
    pub(super) fn insert(&mut self, at: usize, text: &str) {
        self.text.insert_str(at, text);
        for gap in self.gaps.iter_mut().rev().take_while(|it| it.at >= at) {
            gap.at += text.len();
        }
    }

    /// Takes away everything from `at` on, without a trace; `gaps` were there before.
    pub(super) fn truncate(&mut self, at: usize, gaps: usize) {
        self.text.truncate(at);
        self.gaps.truncate(gaps);
    }

    /// Takes everything from `at` on out into a piece of its own.
    pub(super) fn split_off(&mut self, at: usize) -> Gapped {
        let text = self.text.split_off(at);
        let mut gaps = self.gaps.split_off(self.gaps.partition_point(|it| it.at < at));
        for gap in &mut gaps {
            gap.at -= at;
        }
        Gapped { text, gaps, cuts: Vec::new() }
    }

    /// Appends `piece`.
    pub(super) fn append(&mut self, piece: Gapped) {
        let base = self.text.len();
        self.text.push_str(&piece.text);
        self.gaps.extend(piece.gaps.into_iter().map(|it| Gap { at: it.at + base, ..it }));
    }
}

#[cfg(test)]
mod tests {
    use super::{Fill, Gapped};

    #[test]
    fn gaps_move_with_the_text() {
        let mut it = Gapped { text: "ab".into(), ..Gapped::default() };
        it.gap(Fill::Open, 0);
        it.text.push_str("cd");
        it.insert(1, "xyz");
        assert_eq!((it.text.as_str(), it.gaps[0].at), ("axyzbcd", 5));
        let tail = it.split_off(4);
        assert_eq!((tail.text.as_str(), tail.gaps[0].at), ("bcd", 1));
        it.append(tail);
        assert_eq!((it.text.as_str(), it.gaps[0].at), ("axyzbcd", 5));
        it.truncate(4, 0);
        assert!(it.gaps.is_empty());
    }
}
