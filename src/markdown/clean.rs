//! The last word on bodies with raw HTML: ammonia reads the whole page as a browser would, and
//! writes what it understood.
//!
//! Gaps go through it as elements of their own, or as the address that they are, cuts as comments
//! (those of authors are gone already); all are found again in what comes out.

use std::fmt::Write as _;
use std::sync::LazyLock;

use ammonia::Builder;

use super::gaps::{Cut, Fill, Gap, Gapped};
use super::raw_policy::{EVERYWHERE, SOMEWHERE, kept, leads};

/// What may stand in a page: what raw HTML may hold, and what we write ourselves. Raw tags have
/// lost the latter before they come here.
static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags(kept().chain(["input", "section"]))
        .rm_clean_content_tags(["script", "style"])
        .add_clean_content_tags(["script", "style", "template", "svg", "math", "iframe", "object"])
        .generic_attributes(
            EVERYWHERE.into_iter().chain(["role", "tabindex", "data-alert"]).collect(),
        )
        .tag_attributes(
            SOMEWHERE.iter().map(|(tag, own)| (*tag, own.iter().copied().collect())).collect(),
        )
        .add_tag_attributes("input", ["type", "disabled", "checked"])
        .add_tag_attributes("a", ["data-gap"])
        .add_tag_attributes("hr", ["data-gap"])
        .add_tag_attributes("wbr", ["data-gap"])
        .add_tag_attributes("img", ["data-gap", "loading"])
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .strip_comments(false)
        .link_rel(None);
    builder
});

/// What an address is called on its way.
const ADDRESS: &str = "gap-";

/// `html` as a browser would read it, without what nobody may write.
pub(super) fn clean(html: &Gapped) -> Gapped {
    recover(&BUILDER.clean(&marked(html)).to_string(), html)
}

/// The HTML with its gaps and cuts as elements and comments.
fn marked(html: &Gapped) -> String {
    let mut out = String::with_capacity(html.text.len() + html.gaps.len() * 24);
    let mut from = 0;
    let mut cuts = (0_usize..).zip(&html.cuts).peekable();
    for (number, gap) in html.gaps.iter().enumerate() {
        while let Some((cut, (at, _))) = cuts.next_if(|it| it.1.0 <= gap.at) {
            out.push_str(&html.text[from..*at]);
            from = *at;
            put(&mut out, format_args!("<!--{cut}-->"));
        }
        out.push_str(&html.text[from..gap.at]);
        from = gap.at;
        match gap.fill {
            Fill::Open => put(&mut out, format_args!("<a data-gap=\"{number}\">")),
            Fill::Close => out.push_str("</a>"),
            Fill::Whole => put(&mut out, format_args!("<a data-gap=\"{number}\"></a>")),
            Fill::Image => put(&mut out, format_args!("<img data-gap=\"{number}\">")),
            Fill::Variable | Fill::Permalink => {
                put(&mut out, format_args!("<wbr data-gap=\"{number}\">"));
            }
            Fill::Figure | Fill::Inset | Fill::Code => {
                put(&mut out, format_args!("<hr data-gap=\"{number}\">"));
            }
            Fill::Address => put(&mut out, format_args!("{ADDRESS}{number}")),
        }
    }
    for (cut, (at, _)) in cuts {
        out.push_str(&html.text[from..*at]);
        from = *at;
        put(&mut out, format_args!("<!--{cut}-->"));
    }
    out.push_str(&html.text[from..]);
    out
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(text);
}

/// The gaps and cuts of `old`, found again in `text`.
fn recover(text: &str, old: &Gapped) -> Gapped {
    let mut out = Gapped { text: String::with_capacity(text.len()), ..Gapped::default() };
    let mut found: Vec<Option<usize>> = vec![None; old.cuts.len()];
    // The links that are open, and of which gap each is.
    let mut links: Vec<Option<usize>> = Vec::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        out.text.push_str(&rest[..at]);
        let length = tag_length(&rest[at..]);
        let tag = &rest[at..at + length];
        rest = &rest[at + length..];
        if let Some(cut) = number(tag, "<!--", "-->") {
            if let Some(place) = found.get_mut(cut) {
                place.get_or_insert(out.text.len());
            }
        } else if let Some(gap) = number(tag, "<img data-gap=\"", "\">")
            .or_else(|| number(tag, "<hr data-gap=\"", "\">"))
            .or_else(|| number(tag, "<wbr data-gap=\"", "\">"))
        {
            reopen(&mut out, old, gap);
        } else if let Some(gap) = number(tag, "<a data-gap=\"", "\">") {
            links.push(reopen(&mut out, old, gap));
        } else if tag == "</a>"
            && let Some(Some(gap)) = links.pop()
        {
            let Gap { fill, link, .. } = old.gaps[gap];
            if fill == Fill::Open {
                out.gap(Fill::Close, link);
            }
        } else {
            if tag.starts_with("<a ") || tag == "<a>" {
                links.push(None);
            }
            put_tag(tag, old, &mut out);
        }
    }
    out.text.push_str(rest);
    out.cuts = cuts(&found, old, out.text.len());
    out
}

/// A raw tag, with gaps for its addresses: every one that may stay was made a gap.
fn put_tag(tag: &str, old: &Gapped, out: &mut Gapped) {
    let mut rest = tag;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), ADDRESS.as_bytes()) {
        let (before, after) = rest.split_at(at);
        let end = after[ADDRESS.len()..].find('"').map_or(after.len(), |it| it + ADDRESS.len());
        let gap = after[ADDRESS.len()..end].parse().ok().and_then(|it: usize| old.gaps.get(it));
        let name = before.strip_suffix("=\"").and_then(|it| it.rsplit(' ').next());
        match gap.filter(|it| it.fill == Fill::Address && name.is_some_and(leads)) {
            Some(gap) => {
                out.text.push_str(before);
                out.gap(Fill::Address, gap.link);
            }
            None => out.text.push_str(&rest[..at + end]),
        }
        rest = &after[end..];
    }
    out.text.push_str(rest);
}

fn reopen(out: &mut Gapped, old: &Gapped, gap: usize) -> Option<usize> {
    let Gap { fill, link, .. } = old.gaps.get(gap)?;
    out.gap(*fill, *link);
    Some(gap)
}

/// The cuts where they were found. One that got lost stands where the one before it stands.
fn cuts(found: &[Option<usize>], old: &Gapped, end: usize) -> Vec<(usize, Cut)> {
    let mut last = 0;
    let place = |(at, (_, cut)): (&Option<usize>, &(usize, Cut))| {
        last = at.unwrap_or(last).max(last).min(end);
        (last, *cut)
    };
    found.iter().zip(&old.cuts).map(place).collect()
}

/// The length of the tag or comment that `text` begins with; quotes may hold `>`.
pub(super) fn tag_length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return memchr::memmem::find(text.as_bytes(), b"-->").map_or(text.len(), |it| it + 3);
    }
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn number(tag: &str, before: &str, after: &str) -> Option<usize> {
    tag.strip_prefix(before)?.strip_suffix(after)?.parse().ok()
}
