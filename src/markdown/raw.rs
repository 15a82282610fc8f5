//! Raw HTML: read tag by tag, written anew from what may stay.
//!
//! Nothing that has not been read as a tag, a known attribute or text gets into the page. Tags
//! are balanced within the Markdown that they stand in, so that none of them can close what is
//! not theirs. [`clean`](super::clean) has the last word all the same.

use std::ops::Range;

use crate::text::Words;

use super::body::{Link, LinkKind};
use super::escape;
use super::gaps::Fill;
use super::raw_policy::{RawHtml, keeps, keeps_attribute, leads, only_parts, swallows, void};
use super::scheme;
use super::tags::{Attribute, Tag, Token, content_end, decoded, token};
use super::writer::{DEEPEST, Writer};

/// What is known about raw HTML.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Whether any has been written.
    pub(super) written: bool,
    /// The elements that are open, and how deep in Markdown each stands.
    open: Vec<(String, usize)>,
    /// The block that is being read.
    block: Piece,
}

/// A piece of raw HTML that was put together from lines, and where these stood.
#[derive(Debug, Default)]
struct Piece {
    text: String,
    /// Where in `text` each line begins, and where that stands in the prepared text.
    lines: Vec<(usize, usize)>,
}

impl Piece {
    fn range(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let line = self.lines.partition_point(|it| it.0 <= at).saturating_sub(1);
            self.lines.get(line).map_or(0, |it| it.1 + (at - it.0))
        };
        // The end is one past the last byte, which may be the start of a line elsewhere.
        let start = place(range.start);
        let end = if range.is_empty() { start } else { place(range.end - 1) + 1 };
        start..end.max(start)
    }
}

impl Writer<'_> {
    /// Begins a block of raw HTML.
    pub(super) fn raw_block_start(&mut self) {
        if self.depth == 0 {
            self.top_block();
        }
        self.raw.block = Piece::default();
    }

    /// A line of it.
    pub(super) fn raw_line(&mut self, html: &str, range: &Range<usize>) {
        let piece = &mut self.raw.block;
        piece.lines.push((piece.text.len(), range.start));
        piece.text.push_str(html);
    }

    /// Ends it.
    pub(super) fn raw_block_end(&mut self) {
        let piece = std::mem::take(&mut self.raw.block);
        self.line();
        if self.policy == RawHtml::Escape && piece.text.trim_start().starts_with("<!--") {
            return;
        }
        if self.policy == RawHtml::Escape {
            self.push("<p>");
            self.raw_piece(&piece);
            self.push("</p>\n");
        } else {
            self.raw_piece(&piece);
            self.line();
        }
        self.last = '\n';
    }

    /// A tag inside of a paragraph.
    pub(super) fn raw_inline(&mut self, html: &str, range: &Range<usize>) {
        if !self.in_image() {
            let lines = vec![(0, range.start)];
            self.raw_piece(&Piece { text: html.into(), lines });
        }
    }

    fn raw_piece(&mut self, piece: &Piece) {
        let mut at = 0;
        while at < piece.text.len() {
            let (token, end) = token(&piece.text, at);
            let mut next = end;
            match (token, self.policy) {
                // Comments are for authors, whatever the policy says.
                (Token::Comment, RawHtml::Sanitize | RawHtml::Escape) => {}
                (Token::Text, RawHtml::Sanitize) => self.raw_text(&piece.text[at..end]),
                (Token::Open(tag), RawHtml::Sanitize) => {
                    if !keeps(&tag.name) && swallows(&tag.name) {
                        next = content_end(&piece.text, end, &tag.name);
                    }
                    self.open_tag(piece, &tag, at..end);
                }
                (Token::Close(name), RawHtml::Sanitize) => self.close_tag(&name),
                (Token::Junk, RawHtml::Sanitize) => {
                    self.unsafe_html(&piece.range(&(at..end)), start_of(&piece.text[at..end]));
                }
                (_, RawHtml::Escape) => {
                    let text = self.prepared.plain(&piece.text[at..end]).into_owned();
                    self.note(&text);
                    escape::text(&mut self.out.text, &text);
                }
                (Token::Open(tag), RawHtml::Trusted) => self.trusted_tag(piece, &tag, at..end),
                (_, RawHtml::Trusted) => self.trusted(&piece.text[at..end]),
            }
            at = next;
        }
    }

    /// Text between raw tags: character references stay what they are.
    fn raw_text(&mut self, text: &str) {
        let text = self.prepared.plain(text).into_owned();
        if !text.trim().is_empty() {
            self.note(&text);
        }
        escape::referenced(&mut self.out.text, &text);
    }

    fn open_tag(&mut self, piece: &Piece, tag: &Tag, range: Range<usize>) {
        if !keeps(&tag.name) {
            self.unsafe_html(&piece.range(&range), &format!("<{}>", tag.name));
            return;
        }
        let place = piece.range(&range);
        self.raw.written = true;
        if !void(&tag.name) {
            // An item ends where the next begins.
            let ends = matches!(tag.name.as_str(), "li" | "p" | "td" | "th" | "tr" | "dt" | "dd");
            let same =
                self.raw.open.last().is_some_and(|it| it.0 == tag.name && it.1 == self.depth);
            if ends && same {
                self.pop_raw();
            }
            if self.raw.open.len() + self.depth >= DEEPEST {
                let limit = Words::new(
                    format!("HTML nested deeper than {DEEPEST} levels"),
                    format!("HTML 嵌套超过 {DEEPEST} 层"),
                );
                self.too_large(&place, limit);
                return;
            }
            self.raw.open.push((tag.name.clone(), self.depth));
        }
        let block = matches!(
            tag.name.as_str(),
            "table" | "ul" | "ol" | "dl" | "img" | "blockquote" | "pre"
        );
        self.measure.blocks += u32::from(block && self.counted == 0);
        self.push("<");
        self.push(&tag.name);
        let mut classes = Vec::new();
        for attribute in &tag.attributes {
            self.attribute(piece, tag, attribute, &place, &mut classes);
        }
        if !classes.is_empty() {
            self.push(" class=\"");
            escape::references_in_attribute(&mut self.out.text, &classes.join(" "));
            self.push("\"");
        }
        self.push(">");
    }

    #[expect(clippy::too_many_arguments, reason = "an attribute, the tag around it, and where")]
    fn attribute<'p>(
        &mut self,
        piece: &'p Piece,
        tag: &Tag,
        attribute: &Attribute,
        place: &Range<usize>,
        classes: &mut Vec<&'p str>,
    ) {
        let value = &piece.text[attribute.value.clone()];
        let mut name = attribute.name.as_str();
        match (name, value) {
            // Styles are not allowed, so this becomes what tables of Markdown have.
            ("class", _) | ("align", "left" | "center" | "right") => return classes.push(value),
            ("name", _) if tag.name == "a" => name = "id",
            _ => {}
        }
        let whole = piece.range(&attribute.whole);
        if !keeps_attribute(&tag.name, name) {
            self.unsafe_html(&whole, name);
            return;
        }
        if leads(name) && !self.address(piece, attribute, value, place) {
            return;
        }
        if name == "id" {
            let id = decoded(value);
            if id.is_empty()
                || id.starts_with("fn:")
                || id.starts_with("fnref:")
                || !self.ids.take(&id)
            {
                self.unsafe_html(&whole, &format!("id=\"{id}\""));
                return;
            }
            self.anchors.push(id);
        }
        self.push(" ");
        self.push(name);
        self.push("=\"");
        if leads(name) {
            self.out.gap(Fill::Address, self.links.len() - 1);
        } else {
            let value = self.prepared.plain(value).into_owned();
            escape::references_in_attribute(&mut self.out.text, &value);
        }
        self.push("\"");
    }

    /// Notes an address, and says whether it may stay.
    fn address(
        &mut self,
        piece: &Piece,
        attribute: &Attribute,
        value: &str,
        place: &Range<usize>,
    ) -> bool {
        let target = decoded(&self.prepared.plain(value));
        let safe = scheme::safe(&target);
        if safe {
            let span = self.span(&piece.range(&attribute.value));
            self.raw_link(target, span, place);
        } else {
            self.unsafe_html(&piece.range(&attribute.whole), &target);
        }
        safe
    }

    /// A tag as it is, but for its addresses.
    fn trusted_tag(&mut self, piece: &Piece, tag: &Tag, range: Range<usize>) {
        let place = piece.range(&range);
        let mut from = range.start;
        for attribute in tag.attributes.iter().filter(|it| leads(&it.name)) {
            let value = attribute.value.clone();
            self.trusted(&piece.text[from..value.start]);
            let span = self.span(&piece.range(&value));
            self.raw_link(decoded(&piece.text[value.clone()]), span, &place);
            self.out.gap(Fill::Address, self.links.len() - 1);
            from = value.end;
        }
        self.trusted(&piece.text[from..range.end]);
    }

    fn trusted(&mut self, text: &str) {
        let text = self.prepared.plain(text).into_owned();
        self.push(&text);
    }

    fn raw_link(&mut self, target: String, span: crate::text::Span, place: &Range<usize>) {
        let whole = self.span(place);
        let heading = (self.headings.len() + usize::from(self.heading.is_some())).checked_sub(1);
        let (text, title) = (String::new(), String::new());
        self.links.push(Link {
            what: LinkKind::RawHref,
            target,
            span,
            whole,
            text,
            title,
            heading,
            alone: false,
        });
    }

    /// A closing tag closes what was opened in the same place of the Markdown, and nothing else.
    fn close_tag(&mut self, name: &str) {
        let here = self.raw.open.iter().rev().take_while(|it| it.1 >= self.depth);
        let Some(inner) = here.into_iter().position(|it| it.0 == name) else { return };
        for _ in 0..=inner {
            self.pop_raw();
        }
    }

    fn pop_raw(&mut self) {
        if let Some((name, _)) = self.raw.open.pop() {
            self.push("</");
            self.push(&name);
            self.push(">");
        }
    }

    /// Closes what was opened in Markdown that is `depth` or more deep.
    pub(super) fn close_raw(&mut self, depth: usize) {
        while self.raw.open.last().is_some_and(|it| it.1 >= depth) {
            self.pop_raw();
        }
    }

    /// Markdown cannot stand between the rows of a raw table: browsers would throw it out of it.
    pub(super) fn close_parts(&mut self) {
        while self.raw.open.last().is_some_and(|it| only_parts(&it.0)) {
            self.pop_raw();
        }
    }
}

/// Enough of `text` to know it again.
fn start_of(text: &str) -> &str {
    &text[..text.floor_char_boundary(24)]
}
