//! The HTML of one text inside of another: its headings at levels that fit, its ids unlike those of
//! the text around it.

use super::clean::tag_length;

/// `html` with its headings `shift` levels lower, and `prefix` before its ids and the links to them;
/// in a box that says its language, if that is another one than around it.
pub fn nested(html: &str, shift: i8, prefix: &str, lang: Option<&'static str>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    if let Some(lang) = lang {
        out.push_str("<div lang=\"");
        out.push_str(lang);
        out.push_str("\">\n");
    }
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let length = tag_length(&rest[at..]);
        tag(&mut out, &rest[at..at + length], shift, prefix);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    if lang.is_some() {
        out.push_str("</div>\n");
    }
    out
}

fn tag(out: &mut String, tag: &str, shift: i8, prefix: &str) {
    let name_end = if tag.starts_with("</") { 2 } else { 1 };
    let name = tag.get(name_end..).unwrap_or_default();
    let level = name.strip_prefix('h').and_then(|it| it.chars().next()?.to_digit(10));
    let is_heading = |it: &u32| (1..=6).contains(it) && name[2..].starts_with([' ', '>', '\n']);
    let mut rest = tag;
    if let Some(level) = level.filter(is_heading) {
        let level = i64::from(level).saturating_add(i64::from(shift)).clamp(2, 6);
        out.push_str(&tag[..=name_end]);
        out.push_str(&level.to_string());
        rest = &name[2..];
    }
    // Before an attribute stands a blank; quotes inside of values are escaped.
    let mut places: Vec<usize> =
        [" id=\"", " href=\"#"].iter().filter_map(|it| Some(rest.find(it)? + it.len())).collect();
    places.sort_unstable();
    let mut from = 0;
    for at in places {
        out.push_str(&rest[from..at]);
        out.push_str(prefix);
        from = at;
    }
    out.push_str(&rest[from..]);
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn levels_and_ids_fit_in() {
        for (html, want) in [
            ("<h2 id=\"a\">x &lt;h2</h2>", "<h3 id=\"p:a\">x &lt;h2</h3>"),
            ("<h6 class=\"h1\" id=\"a\">x</h6>", "<h6 class=\"h1\" id=\"p:a\">x</h6>"),
            ("<a href=\"#a\">x</a><a href=\"b#a\">", "<a href=\"#p:a\">x</a><a href=\"b#a\">"),
            ("<hr><header>a > b", "<hr><header>a > b"),
            (
                "<a id=\"b\" href=\"#c\" title=\"id=\">",
                "<a id=\"p:b\" href=\"#p:c\" title=\"id=\">",
            ),
            ("<a href=\"#fn:1\" id=\"r\">", "<a href=\"#p:fn:1\" id=\"p:r\">"),
            ("<", "<"),
        ] {
            assert_eq!(nested(html, 1, "p:", None), want);
        }
        let other = nested("<h4>x</h4>", -3, "", Some("en"));
        assert_eq!(other, "<div lang=\"en\">\n<h2>x</h2></div>\n");
    }
}
