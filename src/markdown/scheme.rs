//! Which addresses may be followed: `http`, `https`, `mailto`, `tel`, and relative ones.

/// Whether a reader may be led to `address`. Browsers drop control characters and surrounding
/// spaces before they look for the scheme, so this does, too.
pub(super) fn safe(address: &str) -> bool {
    let mut scheme = String::new();
    for c in address.chars().filter(|it| !it.is_control() && !it.is_whitespace()) {
        match c {
            ':' => return matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
            // No scheme holds such a character: the address is relative.
            _ if !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.' | '&' | ';') => break,
            _ => scheme.push(c.to_ascii_lowercase()),
        }
    }
    // `&colon;` and its like, should anything ever decode them a second time.
    !scheme.contains('&') || !scheme.contains(';')
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_known_schemes_are_safe() {
        for it in [
            "",
            "a.md",
            "../a.md#b:c",
            "#节",
            "/x",
            "http://a",
            "HTTPS://a",
            "mailto:a@b",
            "tel:+86",
            "?q=a:b",
            "流程：一.md",
            "a b/c:d",
        ] {
            assert!(safe(it), "{it}");
        }
        for it in [
            "javascript:x",
            "JaVaScRiPt:x",
            " \tjava\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "C:\\x",
            "javascript&colon;alert(1)",
            "java\0script:x",
        ] {
            assert!(!safe(it), "{it}");
        }
    }
}
