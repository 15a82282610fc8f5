//! The script that follows the edits, and how it gets into pages. What is published has none of it.

/// Where the script lies. No page can: what begins with a point is no part of a manual.
pub(super) const SCRIPT: &str = "/.opsbook/live.js";
/// Where its looks lie.
pub(super) const STYLE: &str = "/.opsbook/live.css";
/// Where it hears of edits.
pub(super) const EVENTS: &str = "/.opsbook/events";

pub(super) const SCRIPT_TEXT: &str = include_str!("../../templates/live/live.js");
pub(super) const STYLE_TEXT: &str = include_str!("../../templates/live/live.css");

/// How attributes begin that hold an address.
const ADDRESSES: [&str; 7] = [
    "href=\"",
    "src=\"",
    "data-below=\"",
    "data-index=\"",
    "data-page=\"",
    "data-root=\"",
    "data-script=\"",
];

/// A page for when there is no handbook yet: all that it says comes over it.
pub(super) const EMPTY: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>opsbook</title></head>\
     <body><h1>opsbook</h1></body></html>\n";

/// `html` with the script, which is told which edition it stands in.
pub(super) fn with_script(html: &[u8], edition: &str) -> Vec<u8> {
    let tags = format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\">\
         <script src=\"{SCRIPT}\" data-events=\"{EVENTS}\" data-edition=\"{edition}\" defer></script>"
    );
    // The first is the head's own: text and attributes have no bare `<`.
    let at = memchr::memmem::find(html, b"</head>").unwrap_or(html.len());
    [&html[..at], tags.as_bytes(), &html[at..]].concat()
}

/// `html`, a page of the root, for an address further down: its addresses begin at the root.
pub(super) fn from_root(html: &[u8]) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let mut pieces = html.split_inclusive([' ', '\n']);
    let mut out = String::with_capacity(html.len() + 1024);
    out.extend(pieces.next());
    for piece in pieces {
        match ADDRESSES.iter().find_map(|it| Some((*it, piece.strip_prefix(it)?))) {
            Some((name, rest)) if is_relative(rest) => out.extend([name, "/", rest]),
            _ => out.push_str(piece),
        }
    }
    out.into_bytes()
}

fn is_relative(address: &str) -> bool {
    let end = address.find('"').unwrap_or(address.len());
    let has_scheme =
        address[..end].split(['/', '?', '#']).next().is_some_and(|it| it.contains(':'));
    !address.starts_with(['#', '/']) && !has_scheme
}

#[cfg(test)]
mod tests {
    use super::{from_root, with_script};

    #[test]
    fn the_script_stands_in_the_head() {
        let page = with_script(b"<html><head><title>a</title></head><body></head></body>", "7-1");
        let page = String::from_utf8(page).unwrap();
        assert!(page.starts_with("<html><head><title>a</title><link rel=\"stylesheet\" href=\"/"));
        assert!(page.contains("data-edition=\"7-1\" defer></script></head><body></head>"));
        assert!(with_script(b"no head", "1").ends_with(b"</script>"));
    }

    #[test]
    fn a_page_for_deep_addresses_begins_at_the_root() {
        let page = "<a href=\"index.html\"> <a\nhref=\"#top\"> <img src=\"assets/a.svg\" alt=\"x\"> \
                    <a href=\"https://example.com/\"> <a href=\"mailto:a@b.c\"> href=&quot;x \
                    <div data-root=\"\" data-script=\"opsbook/search.js\">";
        assert_eq!(
            String::from_utf8(from_root(page.as_bytes())).unwrap(),
            "<a href=\"/index.html\"> <a\nhref=\"#top\"> <img src=\"/assets/a.svg\" alt=\"x\"> \
             <a href=\"https://example.com/\"> <a href=\"mailto:a@b.c\"> href=&quot;x \
             <div data-root=\"/\" data-script=\"/opsbook/search.js\">"
        );
    }
}
