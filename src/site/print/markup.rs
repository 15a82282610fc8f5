//! The little markup that stands around printed pages, and strings of CSS.

/// A page in the whole.
pub(super) fn part(number: usize, depth: usize, body: &str) -> String {
    format!("<section class=\"part part-{depth}\" id=\"p{number}\">\n{body}\n</section>\n")
}

/// A title without a page.
pub(super) fn title(text: &str, level: usize) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let level = level.min(6);
    format!("<h{level}>{text}</h{level}>")
}

/// `text` as a string of CSS: whatever could end it is written by its number.
pub(in crate::site) fn css_string(text: &str) -> String {
    use std::fmt::Write as _;
    let mut string = String::from("\"");
    for c in text.chars() {
        if c.is_control() || "\"\\<>&".contains(c) {
            let _ = write!(string, "\\{:x} ", u32::from(c));
        } else {
            string.push(c);
        }
    }
    string + "\""
}

#[cfg(test)]
mod tests {
    use super::{css_string, title};

    #[test]
    fn no_text_ends_its_string() {
        assert_eq!(css_string("手册 \"A\\\n"), "\"手册 \\22 A\\5c \\a \"");
        assert_eq!(title("A & <B>", 9), "<h6>A &amp; &lt;B&gt;</h6>");
    }
}
