//! From Markdown to a body: one walk over the parser's events.

use std::ops::Range;

use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::text::{Lang, SourceId, Words};

use super::body::Body;
use super::chars::wide;
use super::cjk::Prepared;
use super::clean;
use super::demote::demote;
use super::gaps::Cut;
use super::raw_policy::RawHtml;
use super::writer::{DEEPEST, Writer};

/// Reads the Markdown of `text` from byte `body` on.
///
/// All spans are bytes of `text`, which is the whole source. `lang` is the language of what the
/// HTML has to say itself: labels for those who cannot see, and titles of alerts.
pub fn parse(text: &str, body: usize, source: SourceId, html: RawHtml, lang: Lang) -> Body {
    parse_as(text, body, source, Manner { html, lang, outline: Vec::new() })
}

/// How a text is read.
pub struct Manner {
    /// What becomes of raw HTML.
    pub html: RawHtml,
    /// The language of what the HTML has to say itself.
    pub lang: Lang,
    /// Ids for the headings that give none of their own, one after the other.
    pub outline: Vec<String>,
}

/// The same, in a manner of its own.
pub fn parse_as(text: &str, body: usize, source: SourceId, manner: Manner) -> Body {
    let Manner { html, lang, outline } = manner;
    let prepared = Prepared::new(text, text.floor_char_boundary(body));
    let mut writer = Writer::new(&prepared, source, html, lang);
    writer.ids.follow(outline);
    let mut events = Parser::new_ext(&prepared.text, options()).into_offset_iter();
    // The parser keeps what follows a line break back until somebody needs to see it.
    let mut ahead = None;
    while let Some((event, range)) = ahead.take().or_else(|| events.next()) {
        if event == Event::SoftBreak {
            ahead = events.next();
            writer.soft_break(&range, ahead.as_ref());
        } else {
            writer.event(event, &range, &events);
        }
    }
    Body { start: body, ..writer.finish(text.len()) }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>, events: &OffsetIter<'_>) {
        if let Some(heading) = &mut self.heading
            && !matches!(event, Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_)))
        {
            let start = heading.range.as_ref().map_or(range.start, |it| it.start.min(range.start));
            let end = heading.range.as_ref().map_or(range.end, |it| it.end.max(range.end));
            heading.range = Some(start..end);
        }
        let mut before = range.end;
        match event {
            Event::Start(Tag::HtmlBlock) => self.raw_block_start(),
            Event::End(TagEnd::HtmlBlock) => self.raw_block_end(),
            Event::Start(tag) => {
                before = range.start;
                self.enter(tag, range, events);
            }
            Event::End(tag) => self.leave(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.inline_code(&text),
            Event::Html(html) => self.raw_line(&html, range),
            Event::InlineHtml(html) => self.raw_inline(&html, range),
            Event::HardBreak => {
                if !self.end_alert_title() && !self.in_image() {
                    self.push("<br>\n");
                }
            }
            Event::Rule => {
                self.top_block();
                self.close_parts();
                self.line();
                self.push("<hr>\n");
            }
            Event::FootnoteReference(name) => self.reference(&name),
            Event::TaskListMarker(done) => self.task(done),
            // A soft break is met before; formulas are not asked for.
            Event::SoftBreak | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        self.before = before;
    }

    fn enter(&mut self, tag: Tag<'_>, range: &Range<usize>, events: &OffsetIter<'_>) {
        self.depth += 1;
        if self.depth == 1 {
            self.top_block();
        }
        if !is_written(tag.to_end(), self.depth) {
            let limit = Words::new(
                format!("nesting deeper than {DEEPEST} levels"),
                format!("嵌套超过 {DEEPEST} 层"),
            );
            self.too_large(range, limit);
            return;
        }
        self.close_parts();
        match tag {
            Tag::Link { .. } | Tag::Image { .. } => self.link_start(tag, range, events),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.mark(tag.to_end(), false),
            _ => self.block_start(tag, range),
        }
    }

    fn leave(&mut self, tag: TagEnd, range: &Range<usize>) {
        if is_written(tag, self.depth) {
            self.close_raw(self.depth);
            match tag {
                TagEnd::Link | TagEnd::Image => self.link_end(range),
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.mark(tag, true),
                _ => self.block_end(tag, range),
            }
        } else if !is_inline(tag) {
            self.line();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Remembers where an outermost block begins.
    pub(super) fn top_block(&mut self) {
        if self.depth <= 1 {
            self.top = self.out.text.len();
        }
    }

    /// A line break inside of a paragraph: a space, but nothing between two wide characters.
    fn soft_break(&mut self, range: &Range<usize>, ahead: Option<&(Event<'_>, Range<usize>)>) {
        self.before = range.end;
        if self.end_alert_title() {
            return;
        }
        let next = match ahead {
            Some((Event::Text(text) | Event::Code(text), _)) => text.chars().next(),
            Some((Event::Start(_), range)) => {
                self.prepared.text.get(range.clone()).and_then(|it| {
                    it.chars().find(|it| !matches!(it, '*' | '_' | '~' | '[' | '\u{10a7f}'))
                })
            }
            _ => None,
        };
        if wide(self.last) && next.is_some_and(wide) {
            return;
        }
        self.last = '\n';
        let in_image = self.in_image();
        if let Some(frame) = self.frames.last_mut() {
            frame.text.push(' ');
        } else if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
        }
        if !in_image {
            self.push("\n");
        }
    }

    fn finish(mut self, end: usize) -> Body {
        self.close_raw(0);
        self.flush_measure();
        self.line();
        self.end_sections(1, end);
        self.cut(self.out.text.len(), Cut::Notes);
        self.write_notes();
        let mut html = if self.raw.written { clean::clean(&self.out) } else { self.out };
        let title = html.cuts.iter().find(|it| it.1 == Cut::TitleEnd).map_or(0, |it| it.0);
        let demoted = demote(&mut html, title);
        // Written once, and kept as long as the manual.
        html.text.shrink_to_fit();
        html.cuts.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.prose.shrink_to_fit();
        Body {
            headings: self.headings,
            prose: self.prose,
            links: self.links,
            codes: self.codes,
            variables: self.variables,
            lang: self.lang,
            problems: self.problems,
            lead: self.lead,
            anchors: self.anchors,
            titled: self.titled,
            demoted,
            html,
            start: 0,
        }
    }
}

/// Whether a tag that stands so deep is written. A tag that has to have others inside of it is
/// not written if these would be too deep; start and end have to come to the same verdict.
fn is_written(tag: TagEnd, depth: usize) -> bool {
    let inside = match tag {
        TagEnd::List(_) | TagEnd::DefinitionList | TagEnd::TableHead | TagEnd::TableRow => 1,
        TagEnd::Table => 2,
        _ => 0,
    };
    depth + inside <= DEEPEST
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
