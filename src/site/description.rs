//! What search engines and previews say of a page: the first words of its text.

/// How many characters are said.
const LONGEST: usize = 150;

/// The words of the first paragraph of `html`, shortened; nothing if there is none.
pub(super) fn first_words(html: &str) -> Option<String> {
    let start = html.find("<p>")? + 3;
    let end = html[start..].find("</p>")? + start;
    let words = without_tags(&html[start..end]);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| shortened(&words))
}

/// `text`, not longer than a description should be.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |it| it.1);
    }
    text.push_str(rest);
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    known.iter().fold(text, |text, (name, it)| text.replace(name, it))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, first_words};

    #[test]
    fn a_paragraph_becomes_a_line() {
        let html = "<h2>A</h2>\n<p>If <b>a</b> &lt; b &amp;\ngo <a href=\"x\">on</a>.</p><p>No</p>";
        assert_eq!(first_words(html).as_deref(), Some("If a < b & go on."));
        assert_eq!(first_words("<h2>A</h2>"), None);
        assert_eq!(first_words("<p><img src=\"a.png\"></p>"), None);
        let long = format!("<p>{}</p>", "字".repeat(LONGEST + 1));
        assert_eq!(first_words(&long), Some(format!("{}…", "字".repeat(LONGEST))));
    }
}
