//! Scripts as text: what is a comment, what stands in quotes, how deep something stands. Scripts are
//! never run.

/// The script with blanks in place of comments, so that places stay right.
pub(super) fn without_comments(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut quote: Option<char> = None;
    let mut rest = script;
    while let Some(it) = rest.chars().next() {
        let end = match (quote, it) {
            (None, '/') if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            (None, '/') if rest.starts_with("/*") => {
                rest.find("*/").map_or(rest.len(), |it| it + 2)
            }
            _ => 0,
        };
        if end > 0 {
            out.extend(rest[..end].bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }));
            rest = &rest[end..];
            continue;
        }
        let mut length = it.len_utf8();
        match quote {
            Some(_) if it == '\\' => {
                length += rest[length..].chars().next().map_or(0, char::len_utf8);
            }
            Some(open) if ends(open, it) => quote = None,
            None if is_quote(it) => quote = Some(it),
            _ => {}
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

pub(super) fn is_quote(it: char) -> bool {
    matches!(it, '"' | '\'' | '`')
}

/// Whether `it` ends what `open` began: a line ends it too, so that an apostrophe spoils no more.
pub(super) fn ends(open: char, it: char) -> bool {
    it == open || it == '\n' && open != '`'
}

/// The signs of a script outside of texts in quotes, each with its place and how many brackets are
/// open before it; of a text in quotes its first.
pub(super) fn signs(script: &str) -> Vec<(usize, char, usize)> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut signs = Vec::new();
    let mut all = script.char_indices();
    while let Some((at, it)) = all.next() {
        if let Some(open) = quote {
            if it == '\\' {
                all.next();
            } else if ends(open, it) {
                quote = None;
            }
            continue;
        }
        signs.push((at, it, depth));
        match it {
            '{' | '[' | '(' => depth += 1,
            '}' | ']' | ')' => depth = depth.saturating_sub(1),
            _ if is_quote(it) => quote = Some(it),
            _ => {}
        }
    }
    signs
}

/// Data of a script as YAML has it: a blank behind each colon, and quotes as YAML has them. Also the
/// places where a blank came in.
pub(super) fn as_yaml(data: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(data.len() + 64);
    let mut blanks = Vec::new();
    let mut quote: Option<char> = None;
    let mut all = data.char_indices().peekable();
    while let Some((at, it)) = all.next() {
        match quote {
            // `'it\'s'` is `'it''s'` there.
            Some('\'') if it == '\\' && data[at + 1..].starts_with('\'') => {
                all.next();
                out.push_str("''");
                continue;
            }
            Some(_) if it == '\\' => {
                out.push(it);
                out.extend(all.next().map(|it| it.1));
                continue;
            }
            Some(open) if ends(open, it) => {
                quote = None;
                out.push(if it == '`' { '"' } else { it });
                continue;
            }
            None if it == '`' && is_plain(&data[at + 1..]) => {
                quote = Some(it);
                out.push('"');
                continue;
            }
            None if it != '`' && is_quote(it) => quote = Some(it),
            None if it == ':' && all.peek().is_some_and(|(_, it)| !it.is_whitespace()) => {
                out.push(it);
                blanks.push(out.len());
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(it);
    }
    (out, blanks)
}

/// Whether a text up to the next backtick says what it says, with nothing to be worked out.
fn is_plain(rest: &str) -> bool {
    rest.split_once('`').is_some_and(|it| !it.0.contains(['$', '"', '\\', '\n']))
}

#[cfg(test)]
mod tests {
    use super::{as_yaml, without_comments};

    #[test]
    fn comments_become_blanks() {
        let script = "a: 'x // \\' y', // 注\nb: `http://z`/* c\n */ d";
        let want = "a: 'x // \\' y',       \nb: `http://z`    \n    d";
        assert_eq!(without_comments(script), want);
    }

    #[test]
    fn data_of_a_script_becomes_yaml() {
        let (text, blanks) = as_yaml("{type:'a:b', label: `x`, \"k\":'it\\'s', n:[1]}");
        assert_eq!(text, "{type: 'a:b', label: \"x\", \"k\": 'it''s', n: [1]}");
        assert_eq!(blanks, [6, 30, 42]);
    }
}
