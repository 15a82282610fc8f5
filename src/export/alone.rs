//! The printed handbook without the rest of it: what it needs beside it, and no way to pages that
//! will not be there.

use std::collections::BTreeSet;

/// A page that stands alone.
#[derive(Debug, PartialEq, Eq)]
pub struct Alone {
    /// The page.
    pub html: String,
    /// The files that it shows or is styled by, as they are written in it.
    pub files: BTreeSet<String>,
}

/// `html` without links to other pages of the handbook; a paper has no use for them.
pub fn alone(html: &str) -> Alone {
    let mut out = String::with_capacity(html.len());
    let mut files = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = end_of_tag(rest);
        let (tag, after) = rest.split_at(end);
        rest = after;
        let is_link = tag.starts_with("<a ");
        if tag.starts_with("<img ") || tag.starts_with("<link ") {
            let name = if tag.starts_with("<img ") { " src=\"" } else { " href=\"" };
            files.extend(value(tag, name).filter(|it| is_ours(it)).map(str::to_owned));
        }
        match value(tag, " href=\"").filter(|it| is_link && is_ours(it)) {
            Some(address) => out.push_str(&tag.replacen(&format!(" href=\"{address}\""), "", 1)),
            None => out.push_str(tag),
        }
    }
    out.push_str(rest);
    Alone { html: out, files }
}

/// How long the tag is that `text` begins with; the pages are ours, and values stand in quotes.
fn end_of_tag(text: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(name)?.1.split('"').next()
}

fn is_ours(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.starts_with('#') && !address.starts_with('/') && !first.contains(':')
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn links_stay_where_they_lead_somewhere() {
        let it = alone(
            "<link rel=\"stylesheet\" href=\"opsbook/style.css\"><a class=\"k\" href=\"a/b.html\">x</a> \
             <a href=\"#p1\">y</a> <a href=\"https://example.com/\">z</a> 1 < 2 \
             <img src=\"a/plan.svg\" alt=\"a > b\"> <img src=\"data:image/png;base64,\">",
        );
        assert_eq!(
            it.html,
            "<link rel=\"stylesheet\" href=\"opsbook/style.css\"><a class=\"k\">x</a> \
             <a href=\"#p1\">y</a> <a href=\"https://example.com/\">z</a> 1 < 2 \
             <img src=\"a/plan.svg\" alt=\"a > b\"> <img src=\"data:image/png;base64,\">"
        );
        assert_eq!(it.files.into_iter().collect::<Vec<_>>(), ["a/plan.svg", "opsbook/style.css"]);
    }
}
