//! Links, images and typed links.

use std::ops::Range;

use pulldown_cmark::{LinkType, OffsetIter, Tag};

use crate::text::{Problem, Span, What};

use super::alone::is_picture;
use super::body::{Link, LinkKind};
use super::destination;
use super::escape;
use super::gaps::Fill;
use super::scheme;
use super::writer::{Frame, Writer};

impl Writer<'_> {
    /// Begins a link or an image.
    pub(super) fn link_start(
        &mut self,
        tag: Tag<'_>,
        range: &Range<usize>,
        events: &OffsetIter<'_>,
    ) {
        let image = matches!(tag, Tag::Image { .. });
        let (Tag::Link { link_type, dest_url, title, id }
        | Tag::Image { link_type, dest_url, title, id }) = tag
        else {
            return;
        };
        let html = (self.out.text.len(), self.out.gaps.len());
        let mut frame = Frame { link: None, refused: None, html, text: String::new(), image };
        // A link in the description of an image is only its text.
        if self.in_image() {
            frame.image = true;
            self.frames.push(frame);
            return;
        }
        let target = self.prepared.plain(&dest_url).into_owned();
        let (what, target, place) = match link_type {
            LinkType::WikiLink { has_pothole } => {
                let start = range.start + if image { 3 } else { 2 };
                // In tables the bar has to be escaped, and the backslash stays with the name.
                let name = if has_pothole {
                    target.strip_suffix('\\').unwrap_or(&target)
                } else {
                    &target
                };
                let length = dest_url.len() - (target.len() - name.len());
                (
                    wiki(image, name, has_pothole),
                    name.trim().to_owned(),
                    Some(start..start + length),
                )
            }
            LinkType::Email => (LinkKind::Link, format!("mailto:{target}"), Some(inside(range))),
            LinkType::Autolink => (LinkKind::Link, target, Some(inside(range))),
            LinkType::Inline => (plain(image), target, None),
            _ => {
                let definition = events.reference_definitions().get(&id).map(|it| it.span.clone());
                let place =
                    definition.and_then(|it| destination::definition(&self.prepared.text, &it));
                (plain(image), target, Some(place.unwrap_or(range.clone())))
            }
        };
        let whole = self.span(range);
        let span = place.map_or(whole, |it| self.span(&it));
        if matches!(what, LinkKind::Link | LinkKind::Image) && !scheme::safe(&target) {
            self.push("<span class=\"broken-link\">");
            frame.refused = Some((target, span));
        } else {
            frame.link = Some(self.links.len());
            let heading =
                (self.headings.len() + usize::from(self.heading.is_some())).checked_sub(1);
            let title = self.prepared.plain(&title).into_owned();
            let text = String::new();
            self.links.push(Link { what, target, span, whole, text, title, heading, alone: false });
            self.out.gap(Fill::Open, self.links.len() - 1);
        }
        // The text of `![[x]]` is no alternative text: it is shown.
        frame.image = image && !matches!(link_type, LinkType::WikiLink { .. });
        self.frames.push(frame);
        self.measure.blocks += u32::from(image && self.counted == 0);
    }

    /// Ends it.
    pub(super) fn link_end(&mut self, range: &Range<usize>) {
        let Some(frame) = self.frames.pop() else { return };
        let place = self.destination(range).map(|it| self.span(&it));
        if let Some(number) = frame.link {
            self.close_link(&frame, number, place);
        } else if let Some((what, span)) = frame.refused {
            // Only the destinations of inline links are not known from the start.
            let span = place.filter(|_| span == self.span(range)).unwrap_or(span);
            self.problems.push(Problem { span, what: What::UnsafeHtml { what } });
            if frame.image {
                escape::text(&mut self.out.text, &frame.text);
            }
            self.push("</span>");
        }
        // What an image shows belongs to the link or the heading that it stands in.
        if let Some(outer) = self.frames.last_mut() {
            outer.text.push_str(&frame.text);
        } else if let Some(heading) = &mut self.heading {
            heading.text.push_str(&frame.text);
        }
    }

    fn close_link(&mut self, frame: &Frame, number: usize, place: Option<Span>) {
        let Some(link) = self.links.get_mut(number) else { return };
        frame.text.trim().clone_into(&mut link.text);
        if let Some(span) = place.filter(|_| link.span == link.whole) {
            link.span = span;
        }
        let whole = match &mut link.what {
            LinkKind::Typed { id, titled, .. } => {
                // Without a bar the parser shows the name.
                *titled = *titled && !link.text.is_empty();
                if !*titled {
                    link.text.clone_from(id);
                }
                !*titled
            }
            LinkKind::Include if is_picture(&link.target) => {
                link.what = LinkKind::Image;
                // Without a bar the parser shows the name, which describes nothing.
                if link.text == link.target {
                    link.text.clear();
                }
                self.out.truncate(frame.html.0, frame.html.1);
                self.out.gap(Fill::Image, number);
                return;
            }
            LinkKind::Include => true,
            _ => false,
        };
        if frame.image {
            self.out.truncate(frame.html.0, frame.html.1);
            self.out.gap(Fill::Image, number);
        } else if whole {
            self.out.truncate(frame.html.0, frame.html.1);
            self.out.gap(Fill::Whole, number);
        } else {
            self.out.gap(Fill::Close, number);
        }
    }

    /// The destination of the inline link at `range`, of which the text has just been read.
    fn destination(&self, range: &Range<usize>) -> Option<Range<usize>> {
        destination::inline(
            &self.prepared.text,
            self.before.clamp(range.start, range.end),
            range.end,
        )
    }
}

/// The range between brackets.
fn inside(range: &Range<usize>) -> Range<usize> {
    let start = range.start + 1;
    start..range.end.saturating_sub(1).max(start)
}

fn plain(image: bool) -> LinkKind {
    if image { LinkKind::Image } else { LinkKind::Link }
}

/// What `[[name]]` or `![[name]]` is. The full-width colon is one, too.
#[expect(clippy::fn_params_excessive_bools, reason = "as the parser's event tells them")]
fn wiki(image: bool, name: &str, titled: bool) -> LinkKind {
    if image {
        return LinkKind::Include;
    }
    let (kind, id) = name.split_once([':', '：']).unwrap_or(("", name));
    LinkKind::Typed { kind: kind.trim().into(), id: id.trim().into(), titled }
}
