//! Words that are explained where a page uses them first: a link to what they mean, with the
//! meaning as its description.

use std::ops::Range;

use super::clean::tag_length;
use super::escape;

/// A word of a text, and what explains it.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Where it stands in the piece of text.
    pub range: Range<usize>,
    /// The address of what explains it.
    pub href: String,
    /// What it means, in a sentence.
    pub meaning: String,
}

/// Elements in which no word is explained: they have links of their own, or are no prose.
const SILENT: [&str; 19] = [
    "a", "abbr", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "samp",
    "script", "style", "summary", "svg", "textarea",
];

/// `html` with the words explained that `find` finds in its pieces of text. Texts come as they
/// stand in HTML, with `&lt;` for `<`.
pub fn explain(html: &str, find: &mut dyn FnMut(&str) -> Vec<Explained>) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    // The element that keeps silence, and how many of its name are open.
    let mut silent: Option<(&str, usize)> = None;
    loop {
        let at = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let (text, tail) = rest.split_at(at);
        if silent.is_none() && !text.trim().is_empty() {
            piece(&mut out, text, find);
        } else {
            out.push_str(text);
        }
        if tail.is_empty() {
            return out;
        }
        let (tag, after) = tail.split_at(tag_length(tail));
        out.push_str(tag);
        rest = after;
        let is_end = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split([' ', '>', '\n', '/', '\t']).next().unwrap_or_default();
        silent = match silent {
            Some((open, count)) if open == name => {
                let count = if is_end { count - 1 } else { count + 1 };
                (count > 0).then_some((open, count))
            }
            None if !is_end && SILENT.contains(&name) => Some((name, 1)),
            other => other,
        };
    }
}

fn piece(out: &mut String, text: &str, find: &mut dyn FnMut(&str) -> Vec<Explained>) {
    let mut from = 0;
    for it in find(text) {
        // `lt` in `&lt;` is no word.
        let before = text.get(from..it.range.start);
        let (Some(before), Some(word)) = (before, text.get(it.range.clone())) else { continue };
        if before.ends_with('&') {
            continue;
        }
        out.push_str(before);
        out.push_str("<a class=\"term\" href=\"");
        escape::href(out, &it.href);
        out.push_str("\" title=\"");
        escape::attribute(out, &it.meaning);
        out.push_str("\">");
        out.push_str(word);
        out.push_str("</a>");
        from = it.range.end;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::{Explained, explain};

    #[test]
    fn words_are_explained_in_prose_only() {
        let mut find = |text: &str| {
            let all = text.match_indices("SLA");
            let of = |(at, _): (usize, &str)| Explained {
                range: at..at + 3,
                href: "t.html".into(),
                meaning: "\"Service\" & level".into(),
            };
            all.map(of).collect()
        };
        let link =
            "<a class=\"term\" href=\"t.html\" title=\"&quot;Service&quot; &amp; level\">SLA</a>";
        for (html, want) in [
            ("<p>An SLA.</p>", format!("<p>An {link}.</p>")),
            ("<h2 id=\"SLA\">SLA</h2>", "<h2 id=\"SLA\">SLA</h2>".into()),
            ("<a href=\"x\"><b>SLA</b></a> SLA", format!("<a href=\"x\"><b>SLA</b></a> {link}")),
            (
                "<pre><code>SLA</code>SLA</pre><hr>SLA",
                format!("<pre><code>SLA</code>SLA</pre><hr>{link}"),
            ),
            ("&SLA; <img alt=\"a > SLA\">", "&SLA; <img alt=\"a > SLA\">".into()),
            ("<", "<".into()),
        ] {
            assert_eq!(explain(html, &mut find), want);
        }
    }
}
