//! A chapter's text, read: what is in it, and its HTML.

use std::fmt::Write as _;
use std::ops::Range;

use crate::text::{Lang, Problem, Span};

use super::code::Code;
use super::escape;
use super::gaps::{Cut, Fill, Gap, Gapped};
use super::variable::{Variable, written};

/// A chapter's text, read.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Its headings, in order, those inside quotes and lists included.
    pub headings: Vec<Heading>,
    /// What people read of it, in the source: text without code and without names of entities.
    pub prose: Vec<Range<u32>>,
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// What stands before the first heading.
    pub lead: Measure,
    /// Where in the source it begins.
    pub start: usize,
    /// Its code blocks, in order.
    pub(super) codes: Vec<Code>,
    /// The values that it asks for, in order.
    pub variables: Vec<Variable>,
    /// The language of what the HTML says itself.
    pub(super) lang: Lang,
    /// Ids on raw tags, which links may lead to as they may to headings.
    pub anchors: Vec<String>,
    /// Whether the first heading is a title: an H1 before which nothing stands.
    pub(super) titled: bool,
    /// Whether its HTML has all headings but the title one level below what was written.
    pub(super) demoted: bool,
    /// The HTML. Its cuts are complete: one for each heading, one for the notes.
    pub(super) html: Gapped,
}

/// A heading, and what it stands over.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text without any marks.
    pub text: String,
    /// Its id in the page, unlike all others of the body.
    pub id: String,
    /// Whether the id was written by hand, as `{#id}`.
    pub given: bool,
    /// The text of the heading in the source, without `#` and attributes.
    pub span: Span,
    /// What stands under it before the next heading of any level.
    pub own: Measure,
    /// Where in the source its section ends: before the next heading of the same or a higher
    /// level, or at the end.
    pub end: u32,
}

/// How much text stands somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Chinese characters.
    pub han: u32,
    /// Words and numbers in other scripts.
    pub words: u32,
    /// Lists, tables, code blocks, quotes and images; what stands inside of another counts once.
    pub blocks: u32,
    /// Items of ordered lists that stand in nothing else.
    pub list_items: u32,
}

impl Measure {
    /// Whether there is nothing at all.
    pub fn is_empty(self) -> bool {
        self == Measure::default()
    }
}

/// A link, in the widest sense.
#[derive(Clone, Debug)]
pub struct Link {
    /// What sort.
    pub what: LinkKind,
    /// Where it leads. The escapes of Markdown (`\(`, `&amp;`) are read, percent-encoding is left
    /// as written, because `%23` and `#` must stay apart until fragment and path are separated.
    /// Mail addresses in angle brackets get their `mailto:`. For typed links: the id, and what
    /// is before it, as they were written.
    pub target: String,
    /// The destination in the source; of typed links the inside of `[[…]]` up to a `|`.
    pub span: Span,
    /// The whole link in the source.
    pub whole: Span,
    /// Its text, or the text that replaces the image.
    pub text: String,
    /// Its title, or nothing.
    pub title: String,
    /// The number of the heading that it stands under (or in).
    pub heading: Option<usize>,
    /// Whether it is an image or an inclusion that is a paragraph of its own.
    pub alone: bool,
}

/// Sorts of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](target)`, `[text][label]`, `<https://…>`.
    Link,
    /// `![alt](target)`.
    Image,
    /// `[[kind:id]]`, `[[kind:id|text]]`, `[[id]]` (the kind is empty then).
    Typed {
        /// The kind of entity, or nothing.
        kind: String,
        /// Its id.
        id: String,
        /// Whether it brings its own text.
        titled: bool,
    },
    /// `![[target]]`.
    Include,
    /// The address of a raw tag.
    RawHref,
}

/// Where a link leads, as the site knows it.
#[derive(Clone, Debug, Default)]
pub struct Lead {
    /// The address to write. None: the link is broken, and only its text is shown.
    pub href: Option<String>,
    /// The text of a typed link that brings none; its id otherwise.
    pub text: Option<String>,
    /// Classes to set, or nothing.
    pub class: &'static str,
    /// A title; the link's own otherwise.
    pub title: Option<String>,
    /// How wide and how high an image is, in pixels.
    pub size: Option<(u32, u32)>,
    /// What stands in place of an inclusion: finished HTML.
    pub inset: Option<String>,
}

/// A part of a body's HTML. The parts `Lead`, `Sections(0..n)` and `Notes` joined are `Text`, and
/// whatever is put between them stands where it was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    All,
    /// Everything except the title.
    Text,
    /// What stands before the first heading that is not the title.
    Lead,
    /// From the first heading of the range up to the one at its end, or up to the notes; the
    /// title and its lead are left out. A heading inside a quote or list begins where that begins.
    Sections(Range<usize>),
    /// The footnotes.
    Notes,
}

impl Body {
    /// Whether it holds nothing that a reader could read.
    pub fn is_empty(&self) -> bool {
        self.html.text.trim().is_empty() && self.html.gaps.is_empty()
    }

    /// The title: an H1 before which nothing stands. It is heading 0.
    pub fn title(&self) -> Option<&Heading> {
        if self.titled { self.headings.first() } else { None }
    }

    /// The level at which `heading` stands in the HTML: one lower where the text has further H1s
    /// besides its title, because a page has one.
    pub fn level_in_page(&self, heading: &Heading) -> u8 {
        if self.demoted { heading.level.saturating_add(1).min(6) } else { heading.level }
    }

    /// The HTML of `part`. `lead` is asked where each link leads, by number.
    pub fn html(&self, part: &Part, lead: &mut dyn FnMut(usize, &Link) -> Lead) -> String {
        let end = self.html.text.len();
        let notes = self.cut(Cut::Notes).unwrap_or(end);
        let title = self.cut(Cut::TitleEnd).unwrap_or_default();
        let heading = |at| self.cut(Cut::Heading(at)).unwrap_or(notes).max(title);
        let range = match part {
            Part::All => 0..end,
            Part::Text => title..end,
            Part::Lead => title..heading(usize::from(self.titled)),
            Part::Sections(it) => {
                let first = it.start.max(usize::from(self.titled));
                heading(first)..heading(it.end.max(first))
            }
            Part::Notes => notes..end,
        };
        self.fill(range, lead)
    }

    /// The blocks of code in the source, fences included, in order.
    pub fn code_ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.codes.iter().map(|it| it.range.clone())
    }

    /// Gives each variable the value that `value` knows for it, in headings, too.
    pub fn fill_variables(&mut self, value: &mut dyn FnMut(&Variable) -> Option<String>) {
        for it in &mut self.variables {
            it.value = value(it);
            let heading = it.heading.and_then(|at| self.headings.get_mut(at));
            if let (Some(heading), Some(value)) = (heading, &it.value) {
                heading.text = heading.text.replacen(&written(&it.name), value, 1);
            }
        }
    }

    /// Fills a gap for which nothing has to be asked; says whether it is one.
    fn fill_own(&self, out: &mut String, gap: &Gap) -> bool {
        match gap.fill {
            Fill::Code => {
                if let Some(code) = self.codes.get(gap.link) {
                    code.write(out, self.lang);
                }
            }
            Fill::Variable => {
                if let Some(it) = self.variables.get(gap.link) {
                    escape::text(out, &it.text());
                }
            }
            Fill::Permalink => {
                if let Some(it) = self.headings.get(gap.link) {
                    self.permalink(out, it);
                }
            }
            _ => return false,
        }
        true
    }

    /// The link to a section stands beside its heading, not in it: nobody reads it as a part of
    /// the title, and its name says where it leads.
    fn permalink(&self, out: &mut String, heading: &Heading) {
        out.push_str("<a class=\"permalink\" href=\"#");
        escape::href(out, &heading.id);
        out.push_str("\" aria-label=\"");
        out.push_str(match self.lang {
            Lang::Zh => "本节链接：",
            Lang::En => "Link to this section: ",
        });
        escape::attribute(out, &heading.text);
        out.push_str("\"><span aria-hidden=\"true\">#</span></a>");
    }

    fn cut(&self, cut: Cut) -> Option<usize> {
        let found = self.html.cuts.binary_search_by_key(&order(cut), |it| order(it.1)).ok()?;
        Some(self.html.cuts[found].0)
    }

    fn fill(&self, range: Range<usize>, lead: &mut dyn FnMut(usize, &Link) -> Lead) -> String {
        let Gapped { text, gaps, .. } = &self.html;
        let first = gaps.partition_point(|it| it.at < range.start);
        let last = gaps.partition_point(|it| it.at < range.end);
        let mut out = String::with_capacity(range.len() + (last - first.min(last)) * 48);
        let mut from = range.start;
        let mut open = Vec::new();
        for gap in gaps.get(first..last).unwrap_or_default() {
            out.push_str(text.get(from..gap.at).unwrap_or_default());
            from = gap.at;
            if gap.fill == Fill::Close {
                out.push_str(if open.pop() == Some(true) { "</a>" } else { "</span>" });
            } else if self.fill_own(&mut out, gap) {
            } else if let Some(link) = self.links.get(gap.link) {
                let lead = lead(gap.link, link);
                if gap.fill == Fill::Open {
                    open.push(lead.href.is_some());
                }
                write(&mut out, gap, link, &lead);
            }
        }
        out.push_str(text.get(from..range.end).unwrap_or_default());
        out
    }
}

/// The order in which cuts stand: a title is heading 0 and ends before heading 1.
fn order(cut: Cut) -> usize {
    match cut {
        Cut::Heading(0) => 0,
        Cut::TitleEnd => 1,
        Cut::Heading(at) => at + 1,
        Cut::Notes => usize::MAX,
    }
}

fn write(out: &mut String, gap: &Gap, link: &Link, lead: &Lead) {
    match gap.fill {
        // One that leads nowhere was told of, and stays as it was written.
        Fill::Address => escape::href(out, lead.href.as_ref().unwrap_or(&link.target)),
        Fill::Figure => figure(out, link, lead),
        Fill::Inset => match &lead.inset {
            Some(html) => out.push_str(html),
            None => {
                out.push_str("<p>");
                leading(out, Fill::Whole, link, lead);
                out.push_str("</p>");
            }
        },
        fill => leading(out, fill, link, lead),
    }
}

/// An image that stands alone; its title, if it has one, is shown below.
fn figure(out: &mut String, link: &Link, lead: &Lead) {
    let caption = lead.title.as_ref().unwrap_or(&link.title);
    if caption.is_empty() || lead.href.is_none() {
        out.push_str("<p>");
        leading(out, Fill::Image, link, lead);
        out.push_str("</p>");
        return;
    }
    out.push_str("<figure>");
    let plain = Lead { title: Some(String::new()), ..lead.clone() };
    leading(out, Fill::Image, link, &plain);
    out.push_str("<figcaption>");
    escape::text(out, caption);
    out.push_str("</figcaption></figure>");
}

fn leading(out: &mut String, fill: Fill, link: &Link, lead: &Lead) {
    let Some(href) = &lead.href else {
        out.push_str("<span class=\"broken-link\"");
        title(out, link, lead);
        out.push('>');
        if fill != Fill::Open {
            escape::text(out, lead.text.as_deref().unwrap_or(own_text(link)));
            out.push_str("</span>");
        }
        return;
    };
    let image = fill == Fill::Image;
    out.push_str(if image { "<img src=\"" } else { "<a href=\"" });
    escape::href(out, href);
    out.push('"');
    if image {
        out.push_str(" alt=\"");
        escape::attribute(out, lead.text.as_deref().unwrap_or(&link.text));
        out.push('"');
        if let Some((width, height)) = lead.size {
            // Writing to a string does not fail.
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
        out.push_str(" loading=\"lazy\"");
    }
    if !lead.class.is_empty() {
        out.push_str(" class=\"");
        escape::attribute(out, lead.class);
        out.push('"');
    }
    title(out, link, lead);
    out.push('>');
    if fill == Fill::Whole {
        escape::text(out, lead.text.as_deref().unwrap_or(own_text(link)));
        out.push_str("</a>");
    }
}

/// The text to show when the site knows none: an alternative text may be empty, a link may not.
fn own_text(link: &Link) -> &str {
    if link.text.is_empty() { &link.target } else { &link.text }
}

fn title(out: &mut String, link: &Link, lead: &Lead) {
    let title = lead.title.as_ref().unwrap_or(&link.title);
    if !title.is_empty() {
        out.push_str(" title=\"");
        escape::attribute(out, title);
        out.push('"');
    }
}
