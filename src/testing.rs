//! Tests only: manuals written as one string, and the findings that carets mark in it.

use crate::text::{Source, SourceId, Sources};

/// A finding that a caret line marks: under which bytes of which source, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Marked {
    pub(crate) source: SourceId,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) words: String,
}

/// The day that test manuals are read as of.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 23);

/// The files of a manual that is written as one text. `//- path` begins a file; without one, the
/// text is the file `chapter.md`.
pub(crate) fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    let mut path = "chapter.md".to_owned();
    let mut body = String::new();
    for line in text.lines() {
        if let Some(next) = line.strip_prefix("//- ") {
            if !body.trim().is_empty() {
                sources.add(Source::new(path, body));
            }
            path = next.trim().to_owned();
            body = String::new();
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    sources.add(Source::new(path, body));
    sources
}

/// What the caret lines in `sources` mark. A caret line is a comment: `# ^^^ words` in YAML,
/// `<!-- ^^^ words -->` in Markdown. Its carets stand under the characters of the last line that
/// is no caret line; `^` alone under the end of a line marks its last character.
pub(crate) fn marked(sources: &Sources) -> Vec<Marked> {
    let mut found = Vec::new();
    for (source, it) in sources.iter() {
        let mut line_start = 0;
        let mut offset = 0;
        for line in it.text.split_inclusive('\n') {
            match caret(line.trim_end()) {
                Some((column, width, words)) => {
                    let byte = |characters: usize| {
                        let text = it.text[line_start..].lines().next().unwrap_or_default();
                        let indices = text.char_indices().map(|(at, _)| at).chain([text.len()]);
                        line_start + indices.take(characters + 1).last().unwrap_or(0)
                    };
                    let (start, end) = (byte(column), byte(column + width));
                    found.push(Marked { source, start, end, words: words.to_owned() });
                }
                None => line_start = offset,
            }
            offset += line.len();
        }
    }
    found.sort();
    found
}

/// The column, width and words of a caret line, in characters.
fn caret(line: &str) -> Option<(usize, usize, &str)> {
    let inner = line.trim_start();
    let comment = inner.strip_prefix('#').or_else(|| inner.strip_prefix("<!--"))?;
    let carets = comment.trim_start();
    if !carets.starts_with('^') {
        return None;
    }
    let width = carets.chars().take_while(|it| *it == '^').count();
    let column = line.chars().count() - carets.chars().count();
    let words = carets[width..].trim();
    Some((column, width, words.strip_suffix("-->").unwrap_or(words).trim()))
}
