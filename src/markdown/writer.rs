//! What is known while a body is read, and what all parts of the writing use.

use std::ops::Range;

use crate::text::{Lang, Problem, SourceId, Span, What, Words};

use super::alert::Head;
use super::body::{Heading, Link, LinkKind, Measure};
use super::captions::Captions;
use super::chars::han;
use super::cjk::Prepared;
use super::code::Code;
use super::escape;
use super::gaps::{Cut, Gapped};
use super::ids::Ids;
use super::notes::Notes;
use super::raw::Raw;
use super::raw_policy::RawHtml;
use super::tables::Table;
use super::variable::Variable;

/// How deep quotes, lists and emphasis may stand in each other. What stands deeper is shown as
/// plain text.
pub(super) const DEEPEST: usize = 100;

/// Reads events, writes HTML and notes down what it meets.
pub(super) struct Writer<'t> {
    pub(super) prepared: &'t Prepared<'t>,
    pub(super) source: SourceId,
    pub(super) lang: Lang,
    pub(super) policy: RawHtml,
    pub(super) out: Gapped,
    pub(super) ids: Ids,
    pub(super) anchors: Vec<String>,
    pub(super) headings: Vec<Heading>,
    /// The headings whose sections are still open.
    pub(super) open: Vec<usize>,
    pub(super) links: Vec<Link>,
    pub(super) prose: Vec<Range<u32>>,
    pub(super) problems: Vec<Problem>,
    pub(super) lead: Measure,
    pub(super) titled: bool,
    /// What stands under the heading that was met last.
    pub(super) measure: Measure,
    /// How many of the blocks that a measure counts are open.
    pub(super) counted: usize,
    /// How many tags are open.
    pub(super) depth: usize,
    /// Where the HTML of the outermost block begins.
    pub(super) top: usize,
    /// Where the event before this one ended, or began if it was a tag's start.
    pub(super) before: usize,
    /// The character that was written last.
    pub(super) last: char,
    /// The heading that is being read.
    pub(super) heading: Option<OpenHeading>,
    /// The links and images that are being read.
    pub(super) frames: Vec<Frame>,
    pub(super) quotes: Vec<Quote>,
    pub(super) alert: Option<AlertTitle>,
    pub(super) table: Table,
    pub(super) captions: Captions,
    /// Where the inside of the paragraph begins that is being read, and how many gaps were before.
    pub(super) paragraph: Option<(usize, usize)>,
    /// The code block that is being read.
    pub(super) code: Option<Code>,
    pub(super) codes: Vec<Code>,
    /// How much was spent on colours.
    pub(super) ink: usize,
    pub(super) variables: Vec<Variable>,
    /// Where in the prepared text the last variable ends.
    pub(super) asked: usize,
    pub(super) notes: Notes,
    pub(super) raw: Raw,
    /// Whether something was told to be too large.
    pub(super) too_large: bool,
}

/// A heading that is being read.
pub(super) struct OpenHeading {
    /// Where its HTML begins.
    pub(super) html: usize,
    /// Where its id goes.
    pub(super) id_at: usize,
    /// Where its text stands, in the prepared source.
    pub(super) range: Option<Range<usize>>,
    pub(super) given: Option<String>,
    pub(super) text: String,
    pub(super) whole: Range<usize>,
    pub(super) cut: usize,
}

/// A link or image that is being read.
pub(super) struct Frame {
    /// The number of the link; None when it leads to nowhere that is safe.
    pub(super) link: Option<usize>,
    /// The address that is not safe, and where it stands as far as that is known.
    pub(super) refused: Option<(String, Span)>,
    /// Where its HTML begins, and how many gaps there are before.
    pub(super) html: (usize, usize),
    pub(super) text: String,
    pub(super) image: bool,
}

/// What sort of quote is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Plain,
    Alert,
    Fold,
}

/// An alert whose title stands in its first paragraph.
pub(super) struct AlertTitle {
    pub(super) head: Head,
    /// Where the title begins in the prepared source.
    pub(super) from: usize,
    /// Where its HTML begins, once its paragraph has been met.
    pub(super) html: Option<usize>,
}

impl<'t> Writer<'t> {
    /// Nothing read yet.
    pub(super) fn new(
        prepared: &'t Prepared<'t>,
        source: SourceId,
        policy: RawHtml,
        lang: Lang,
    ) -> Writer<'t> {
        let text = String::with_capacity(prepared.text.len() * 2);
        Writer {
            prepared,
            source,
            lang,
            policy,
            out: Gapped { text, ..Gapped::default() },
            ids: Ids::new(&prepared.text),
            anchors: Vec::new(),
            headings: Vec::new(),
            open: Vec::new(),
            links: Vec::new(),
            prose: Vec::new(),
            problems: Vec::new(),
            lead: Measure::default(),
            titled: false,
            measure: Measure::default(),
            counted: 0,
            depth: 0,
            top: 0,
            before: 0,
            last: '\n',
            heading: None,
            frames: Vec::new(),
            quotes: Vec::new(),
            alert: None,
            table: Table::default(),
            captions: Captions::default(),
            paragraph: None,
            code: None,
            codes: Vec::new(),
            ink: 0,
            variables: Vec::new(),
            asked: 0,
            notes: Notes::default(),
            raw: Raw::default(),
            too_large: false,
        }
    }

    /// Appends HTML as it is.
    pub(super) fn push(&mut self, html: &str) {
        self.out.text.push_str(html);
    }

    /// Begins a line, unless one has begun.
    pub(super) fn line(&mut self) {
        if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
            self.out.text.push('\n');
        }
    }

    /// A span over `range` of the prepared text.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source, self.prepared.range(range))
    }

    /// Notes a problem at `range` of the prepared text.
    pub(super) fn problem(&mut self, range: &Range<usize>, what: What) {
        self.problems.push(Problem { span: self.span(range), what });
    }

    /// Notes HTML or an address that was taken away.
    pub(super) fn unsafe_html(&mut self, range: &Range<usize>, what: &str) {
        self.problem(range, What::UnsafeHtml { what: what.into() });
    }

    /// Notes that something is too large, once: the first place says enough.
    pub(super) fn too_large(&mut self, range: &Range<usize>, what: Words) {
        if !self.too_large {
            self.too_large = true;
            self.problem(range, What::TooLarge { what });
        }
    }

    /// Writes text that readers see.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        if let Some(code) = &mut self.code {
            code.text.push_str(&self.prepared.plain(text));
        } else {
            self.text_with_variables(text, range);
        }
    }

    /// Writes text that stands for nothing else.
    pub(super) fn plain_text(&mut self, text: &str, range: &Range<usize>) {
        let plain = self.prepared.plain(text);
        let mut text: &str = &plain;
        if let Some(title) = &self.alert
            && range.start < title.from
        {
            text = text.get(title.from - range.start..).unwrap_or_default();
        }
        self.note(text);
        self.read(range);
        if !self.in_image() {
            escape::text(&mut self.out.text, text);
        }
    }

    /// Notes that people read what stands at `range`, unless it names an entity. Pieces that follow
    /// each other are one.
    fn read(&mut self, range: &Range<usize>) {
        let link = self.frames.last().and_then(|it| self.links.get(it.link?));
        let is_name = |it: &Link| {
            matches!(it.what, LinkKind::Typed { titled: false, .. } | LinkKind::Include)
        };
        if link.is_some_and(is_name) {
            return;
        }
        let Span { start, end, .. } = self.span(range);
        match self.prose.last_mut() {
            Some(last) if last.end == start => last.end = end,
            _ => self.prose.push(start..end),
        }
    }

    /// Writes inline code.
    pub(super) fn inline_code(&mut self, text: &str) {
        let text = self.prepared.plain(text);
        self.note(&text);
        if !self.in_image() {
            self.push("<code>");
            escape::text(&mut self.out.text, &text);
            self.push("</code>");
        }
    }

    /// Measures text, and hands it to the heading and the links that it stands in.
    pub(super) fn note(&mut self, text: &str) {
        let Some(last) = text.chars().next_back() else { return };
        if self.heading.is_none() {
            self.count(text);
        }
        self.last = last;
        if self.frames.is_empty() {
            if let Some(heading) = &mut self.heading {
                heading.text.push_str(text);
            }
        } else if let Some(frame) = self.frames.last_mut() {
            frame.text.push_str(text);
        }
    }

    fn count(&mut self, text: &str) {
        let Measure { han: characters, words, .. } = &mut self.measure;
        let mut inside = false;
        for c in text.chars() {
            let letter = if c.is_ascii() {
                c.is_ascii_alphanumeric() || (inside && matches!(c, '\'' | '-' | '_' | '.'))
            } else if han(c) {
                *characters += 1;
                false
            } else {
                // Letters of scripts that put spaces between words; kana is not counted.
                (c < '\u{2000}' || ('\u{ac00}'..='\u{d7a3}').contains(&c)) && c.is_alphanumeric()
            };
            *words += u32::from(letter && !inside);
            inside = letter;
        }
    }

    /// Whether an image is being read, of which only the text counts.
    pub(super) fn in_image(&self) -> bool {
        self.frames.last().is_some_and(|it| it.image)
    }

    /// Begins a block that a measure counts.
    pub(super) fn count_block(&mut self) {
        self.measure.blocks += u32::from(self.counted == 0);
        self.counted += 1;
    }

    /// Hands what was measured to the heading above it.
    pub(super) fn flush_measure(&mut self) {
        let measure = std::mem::take(&mut self.measure);
        match self.headings.last_mut() {
            Some(heading) => heading.own = measure,
            None => self.lead = measure,
        }
    }

    /// Notes where the HTML may be cut.
    pub(super) fn cut(&mut self, at: usize, cut: Cut) {
        self.out.cuts.push((at, cut));
    }
}
