//! Blocks: headings, paragraphs, lists, quotes, alerts, code.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Tag, TagEnd};

use crate::text::What;

use super::alert::{self, Head, Kind};
use super::body::Heading;
use super::escape;
use super::gaps::{Cut, Fill};
use super::writer::{AlertTitle, OpenHeading, Quote, Writer};

impl Writer<'_> {
    /// Opens a block.
    pub(super) fn block_start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.paragraph_start(),
            Tag::Heading { id, classes, attrs, level } => {
                let attributes = attrs.iter().map(|it| &it.0);
                self.heading_start(level as u8, id.as_deref(), &classes, attributes, range);
            }
            Tag::BlockQuote(kind) => self.quote_start(kind, range),
            Tag::CodeBlock(kind) => self.code_start(&kind, range),
            Tag::List(start) => self.list_start(start),
            Tag::Item => {
                self.measure.list_items += u32::from(self.counted == 1 && self.notes.ordered);
                self.push("<li>");
            }
            Tag::FootnoteDefinition(name) => self.note_start(&name),
            Tag::DefinitionList => {
                self.count_block();
                self.line();
                self.push("<dl>\n");
            }
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::Table(alignments) => self.table_start(alignments),
            Tag::TableHead => self.row_start(true),
            Tag::TableRow => self.row_start(false),
            Tag::TableCell => self.cell_start(range),
            _ => {}
        }
    }

    /// Closes a block.
    pub(super) fn block_end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph if self.end_title_paragraph() => {}
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::Heading(level) => self.heading_end(level as u8),
            TagEnd::BlockQuote(_) => self.quote_end(),
            TagEnd::CodeBlock => {
                self.counted = self.counted.saturating_sub(1);
                self.code_end();
            }
            TagEnd::List(ordered) => {
                self.counted = self.counted.saturating_sub(1);
                self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.note_end(),
            TagEnd::DefinitionList => {
                self.counted = self.counted.saturating_sub(1);
                self.push("</dl>\n");
            }
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.table_end(),
            TagEnd::TableHead => self.row_end(true),
            TagEnd::TableRow => self.row_end(false),
            TagEnd::TableCell => self.cell_end(range),
            _ => {}
        }
        self.last = '\n';
    }

    fn list_start(&mut self, start: Option<u64>) {
        if self.counted == 0 {
            self.notes.ordered = start.is_some();
        }
        self.count_block();
        self.line();
        match start {
            None => self.push("<ul>\n"),
            Some(1) => self.push("<ol>\n"),
            Some(start) => {
                self.push("<ol start=\"");
                self.push(&start.to_string());
                self.push("\">\n");
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one event of the parser")]
    fn heading_start<'a>(
        &mut self,
        level: u8,
        id: Option<&str>,
        classes: &[CowStr<'_>],
        mut attributes: impl Iterator<Item = &'a CowStr<'a>>,
        range: &Range<usize>,
    ) {
        if let Some(name) = attributes.next() {
            self.unsafe_html(range, name);
        }
        let end = self.prepared.back(range.start);
        self.flush_measure();
        self.end_sections(level, end);
        self.line();
        // A line break may have moved the end of the block before.
        self.top = if self.depth == 1 { self.out.text.len() } else { self.top };
        let html = self.out.text.len();
        self.push("<div class=\"heading\"><h");
        self.push(&level.to_string());
        self.push(" id=\"");
        let id_at = self.out.text.len();
        self.push("\"");
        if !classes.is_empty() {
            self.push(" class=\"");
            for (at, class) in classes.iter().enumerate() {
                self.push(if at > 0 { " " } else { "" });
                escape::attribute(&mut self.out.text, class);
            }
            self.push("\"");
        }
        self.push(">");
        let given = id.map(|it| self.prepared.plain(it).into_owned()).filter(|it| !it.is_empty());
        let (text, whole, cut) = (String::new(), range.clone(), self.top);
        self.heading = Some(OpenHeading { html, id_at, range: None, given, text, whole, cut });
    }

    fn heading_end(&mut self, level: u8) {
        let Some(open) = self.heading.take() else { return };
        let text = open.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let given = open.given.is_some();
        let (id, alone) = match &open.given {
            Some(id) => self.ids.give(id),
            None => (self.ids.make(&text), true),
        };
        let range = open.range.unwrap_or(open.whole.start..open.whole.start);
        let span = self.span(&range);
        if !alone {
            let same = |it: &&Heading| open.given.as_ref() == Some(&it.id);
            let first = self.headings.iter().find(same).map_or(span, |it| it.span);
            let id = open.given.unwrap_or_default();
            self.problem(&open.whole, What::DuplicateAnchor { id, first });
        }
        let mut escaped = String::with_capacity(id.len());
        escape::attribute(&mut escaped, &id);
        self.out.insert(open.id_at, &escaped);
        self.permalink(level);
        let number = self.headings.len();
        self.cut(open.cut, Cut::Heading(number));
        if number == 0 && level == 1 && self.depth == 1 && open.html == 0 {
            self.titled = true;
            self.cut(self.out.text.len(), Cut::TitleEnd);
        }
        self.open.push(number);
        self.headings.push(Heading { level, text, id, given, span, ..Heading::default() });
    }

    fn permalink(&mut self, level: u8) {
        self.push("</h");
        self.push(&level.to_string());
        self.push(">");
        self.out.gap(Fill::Permalink, self.headings.len());
        self.push("</div>\n");
    }

    /// Ends all sections that a heading of `level` ends, at byte `end` of the source.
    pub(super) fn end_sections(&mut self, level: u8, end: usize) {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        while let Some(number) = self.open.last().copied() {
            let Some(heading) = self.headings.get_mut(number).filter(|it| it.level >= level) else {
                break;
            };
            heading.end = end;
            self.open.pop();
        }
    }

    fn quote_start(&mut self, kind: Option<BlockQuoteKind>, range: &Range<usize>) {
        self.count_block();
        self.line();
        let kind = kind.map(|it| match it {
            BlockQuoteKind::Note => Kind::Note,
            BlockQuoteKind::Tip => Kind::Tip,
            BlockQuoteKind::Important => Kind::Important,
            BlockQuoteKind::Warning => Kind::Warning,
            BlockQuoteKind::Caution => Kind::Caution,
        });
        if let Some(kind) = kind {
            let head = Head { kind, fold: None, title: 0 };
            self.quotes.push(Quote::Alert);
            self.alert_start(head);
            self.title_start(head);
            self.title_end(&AlertTitle { head, from: 0, html: Some(self.out.text.len()) });
        } else if let Some(head) = self.prepared.text.get(range.clone()).and_then(alert::head) {
            self.quotes.push(if head.fold.is_some() { Quote::Fold } else { Quote::Alert });
            self.alert_start(head);
            let from = range.start + head.title;
            self.alert = Some(AlertTitle { head, from, html: None });
        } else {
            self.quotes.push(Quote::Plain);
            self.push("<blockquote>\n");
        }
    }

    fn quote_end(&mut self) {
        self.counted = self.counted.saturating_sub(1);
        self.alert = None;
        let quote = self.quotes.pop();
        self.push(match quote {
            Some(Quote::Alert) => "</div>\n",
            Some(Quote::Fold) => "</details>\n",
            _ => "</blockquote>\n",
        });
    }

    fn alert_start(&mut self, head: Head) {
        let fold = head.fold.is_some();
        self.push(if fold { "<details class=\"alert alert-" } else { "<div class=\"alert alert-" });
        self.push(head.kind.name());
        self.push(match head.fold {
            None => "\" role=\"note\">\n",
            Some(true) => "\" open>\n",
            Some(false) => "\">\n",
        });
    }

    fn title_start(&mut self, head: Head) {
        self.push(if head.fold.is_some() { "<summary" } else { "<p" });
        self.push(" class=\"alert-title\" data-alert=\"");
        self.push(head.kind.name());
        self.push("\">");
    }

    fn title_end(&mut self, title: &AlertTitle) {
        if title.html == Some(self.out.text.len()) {
            self.push(title.head.kind.title(self.lang));
        }
        self.push(if title.head.fold.is_some() { "</summary>\n" } else { "</p>\n" });
        self.last = '\n';
    }

    fn paragraph_start(&mut self) {
        match self.alert.take() {
            Some(title) if title.html.is_none() => {
                self.title_start(title.head);
                self.alert = Some(AlertTitle { html: Some(self.out.text.len()), ..title });
            }
            other => {
                self.alert = other;
                self.open_paragraph();
            }
        }
    }

    /// Ends the title of an alert where its line ends, and goes on with its text.
    pub(super) fn end_alert_title(&mut self) -> bool {
        let Some(title) = self.alert.take_if(|it| it.html.is_some()) else { return false };
        self.close_raw(self.depth);
        self.title_end(&title);
        self.push("<p>");
        true
    }

    /// Ends the title of an alert where its paragraph ends.
    fn end_title_paragraph(&mut self) -> bool {
        let Some(title) = self.alert.take_if(|it| it.html.is_some()) else { return false };
        self.title_end(&title);
        true
    }
}
