//! Tests only: manuals written as one string, and the findings that carets mark in it.

use crate::text::{Attachment, Problem, Source, SourceId, Sources, Span, What, Words};

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
/// text is the file `chapter.md`. A file that is neither Markdown, YAML nor a table is copied as it is.
/// Caret lines are taken out.
///
/// A line `//! what: how` plants, at the beginning of the file, what the disk would have found
/// wrong with it; see [`planted`].
pub(crate) fn sources(text: &str) -> Sources {
    fixture(text).0
}

/// The files of another tool's manual that are written as one text: `//- path` begins a file, and
/// all of them are texts.
pub(crate) fn texts(text: &str) -> Sources {
    let mut sources = Sources::default();
    for file in text.split("//- ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        sources.add(Source::new(path, text));
    }
    sources
}

/// The files of a manual that is written as one text, and what its caret lines mark. A caret line
/// is a comment: `# ^^^ words` in YAML, `<!-- ^^^ words -->` in Markdown; or carets alone, where a
/// comment has no room before them. Its carets stand under the characters of the last line that
/// is no caret line; with `<` before them they begin at the first one. Since caret lines are no
/// part of the file, the last line may have one.
pub(crate) fn fixture(text: &str) -> (Sources, Vec<Marked>) {
    let mut sources = Sources::default();
    let mut found = Vec::new();
    let mut file = File { path: "chapter.md".to_owned(), ..File::default() };
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("//- ") {
            let next = File { path: path.trim().to_owned(), ..File::default() };
            let before = std::mem::replace(&mut file, next);
            if !before.body.trim().is_empty() || before.is_copied() {
                before.add_to(&mut sources, &mut found);
            }
        } else if let Some(what) = line.strip_prefix("//! ") {
            file.wrong.push(planted(what));
        } else {
            file.body.push_str(line);
            file.body.push('\n');
        }
    }
    file.add_to(&mut sources, &mut found);
    found.sort();
    (sources, found)
}

/// A file that is being read from the one text.
#[derive(Default)]
struct File {
    path: String,
    body: String,
    wrong: Vec<What>,
}

impl File {
    fn is_copied(&self) -> bool {
        let is_table =
            self.path.starts_with("data/") && self.path.rsplit('.').next() == Some("csv");
        let is_text =
            [".md", ".markdown", ".yaml", ".yml", ".lock"].iter().any(|it| self.path.ends_with(it));
        !is_table && !is_text
    }

    fn add_to(self, sources: &mut Sources, found: &mut Vec<Marked>) {
        if self.is_copied() {
            let file = self.path.clone().into();
            sources.attachments.push(Attachment { path: self.path, file, size: None });
            return;
        }
        let (body, marks) = without_carets(&self.body);
        let id = sources.add(Source::new(self.path, body));
        let mark = |(start, end, words)| Marked { source: id, start, end, words };
        found.extend(marks.into_iter().map(mark));
        let wrong = self.wrong.into_iter();
        sources.problems.extend(wrong.map(|what| Problem { span: Span::new(id, 0..0), what }));
    }
}

/// What a line `//! what: how` stands for. Texts can hold none of it, so it is planted:
/// `not UTF-8: GB18030` (or no guess), `not a file: a pipe / 管道`, `bad name: … / …`,
/// `too large: … / …`, `unreadable: what the system says`.
fn planted(line: &str) -> What {
    let (what, how) = line.split_once(": ").unwrap_or((line, ""));
    let (en, zh) = how.split_once(" / ").unwrap_or((how, how));
    let words = Words::new(en.to_owned(), zh.to_owned());
    match what {
        "not UTF-8" => {
            let guess = ["GB18030", "UTF-16"].into_iter().find(|it| *it == how);
            What::NotUtf8 { offset: 0, guess }
        }
        "not a file" => What::NotAFile { what: words },
        "bad name" => What::BadName { what: words },
        "too large" => What::TooLarge { what: words },
        "unreadable" => What::Unreadable { reason: words },
        _ => panic!("`//! {line}` means nothing"),
    }
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
    let at_start = comment.trim_start().strip_prefix('<');
    let carets = at_start.unwrap_or(comment.trim_start());
    if !carets.starts_with('^') {
        return None;
    }
    let width = carets.chars().take_while(|it| *it == '^').count();
    let under = line.chars().count() - carets.chars().count();
    let column = if at_start.is_some() { 0 } else { under };
    let words = carets[width..].trim();
    Some((column, width, words.strip_suffix("-->").unwrap_or(words).trim()))
}
