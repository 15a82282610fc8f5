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
/// text is the file `chapter.md`. Caret lines are taken out.
pub(crate) fn sources(text: &str) -> Sources {
    fixture(text).0
}

/// The files of a manual that is written as one text, and what its caret lines mark. A caret line
/// is a comment: `# ^^^ words` in YAML, `<!-- ^^^ words -->` in Markdown; or carets alone, where a
/// comment has no room before them. Its carets stand under the characters of the last line that
/// is no caret line. Since caret lines are no part of the file, the last line may have one.
pub(crate) fn fixture(text: &str) -> (Sources, Vec<Marked>) {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let mut add = |path: &str, text: &str| {
        let (body, marks) = without_carets(text);
        let source = sources.add(Source::new(path, body));
        let mark = |(start, end, words)| Marked { source, start, end, words };
        found.extend(marks.into_iter().map(mark));
    };
    let mut path = "chapter.md";
    let mut body = String::new();
    for line in text.lines() {
        if let Some(next) = line.strip_prefix("//- ") {
            if !body.trim().is_empty() {
                add(path, &body);
            }
            path = next.trim();
            body.clear();
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    add(path, &body);
    found.sort();
    (sources, found)
}

/// `text` without its caret lines, and the bytes of it that they mark, in which words.
fn without_carets(text: &str) -> (String, Vec<(usize, usize, String)>) {
    let mut body = String::new();
    let mut marks = Vec::new();
    let mut line_start = 0;
    for line in text.lines() {
        if let Some((column, width, words)) = caret(line.trim_end()) {
            let byte = |characters: usize| {
                let above = body[line_start..].trim_end_matches('\n');
                let indices = above.char_indices().map(|(at, _)| at).chain([above.len()]);
                line_start + indices.take(characters + 1).last().unwrap_or(0)
            };
            marks.push((byte(column), byte(column + width), words.to_owned()));
        } else {
            line_start = body.len();
            body.push_str(line);
            body.push('\n');
        }
    }
    (body, marks)
}

/// The column, width and words of a caret line, in characters.
fn caret(line: &str) -> Option<(usize, usize, &str)> {
    let inner = line.trim_start();
    let comment = inner.strip_prefix('#').or_else(|| inner.strip_prefix("<!--")).unwrap_or(inner);
    let carets = comment.trim_start();
    if !carets.starts_with('^') {
        return None;
    }
    let width = carets.chars().take_while(|it| *it == '^').count();
    let column = line.chars().count() - carets.chars().count();
    let words = carets[width..].trim();
    Some((column, width, words.strip_suffix("-->").unwrap_or(words).trim()))
}
