//! The report for people: the line, the caret, the second place, the help.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Style, Origin, Renderer, Snippet,
};

use crate::diagnostics::{Finding, Level, Report};
use crate::text::{Lang, Source, SourceId, Sources, Span};

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
/// How much of a source is shown on either side of a place, in bytes; lines are longer than this
/// only where nobody reads them. Drawing takes time for all that it is given, so it is not given
/// whole sources.
const AROUND: usize = 4_000;

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
    let secrets = secrets(report);
    let mut out = String::new();
    for finding in &report.findings {
        let shown = Shown { sources, folder, secrets: &secrets };
        let pieces = Pieces::new(finding, shown, lang);
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
    let snippet = Snippet::source(without_returns(&it.source.text))
        .path(path.as_str())
        .annotation(AnnotationKind::Primary.span(start..end));
    let group = Group::with_title(Style::ERROR.with_name(error).primary_title(message.as_str()))
        .element(snippet)
        .element(Style::HELP.with_name(help).message(it.help));
    renderer.term_width(terminal.width).decor_style(DecorStyle::Ascii).render(&[group])
}

/// What findings are shown with.
#[derive(Clone, Copy)]
struct Shown<'a> {
    sources: &'a Sources,
    folder: &'a str,
    secrets: &'a BTreeSet<Span>,
}

/// The texts of one finding, which the drawing borrows.
struct Pieces<'a> {
    level: Level,
    code: &'static str,
    message: String,
    help: Option<String>,
    fix: Option<String>,
    more: Option<String>,
    secrets: &'a BTreeSet<Span>,
    files: Vec<File<'a>>,
}

/// One source with the places to mark in it.
struct File<'a> {
    source: &'a Source,
    path: String,
    marks: Vec<Mark>,
}

struct Mark {
    source: SourceId,
    range: Range<usize>,
    words: Option<String>,
    is_first: bool,
}

impl File<'_> {
    /// The places, those together that can be shown in one piece; the first of all comes first.
    fn neighbours(&self) -> Vec<Vec<&Mark>> {
        let mut groups: Vec<Vec<&Mark>> = Vec::new();
        for mark in &self.marks {
            let is_near = |it: &&mut Vec<&Mark>| {
                it.iter().all(|it| it.range.start.abs_diff(mark.range.start) < AROUND)
            };
            match groups.iter_mut().find(is_near) {
                Some(group) => group.push(mark),
                None => groups.push(vec![mark]),
            }
        }
        groups
    }

    /// The part of the source to show for `marks`: their lines, unless these are very long.
    fn window(&self, marks: &[&Mark]) -> Range<usize> {
        let text = self.source.text.as_str();
        let first = marks.iter().map(|it| it.range.start).min().unwrap_or_default();
        let last = marks.iter().map(|it| it.range.end).max().unwrap_or_default();
        let start =
            self.source.line_start(first).max(self.source.clamp(first.saturating_sub(AROUND)));
        let far = self.source.clamp(last + AROUND);
        let end = text[last..far].find('\n').map_or(far, |it| last + it);
        start..end
    }
}

impl Mark {
    /// Itself, in a piece that begins at byte `from` of the source.
    fn annotation(&self, from: usize) -> Annotation<'_> {
        let kind = if self.is_first { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(self.range.start - from..self.range.end - from);
        match &self.words {
            Some(words) => annotation.label(words.as_str()),
            None => annotation,
        }
    }
}

impl<'a> Pieces<'a> {
    fn new(finding: &Finding, shown: Shown<'a>, lang: Lang) -> Pieces<'a> {
        let Shown { sources, folder, .. } = shown;
        let it = &finding.diagnostic;
        let mut pieces = Pieces {
            level: finding.level,
            code: it.rule.code(),
            message: visible(&it.message(lang)),
            help: it.help(lang).map(|it| visible(&it)),
            fix: it.fix_words(lang).map(|it| visible(&offered(&it, lang))),
            more: None,
            secrets: shown.secrets,
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
        let mark = Mark { source: span.source, range: shown(source, span), words, is_first };
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
            for marks in file.neighbours() {
                let window = file.window(&marks);
                let start = file.source.place(window.start);
                let text = blotted(file, window.clone(), self.secrets);
                let mut snippet = Snippet::source(text).line_start(start.line);
                if start.column == 1 {
                    snippet = snippet.path(file.path.as_str());
                } else {
                    // The drawing sees a part of the line and cannot tell the column.
                    let place = file.source.place(marks[0].range.start);
                    let origin = Origin::path(file.path.as_str());
                    group = group.element(origin.line(place.line).char_column(place.column));
                }
                for mark in marks {
                    snippet = snippet.annotation(mark.annotation(window.start));
                }
                group = group.element(snippet);
            }
        }
        if let Some(more) = &self.more {
            let note = if lang == Lang::Zh { "提示" } else { "note" };
            group = group.element(Style::NOTE.with_name(note).message(more.as_str()));
        }
        if let Some(help) = &self.help {
            let name = if lang == Lang::Zh { "建议" } else { "help" };
            group = group.element(Style::HELP.with_name(name).message(help.as_str()));
        }
        if let Some(fix) = &self.fix {
            let name = if lang == Lang::Zh { "修复" } else { "fix" };
            group = group.element(Style::HELP.with_name(name).message(fix.as_str()));
        }
        vec![group]
    }
}

/// What is never shown: the places of findings that say so.
fn secrets(report: &Report) -> BTreeSet<Span> {
    let blotted = report.findings.iter().map(|it| &it.diagnostic).filter(|it| it.is_blotted);
    blotted.flat_map(|it| it.labels.iter().map(|it| it.span).chain([it.span])).collect()
}

/// The text at `window` of a file, without the secrets in it.
fn blotted<'a>(file: &File<'a>, window: Range<usize>, secrets: &BTreeSet<Span>) -> Cow<'a, str> {
    let mut text = without_returns(&file.source.text[window.clone()]);
    let Some(source) = file.marks.first().map(|it| it.source) else { return text };
    let from = Span::new(source, window.start..window.start);
    let to = Span::new(source, window.end..window.end);
    for it in secrets.range(from..to) {
        let range = it.range().start - window.start..it.range().end.min(window.end) - window.start;
        text.to_mut().replace_range(range.clone(), &"*".repeat(range.len()));
    }
    text
}

/// `text` with a blank for what is before the ends of lines that Windows writes, or it would be drawn.
fn without_returns(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { Cow::Owned(text.replace('\r', " ")) } else { Cow::Borrowed(text) }
}

/// That a machine can do what `words` say.
fn offered(words: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("`opsbook fix` can do this: {words}"),
        Lang::Zh => format!("可用 `opsbook fix` 自动完成：{words}"),
    }
}

/// The part of a source to mark: inside the text, on borders of characters, and on one line, since
/// the first line of a long stretch says where it begins.
fn shown(source: &Source, span: Span) -> Range<usize> {
    let start = source.clamp(span.start as usize);
    let end = source.clamp(span.end as usize).max(start);
    let end = source.clamp(end.min(start + AROUND));
    let line_end = source.text[start..end].find('\n').map_or(end, |it| start + it);
    start..line_end
}

/// `text` on one line, with characters that steer a terminal made visible.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .map(|it| match it {
            '\n' | '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            it if it.is_control() => '\u{fffd}',
            it => it,
        })
        .collect()
}
