//! Where something stands: a stretch of one source.

use std::ops::Range;

/// One source among [`Sources`](super::Sources).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The folder of the manual: a source without text, which is there even if no file is.
    pub const FOLDER: SourceId = SourceId(u32::MAX);
}

/// A stretch of one source, in bytes, half open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The source it lies in.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span over `range`, a range of bytes of `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Span {
        // Sources are limited to a few megabytes when they are read, so this does not saturate.
        let offset = |it| u32::try_from(it).unwrap_or(u32::MAX);
        Span { source, start: offset(range.start), end: offset(range.end) }
    }

    /// Its range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value, and where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }
}
