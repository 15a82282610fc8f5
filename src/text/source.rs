//! Sources: every text file of a manual, by path; nothing parsed.

use std::path::PathBuf;

use super::{Problem, SourceId, Span};

/// One text file, with its path inside the manual.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path from the manual's folder, with `/`.
    pub path: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Whether a byte order mark stood before the text.
    is_marked: bool,
    lines: Vec<u32>,
    /// How many characters stand before each block of the text, so that a column far to the right
    /// is found without counting from the start of its line.
    counts: Vec<u32>,
}

/// The byte order mark of UTF-8.
const MARK: &str = "\u{feff}";

/// How many bytes a block has.
const BLOCK: usize = 1024;

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Source {
    /// The source at `path` with `text`; a byte order mark is dropped.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Source {
        let mut text = text.into();
        let is_marked = text.starts_with(MARK);
        if is_marked {
            text.drain(..MARK.len());
        }
        let starts = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut lines: Vec<u32> = std::iter::once(0)
            .chain(starts.map(|it| u32::try_from(it + 1).unwrap_or(u32::MAX)))
            .collect();
        lines.shrink_to_fit();
        let counts = counts(&text);
        Source { path: path.into(), text, is_marked, lines, counts }
    }

    /// What stood before the text in its file and is no part of it: a byte order mark, or nothing.
    pub fn mark(&self) -> &'static str {
        if self.is_marked { MARK } else { "" }
    }

    /// Whether `other` is the same file with the same text.
    pub fn is_like(&self, other: &Source) -> bool {
        self.path == other.path && self.is_marked == other.is_marked && self.text == other.text
    }

    /// The same source after its text became `text`.
    #[must_use]
    pub fn changed(&self, text: String) -> Source {
        Source { is_marked: self.is_marked, ..Source::new(self.path.clone(), text) }
    }

    /// The line and column of the byte at `offset`; past the end means the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.clamp(offset);
        let line = self.lines.partition_point(|it| *it as usize <= offset).max(1);
        let start = self.lines[line - 1] as usize;
        Place { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    /// How many characters stand before `offset`.
    fn characters(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let start = self.text.floor_char_boundary(block * BLOCK);
        self.counts[block] as usize + self.text[start..offset].chars().count()
    }

    /// Where the line that holds the byte at `offset` begins.
    pub fn line_start(&self, offset: usize) -> usize {
        self.lines[self.place(offset).line - 1] as usize
    }

    /// `offset`, moved back to the nearest border of a character inside the text.
    pub fn clamp(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }

    /// The text of a line (from 1), without its line ending; empty past the end.
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line.checked_sub(1).and_then(|it| self.lines.get(it)) else { return "" };
        let end = self.lines.get(line).map_or(self.text.len(), |it| *it as usize);
        self.text[*start as usize..end].trim_end_matches(['\n', '\r'])
    }
}

/// How many characters of `text` stand before each of its blocks; one cut in two counts for the
/// second.
fn counts(text: &str) -> Vec<u32> {
    let mut counts = vec![0];
    let (mut start, mut count) = (0, 0_usize);
    for block in 1..=text.len() / BLOCK {
        let end = text.floor_char_boundary(block * BLOCK);
        count += text[start..end].chars().count();
        counts.push(u32::try_from(count).unwrap_or(u32::MAX));
        start = end;
    }
    counts
}

/// A file of the manual that is not text of ours (an image, a form): copied as it is.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Path from the manual's folder, with `/`.
    pub path: String,
    /// Where it lies on this machine.
    pub file: PathBuf,
    /// How wide and how high it is in pixels, if it is a picture that says so.
    pub size: Option<(u32, u32)>,
}

/// All files of a manual as they were read, in the order of their paths.
#[derive(Clone, Debug)]
pub struct Sources {
    list: Vec<Source>,
    /// The manual's folder, as a source without text: where a message about the manual points
    /// when there is no file to point at.
    folder: Source,
    /// Files to copy.
    pub attachments: Vec<Attachment>,
    /// What was wrong with the folder itself: links, unreadable files, names.
    pub problems: Vec<Problem>,
}

impl Default for Sources {
    fn default() -> Self {
        let (list, attachments, problems) = (Vec::new(), Vec::new(), Vec::new());
        Sources { list, folder: Source::new(".", ""), attachments, problems }
    }
}

impl Sources {
    /// Takes in a source and says by which id it is known from now on.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.list.push(source);
        SourceId(u32::try_from(self.list.len() - 1).expect("fewer than four billion files"))
    }

    /// The source called `id`. A manual without any file is spoken of as its settings, which it
    /// should have.
    pub fn get(&self, id: SourceId) -> &Source {
        if id == SourceId::FOLDER { &self.folder } else { &self.list[id.0 as usize] }
    }

    /// All sources with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.list)
    }

    /// The same sources, after the one called `id` became `text`.
    #[must_use]
    pub fn with(mut self, id: SourceId, text: String) -> Sources {
        let source = &mut self.list[id.0 as usize];
        *source = source.changed(text);
        self
    }

    /// The source at `path`.
    pub fn at(&self, path: &str) -> Option<SourceId> {
        self.iter().find(|(_, it)| it.path == path).map(|(id, _)| id)
    }

    /// Whether `other` has the same files with the same texts, and as much was wrong with them.
    /// What attachments hold is not known.
    pub fn are_like(&self, other: &Sources) -> bool {
        let attached =
            |it: &Sources| it.attachments.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
        let wrong = |it: &Sources| it.problems.iter().map(|it| it.span).collect::<Vec<_>>();
        let texts = self.list.iter().zip(&other.list);
        self.list.len() == other.list.len()
            && attached(self) == attached(other)
            && wrong(self) == wrong(other)
            && texts
                .into_iter()
                .all(|(a, b)| a.path == b.path && a.is_marked == b.is_marked && a.text == b.text)
    }

    /// The text under `span`.
    pub fn text(&self, span: Span) -> &str {
        let source = self.get(span.source);
        let start = source.clamp(span.start as usize);
        &source.text[start..source.clamp(span.end as usize).max(start)]
    }
}

#[cfg(test)]
mod tests {
    use super::{MARK, Place, Source, SourceId, Sources};
    use crate::text::Span;

    #[test]
    fn the_folder_is_a_place_even_without_files() {
        let sources = Sources::default();
        let folder = sources.get(SourceId::FOLDER);
        assert_eq!((folder.path.as_str(), folder.place(0)), (".", Place { line: 1, column: 1 }));
        assert_eq!(sources.text(Span::new(SourceId::FOLDER, 0..0)), "");
        assert_eq!(sources.iter().count(), 0);
    }

    #[test]
    fn places_count_characters_from_one() {
        let source = Source::new("a.md", "\u{feff}标题\r\n🍎x\n");
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place("标".len()), Place { line: 1, column: 2 });
        assert_eq!(source.place("标题\r\n🍎".len()), Place { line: 2, column: 2 });
        assert_eq!(source.place(1), Place { line: 1, column: 1 });
        assert_eq!(source.place(999), Place { line: 3, column: 1 });
        assert_eq!(source.line(1), "标题");
        assert_eq!(source.line(2), "🍎x");
        assert_eq!(source.line(9), "");
        assert_eq!((source.mark(), source.changed("x".into()).mark()), (MARK, MARK));
        assert_eq!(Source::new("a.md", "x").mark(), "");
    }

    #[test]
    fn columns_far_to_the_right_are_right() {
        let text = format!("x\n{}", "a长🍎".repeat(2_000));
        let source = Source::new("a.md", text.clone());
        for (at, _) in text.char_indices().skip(2).step_by(7) {
            let column = text[2..at].chars().count() + 1;
            assert_eq!(source.place(at), Place { line: 2, column });
        }
    }
}
