//! A page made a part of another: its ids get a name of its own in front, links lead to places in
//! the whole, headings stand below the title of the whole, and what is for the screen stays away.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::decoded;

/// What is left out, by tag and class: ways through the handbook, and what is for its authors.
const LEFT_OUT: [(&str, &str); 7] = [
    ("nav", ""),
    ("script", ""),
    ("details", "toc"),
    ("section", "checks"),
    ("p", "filter"),
    ("div", "filter"),
    ("a", "permalink"),
];

/// Attributes that make a region a landmark. A page has a few of them; in the whole there would be
/// thousands, many of one name.
const NAMES_OF_REGIONS: [&str; 3] = ["role", "aria-label", "aria-labelledby"];

/// Attributes that name ids, one or several.
const NAMING: [&str; 6] =
    ["aria-controls", "aria-describedby", "aria-labelledby", "for", "headers", "list"];

/// How a page becomes a part.
pub(super) struct Rewrite<'a> {
    /// The parts by the address of their page.
    pub(super) numbers: &'a BTreeMap<&'a str, usize>,
    /// The part that the page becomes; zero is the front.
    pub(super) number: usize,
    /// Where the page lives.
    pub(super) address: &'a str,
    /// By how many levels its headings go down.
    pub(super) demote: usize,
}

impl Rewrite<'_> {
    /// `html`, rewritten.
    pub(super) fn html(&self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with("<!--") {
                let end = rest.find("-->").map_or(rest.len(), |it| it + 3);
                // The front has a mark of ours; others are not printed.
                out.push_str(if self.number == 0 { &rest[..end] } else { "" });
                rest = &rest[end..];
                continue;
            }
            let Some(tag) = Tag::at(rest) else {
                out.push('<');
                rest = &rest[1..];
                continue;
            };
            let after = &rest[tag.length..];
            if self.number > 0 && tag.is_left_out() {
                rest = behind(after, tag.name);
                continue;
            }
            self.tag(&tag, &rest[..tag.length], &mut out);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn tag(&self, tag: &Tag<'_>, whole: &str, out: &mut String) {
        let level = heading(tag.name).filter(|_| self.demote > 0);
        if tag.attributes.is_empty() && level.is_none() {
            out.push_str(whole);
            return;
        }
        out.push_str(if tag.is_closing { "</" } else { "<" });
        match level {
            Some(level) => {
                let level = (level + self.demote).min(6);
                out.push('h');
                out.push(char::from_digit(u32::try_from(level).unwrap_or(6), 10).unwrap_or('6'));
            }
            None => out.push_str(tag.name),
        }
        let is_region = tag.is_region();
        for (name, value) in &tag.attributes {
            if is_region && NAMES_OF_REGIONS.contains(name) {
                continue;
            }
            out.push(' ');
            out.push_str(name);
            if let Some(value) = value {
                out.push_str("=\"");
                // What stood in single quotes may hold double ones.
                out.push_str(&self.value(name, value).replace('"', "&quot;"));
                out.push('"');
            }
        }
        out.push_str(if tag.is_empty { " />" } else { ">" });
    }

    /// What the attribute `name` says in the whole.
    fn value<'v>(&self, name: &str, value: &'v str) -> Cow<'v, str> {
        match name {
            "id" => self.id(value).into(),
            _ if NAMING.contains(&name) => {
                let ids = value.split_ascii_whitespace().map(|it| self.id(it));
                ids.collect::<Vec<_>>().join(" ").into()
            }
            "href" => self.link(value),
            "src" => self.file(value),
            _ => value.into(),
        }
    }

    fn id(&self, id: &str) -> String {
        if self.number == 0 { id.to_owned() } else { format!("p{}.{id}", self.number) }
    }

    /// Where a link leads in the whole: to the part that its page became, else to its page.
    fn link<'v>(&self, href: &'v str) -> Cow<'v, str> {
        if is_elsewhere(href) {
            return href.into();
        }
        let (path, anchor) = match href.split_once('#') {
            // A reference to a character is no anchor.
            Some((path, _)) if path.ends_with('&') => (href, None),
            Some((path, anchor)) => (path, Some(anchor)),
            None => (href, None),
        };
        let number = if path.is_empty() {
            Some(self.number)
        } else {
            let address = address(&joined(self.address, path));
            self.numbers.get(address.as_str()).copied()
        };
        match (number, anchor) {
            (Some(0), _) => href.into(),
            (Some(number), Some(anchor)) if !anchor.is_empty() => {
                format!("#p{number}.{anchor}").into()
            }
            (Some(number), _) => format!("#p{number}").into(),
            (None, anchor) => {
                let way = joined(self.address, path);
                anchor.map_or(way.clone(), |it| format!("{way}#{it}")).into()
            }
        }
    }

    fn file<'v>(&self, src: &'v str) -> Cow<'v, str> {
        if is_elsewhere(src) { src.into() } else { joined(self.address, src).into() }
    }
}

/// Whether an address leads out of the handbook.
fn is_elsewhere(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    address.starts_with('/') || first.contains(':')
}

/// The way from the root to what `way` leads to from the page at `from`.
fn joined(from: &str, way: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in way.split('/') {
        match part {
            "." => {}
            // Files that all editions share lie above the root of an edition.
            ".." if parts.last().is_none_or(|it| *it == "..") => parts.push(".."),
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// The address of a page, from the way to it as it is written in a page.
fn address(way: &str) -> String {
    decoded(&way.replace("&#x27;", "'").replace("&#39;", "'").replace("&amp;", "&"))
}

fn heading(name: &str) -> Option<usize> {
    match name.as_bytes() {
        [b'h' | b'H', level @ b'1'..=b'6'] => Some(usize::from(level - b'0')),
        _ => None,
    }
}

/// What stands behind the end of the element `name`, whose inside `rest` begins with.
fn behind<'t>(mut rest: &'t str, name: &str) -> &'t str {
    let mut open = 1;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if tag.name == name {
            open = if tag.is_closing { open - 1 } else { open + 1 };
        }
        if open == 0 {
            return rest;
        }
    }
    ""
}

/// A tag: its name, and its attributes as they are written.
struct Tag<'t> {
    name: &'t str,
    is_closing: bool,
    is_empty: bool,
    attributes: Vec<(&'t str, Option<&'t str>)>,
    length: usize,
}

impl<'t> Tag<'t> {
    /// The tag that `text` begins with.
    fn at(text: &'t str) -> Option<Tag<'t>> {
        let inside = text.strip_prefix('<')?;
        let is_closing = inside.starts_with('/');
        let mut rest = inside.strip_prefix('/').unwrap_or(inside);
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/' | '=');
        let name_end = rest.find(ends)?;
        let (name, after) = rest.split_at(name_end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        rest = after;
        let mut attributes = Vec::new();
        let mut is_empty = false;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
            if let Some(after) = rest.strip_prefix('>') {
                let length = text.len() - after.len();
                return Some(Tag { name, is_closing, is_empty, attributes, length });
            }
            if let Some(after) = rest.strip_prefix('/') {
                is_empty = after.starts_with('>');
                rest = after;
                continue;
            }
            let key_end = rest.find(ends).filter(|it| *it > 0)?;
            let (key, after) = rest.split_at(key_end);
            let (value, after) = value(after)?;
            attributes.push((key, value));
            rest = after;
        }
    }

    fn is_region(&self) -> bool {
        self.name == "section" || self.attributes.contains(&("role", Some("region")))
    }

    fn is_left_out(&self) -> bool {
        let class = self.attributes.iter().find(|it| it.0 == "class").and_then(|it| it.1);
        let has = |name: &str| {
            name.is_empty() || class.unwrap_or("").split_ascii_whitespace().any(|it| it == name)
        };
        !self.is_closing && LEFT_OUT.iter().any(|(name, class)| *name == self.name && has(class))
    }
}

/// The value that stands after the name of an attribute, if it has one, and what comes after it.
fn value(text: &str) -> Option<(Option<&str>, &str)> {
    let trimmed = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
    let Some(text) = trimmed.strip_prefix('=') else { return Some((None, text)) };
    let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            // A value in single quotes may hold double ones; ours never do.
            return inside.split_once(quote).map(|(value, after)| (Some(value), after));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>')?;
    Some((Some(&text[..end]), &text[end..]))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Rewrite;

    fn rewritten(html: &str) -> String {
        let numbers = BTreeMap::from([("a/b.html", 2), ("a/c.html", 3), ("采购 1.html", 4)]);
        Rewrite { numbers: &numbers, number: 2, address: "a/b.html", demote: 1 }.html(html)
    }

    #[test]
    fn links_lead_to_places_in_the_whole() {
        for (before, after) in [
            ("#x", "#p2.x"),
            ("c.html", "#p3"),
            ("c.html#y", "#p3.y"),
            ("../a/c.html", "#p3"),
            ("b.html", "#p2"),
            ("../%E9%87%87%E8%B4%AD%201.html#z", "#p4.z"),
            ("../registers/roles.html", "registers/roles.html"),
            ("plan.pdf#page=2", "a/plan.pdf#page=2"),
            ("../../plan.pdf", "../plan.pdf"),
            ("https://example.com/a/c.html", "https://example.com/a/c.html"),
            ("mailto:a@b.c", "mailto:a@b.c"),
        ] {
            let tag = |it: &str| format!("<a class=\"k\" href=\"{it}\">");
            assert_eq!(rewritten(&tag(before)), tag(after), "{before}");
        }
        assert_eq!(
            rewritten("<img src=\"plan.svg\" alt=\"\">"),
            "<img src=\"a/plan.svg\" alt=\"\">"
        );
    }

    #[test]
    fn ids_are_told_apart_and_headings_go_down() {
        assert_eq!(
            rewritten("<h1>A</h1><h6 id=\"x\">B</h6><td headers=\"x y\"><p aria-labelledby=x>"),
            "<h2>A</h2><h6 id=\"p2.x\">B</h6><td headers=\"p2.x p2.y\"><p aria-labelledby=\"p2.x\">"
        );
    }

    #[test]
    fn regions_are_no_landmarks() {
        assert_eq!(
            rewritten(
                "<section class=\"k\" aria-labelledby=\"x\"><div class=\"table\" role=\"region\" \
                 tabindex=\"0\" aria-label=\"a\"><svg role=\"img\" aria-labelledby=\"x\">"
            ),
            "<section class=\"k\"><div class=\"table\" tabindex=\"0\"><svg role=\"img\" \
             aria-labelledby=\"p2.x\">"
        );
    }

    #[test]
    fn what_is_for_the_screen_stays_away() {
        assert_eq!(
            rewritten(
                "a<nav><ol><li>x</ol></nav>b<details class=\"toc\"><details></details>y</details>c<section class=\"x checks\">z</section>d"
            ),
            "abcd"
        );
        assert_eq!(
            rewritten("<details class=\"note\"><br/>a</details>"),
            "<details class=\"note\"><br/>a</details>"
        );
    }

    #[test]
    fn what_is_no_tag_stays_as_it_is() {
        for text in ["a < b", "1 <2 & 3> 4", "<", "<a", "<a href=\"x", "text", "", "<p a='"] {
            assert_eq!(rewritten(text), text);
        }
        assert_eq!(rewritten("a<!-- <b> -->c"), "ac");
    }
}
