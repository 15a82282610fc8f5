//! Style sheets without what browsers do not need: every page waits for them.

/// `css` without comments, and without space where none is needed. What stands in quotes stays.
pub(super) fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |it| it.1);
            space = true;
            continue;
        }
        let length = if matches!(c, '"' | '\'') { quoted(rest, c) } else { c.len_utf8() };
        let (piece, after) = rest.split_at(length);
        rest = after;
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        let needed = !out.is_empty() && !out.ends_with(['{', '}', ';', ',']) && !"{};,".contains(c);
        if space && needed {
            out.push(' ');
        }
        space = false;
        out.push_str(piece);
    }
    out
}

/// A script without its comments that have a line of their own, and without indentation. No text of
/// ours goes over more than one line.
pub(super) fn squeeze_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.flat_map(|it| [it, "\n"]).collect()
}

/// How long the string is that `text` begins with, quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{squeeze, squeeze_script};

    #[test]
    fn scripts_keep_what_is_done() {
        let script = "// A\n(function () {\n  // B\n\n  go(\"//c\");\n}());\n";
        assert_eq!(squeeze_script(script), "(function () {\ngo(\"//c\");\n}());\n");
    }

    #[test]
    fn only_what_nobody_needs_goes() {
        let css = "/* A */\na  b,\n.c > d { color: red; margin: calc(1px + 2px) ; }\n\
                   /* B */ e::before { content: \"a ; \\\" { } /* \" / \"\"; }\n";
        assert_eq!(
            squeeze(css),
            "a b,.c > d{color: red;margin: calc(1px + 2px)}\
             e::before{content: \"a ; \\\" { } /* \" / \"\"}"
        );
    }
}
