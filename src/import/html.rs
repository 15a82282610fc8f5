//! Links in raw HTML: where in a text their targets stand.

use std::ops::Range;

use super::lines::outside_code;

/// The targets of `href` and `src` in the tags of `text` from byte `from` on; `code` are the blocks
/// of code, in order.
pub(super) fn targets(text: &str, from: usize, mut code: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = from;
    // A tag may go on in the next line.
    let mut is_open = false;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        // Blocks come in order.
        code = &code[code.iter().take_while(|it| it.end <= start).count()..];
        let is_code = code.first().is_some_and(|it| it.contains(&start));
        if is_code || line.trim().is_empty() {
            is_open = false;
            continue;
        }
        if !is_open && !line.contains('<') {
            continue;
        }
        outside_code(line, |piece| {
            // A piece is a part of the line itself.
            let place = piece.as_ptr().addr() - line.as_ptr().addr();
            in_tags(piece, start + place, &mut is_open, &mut found);
            String::new()
        });
    }
    found
}

/// The targets in the tags of `piece`, which stands at `start`.
fn in_tags(piece: &str, start: usize, is_open: &mut bool, found: &mut Vec<Range<usize>>) {
    let mut quote: Option<(char, usize, bool)> = None;
    for (at, it) in piece.char_indices() {
        match quote {
            Some((mark, first, is_target)) if it == mark => {
                if is_target && first < at {
                    found.push(start + first..start + at);
                }
                quote = None;
            }
            None if *is_open && matches!(it, '"' | '\'') => {
                let before = piece[..at].trim_end();
                let name = before.strip_suffix('=').map_or("", str::trim_end);
                let is_target = ["href", "src"].iter().any(|it| {
                    let rest = name.strip_suffix(it);
                    rest.is_some_and(|it| it.is_empty() || it.ends_with(char::is_whitespace))
                });
                quote = Some((it, at + 1, is_target));
            }
            None if *is_open && it == '>' => *is_open = false,
            None if it == '<' => {
                *is_open = piece[at + 1..].starts_with(|it: char| it.is_ascii_lowercase());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn targets_of_tags_are_found() {
        let text = "<a href=\"b.md\" title='src=\"x\"'>B</a> `<a href=\"no\">` a < b, c=\"d\"\n\
                    <img\n  src = 'x.png'>\n```\n<img src=\"no\">\n```\n<p data-src=\"no\"> href=\"no\"\n";
        let fence = text.find("```").unwrap();
        let code = fence..text.len() - 30;
        let found: Vec<_> = targets(text, 0, &[code]).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["b.md", "x.png"]);
    }
}
