//! What raw HTML may do.

/// What becomes of HTML that is written between Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// What handbooks use stays (tables, images, links, details, small marks); the rest is taken
    /// away and told.
    #[default]
    Sanitize,
    /// It is shown as the text that it is.
    Escape,
    /// It stays as it is, whatever it does.
    Trusted,
}

/// Elements that may stay. Each is balanced within the Markdown around it.
const KEPT: [&str; 57] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
];

/// More of these, out of the order of the alphabet only because the line above was full.
const ALSO_KEPT: [&str; 4] = ["u", "ul", "var", "wbr"];

/// All elements that may stay.
pub(super) fn kept() -> impl Iterator<Item = &'static str> {
    KEPT.into_iter().chain(ALSO_KEPT)
}

/// Elements of which the content goes, too: it is no text for readers.
const SWALLOWED: [&str; 15] = [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "noscript",
    "title",
    "textarea",
    "select",
    "xmp",
    "noembed",
    "noframes",
    "plaintext",
];

/// Attributes that each kept element may have.
pub(super) const EVERYWHERE: [&str; 7] =
    ["id", "class", "title", "lang", "dir", "aria-label", "aria-hidden"];

/// Attributes that some may have besides.
pub(super) const SOMEWHERE: [(&str, &[&str]); 14] = [
    ("a", &["href"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed", "type"]),
    ("q", &["cite"]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope", "abbr"]),
    ("time", &["datetime"]),
];

/// Whether the element may stay.
pub(super) fn keeps(element: &str) -> bool {
    KEPT.binary_search(&element).is_ok() || ALSO_KEPT.contains(&element)
}

/// Whether the element's content goes with it.
pub fn swallows(element: &str) -> bool {
    SWALLOWED.contains(&element)
}

/// Whether the element may have the attribute.
pub(super) fn keeps_attribute(element: &str, attribute: &str) -> bool {
    EVERYWHERE.contains(&attribute)
        || SOMEWHERE.iter().any(|(name, own)| *name == element && own.contains(&attribute))
}

/// Whether the attribute holds an address.
pub(super) fn leads(attribute: &str) -> bool {
    matches!(attribute, "href" | "src" | "cite")
}

/// Whether the element has no content.
pub(super) fn void(element: &str) -> bool {
    matches!(element, "br" | "col" | "hr" | "img" | "wbr" | "input")
}

/// Whether nothing but rows and cells may stand directly inside of the element.
pub(super) fn only_parts(element: &str) -> bool {
    matches!(element, "table" | "thead" | "tbody" | "tfoot" | "tr" | "colgroup")
}

#[cfg(test)]
mod tests {
    use super::{KEPT, keeps, kept, swallows};

    #[test]
    fn the_lists_are_sorted_and_apart() {
        assert!(KEPT.is_sorted());
        assert!(kept().all(|it| keeps(it) && !swallows(it)));
        assert!(!keeps("script") && !keeps("form") && !keeps("input") && keeps("ul"));
    }
}
