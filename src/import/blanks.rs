//! Targets of links with blanks, which Python-Markdown takes: here they stand in angle brackets.

use super::lines::{Line, fenced, outside_code};
use crate::model::has_scheme;

/// The lines with `[a](b c.md)` as `[a](<b c.md>)`.
pub(super) fn blanks(lines: &[Line]) -> Vec<Line> {
    let code = fenced(lines);
    let change = |(line, is_code): (&Line, bool)| {
        let is_plain = is_code || !line.text.contains("](");
        let text = if is_plain { line.text.clone() } else { outside_code(&line.text, in_brackets) };
        Line { number: line.number, text }
    };
    lines.iter().zip(code).map(change).collect()
}

fn in_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, behind) = rest.split_at(at + 2);
        out.push_str(before);
        rest = behind;
        let Some(end) = closing(rest) else { continue };
        let inside = &rest[..end];
        let (target, title) = parted(inside);
        let name = target.split('#').next().unwrap_or_default();
        // Without an ending it may be anything in round brackets.
        let is_file = name.rsplit('/').next().is_some_and(|it| it.contains('.'));
        if target.contains(' ') && is_file && !target.contains(['<', '>']) && !has_scheme(target) {
            out.extend(["<", target, ">", title]);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// How many bytes a target may have, with its title.
const LONGEST: usize = 1_000;

/// Where the round bracket closes in which `text` stands.
fn closing(text: &str) -> Option<usize> {
    let mut deep = 0_usize;
    for (at, it) in text[..text.floor_char_boundary(LONGEST)].char_indices() {
        match it {
            '(' => deep += 1,
            ')' if deep == 0 => return Some(at),
            ')' => deep -= 1,
            _ => {}
        }
    }
    None
}

/// A target, and the title behind it with the blank before it.
fn parted(inside: &str) -> (&str, &str) {
    let title = ['"', '\''].iter().find_map(|mark| {
        let start = inside.trim_end().strip_suffix(*mark)?.find(&format!(" {mark}"))?;
        Some(inside.split_at(start))
    });
    let (target, title) = title.unwrap_or((inside, ""));
    (target.trim(), title)
}

#[cfg(test)]
mod tests {
    use super::in_brackets;

    #[test]
    fn targets_with_blanks_stand_in_angle_brackets() {
        for (text, want) in [
            ("[收货](../日常 操作/x.md) b", "[收货](<../日常 操作/x.md>) b"),
            ("![a](b c (1).png \"T t\")", "![a](<b c (1).png> \"T t\")"),
            ("[a](b.md \"T t\") [c](<d e.md>)", "[a](b.md \"T t\") [c](<d e.md>)"),
            ("[x](see below) [y](https://a b.c)", "[x](see below) [y](https://a b.c)"),
            ("[a](b c.md#d) [e](f", "[a](<b c.md#d>) [e](f"),
        ] {
            assert_eq!(in_brackets(text), want);
        }
    }
}
