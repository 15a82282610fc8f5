//! The report for people: the line, the caret, the second place, the help.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Style, Renderer, Snippet};

use crate::diagnostics::{Finding, Level, Report};
use crate::text::{Lang, Source, Sources, Span};

/// What the report is written to.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// How many cells a line has.
    pub width: usize,
    /// Whether it shows colours.
    pub colour: bool,
}

/// How many other places of one finding are shown; the rest is counted.
const PLACES: usize = 6;

/// `report` for a terminal, without the last line. `folder` is put before the paths, so that they
/// can be opened from where the command was given.
pub fn human(
    report: &Report,
    sources: &Sources,
    folder: &str,
    lang: Lang,
    terminal: Terminal,
) -> String {
    let renderer = if terminal.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(terminal.width).decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for finding in &report.findings {
        let pieces = Pieces::new(finding, sources, folder, lang);
        out.push_str(&renderer.render(&pieces.groups(lang)));
        out.push_str("\n\n");
    }
    out
}

/// Something wrong that no rule speaks of: a place, and words.
pub struct Complaint<'a> {
    /// The source.
    pub source: &'a Source,
    /// What is put before its path.
    pub folder: &'a str,
    /// The place in it.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: &'a str,
    /// What to do about it.
    pub help: &'a str,
}

/// `it` in the form of a finding.
pub fn complaint(it: &Complaint<'_>, lang: Lang, terminal: Terminal) -> String {
    let (error, help) = if lang == Lang::Zh { ("错误", "建议") } else { ("error", "help") };
    let renderer = if terminal.colour { Renderer::styled() } else { Renderer::plain() };
    let (message, path) =
        (visible(it.message), visible(&format!("{}{}", it.folder, it.source.path)));
    let start = it.source.clamp(it.range.start);
    let end = it.source.clamp(it.range.end).max(start);
    let snippet = Snippet::source(it.source.text.as_str())
        .path(path.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    let group = Group::with_title(Style::ERROR.with_name(error).primary_title(message.as_str()))
        .element(snippet)
        .element(Style::HELP.with_name(help).message(it.help));
    renderer.term_width(terminal.width).decor_style(DecorStyle::Ascii).render(&[group])
}

/// The texts of one finding, which the drawing borrows.
struct Pieces<'a> {
    level: Level,
    code: &'static str,
    message: String,
    help: Option<String>,
    more: Option<String>,
    files: Vec<File<'a>>,
}

/// One source with the places to mark in it.
struct File<'a> {
    source: &'a Source,
    path: String,
    marks: Vec<Mark>,
}

struct Mark {
    range: Range<usize>,
    words: Option<String>,
    is_first: bool,
}

impl<'a> Pieces<'a> {
    fn new(finding: &Finding, sources: &'a Sources, folder: &str, lang: Lang) -> Pieces<'a> {
        let it = &finding.diagnostic;
        let mut pieces = Pieces {
            level: finding.level,
            code: it.rule.code(),
            message: visible(&it.message(lang)),
            help: it.help(lang).map(|it| visible(&it)),
            more: None,
            files: Vec::new(),
        };
        pieces.mark(it.span, None, sources, folder);
        for label in it.labels.iter().take(PLACES) {
            let words = visible(&it.label_words(label, lang));
            pieces.mark(label.span, Some(words), sources, folder);
        }
        if let Some(more) = it.labels.len().checked_sub(PLACES + 1).map(|it| it + 1) {
            pieces.more = Some(match lang {
                Lang::En => format!("and at {more} more places"),
                Lang::Zh => format!("另有 {more} 处相同"),
            });
        }
        pieces
    }

    fn mark(&mut self, span: Span, words: Option<String>, sources: &'a Sources, folder: &str) {
        let source = sources.get(span.source);
        let is_first = self.files.is_empty();
        let mark = Mark { range: shown(source, span), words, is_first };
        match self.files.iter_mut().find(|it| std::ptr::eq(it.source, source)) {
            Some(file) => file.marks.push(mark),
            None => {
                let path = visible(&format!("{folder}{}", source.path));
                self.files.push(File { source, path, marks: vec![mark] });
            }
        }
    }

    fn groups(&self, lang: Lang) -> Vec<Group<'_>> {
        let name = self.level.words().get(lang).to_owned();
        let style = match self.level {
            Level::Error => Style::ERROR,
            Level::Warning => Style::WARNING,
            Level::Note | Level::Off => Style::NOTE,
        };
        let title = style.with_name(name).primary_title(self.message.as_str()).id(self.code);
        let mut group = Group::with_title(title);
        for file in &self.files {
            let text = file.source.text.as_str();
            let mut snippet = Snippet::source(text).path(file.path.as_str());
            for mark in &file.marks {
                let kind =
                    if mark.is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
                let mut annotation = kind.span(mark.range.clone());
                if let Some(words) = &mark.words {
                    annotation = annotation.label(words.as_str());
                }
                snippet = snippet.annotation(annotation);
            }
            group = group.element(snippet);
        }
        if let Some(more) = &self.more {
            let note = if lang == Lang::Zh { "提示" } else { "note" };
            group = group.element(Style::NOTE.with_name(note).message(more.as_str()));
        }
        if let Some(help) = &self.help {
            let name = if lang == Lang::Zh { "建议" } else { "help" };
            group = group.element(Style::HELP.with_name(name).message(help.as_str()));
        }
        vec![group]
    }
}

/// The part of a source to mark: inside the text, on borders of characters, and on one line, since
/// the first line of a long stretch says where it begins.
fn shown(source: &Source, span: Span) -> Range<usize> {
    let start = source.clamp(span.start as usize);
    let end = source.clamp(span.end as usize).max(start);
    let line_end = source.text[start..end].find('\n').map_or(end, |it| start + it);
    start..line_end
}

/// `text` on one line, with characters that steer a terminal made visible.
fn visible(text: &str) -> String {
    text.chars()
        .map(|it| match it {
            '\n' | '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            it if it.is_control() => '\u{fffd}',
            it => it,
        })
        .collect()
}
