//! Boxes of other tools, rewritten as ours; also those that stand in a list or in another box.

use super::lines::{Line, block, dedented, fenced, indent, indented};
use crate::markdown::foreign_boxes;

/// How deep boxes may stand in each other; what is deeper stays as it is.
const DEEPEST: usize = 8;

/// What became of a box that has no like here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    /// A note with its title.
    Note,
    /// What it was: its text, between the marks of the other tool.
    Text,
}

/// The lines with their boxes rewritten. `untold` hears of the number of a line whose box has no
/// like here, and what it is called.
pub(super) fn boxes(lines: &[Line], untold: &mut dyn FnMut(usize, &str, Became)) -> Vec<Line> {
    rewritten(lines, 0, untold)
}

fn rewritten(
    lines: &[Line],
    deep: usize,
    untold: &mut dyn FnMut(usize, &str, Became),
) -> Vec<Line> {
    if deep == DEEPEST {
        return lines.to_vec();
    }
    let code = fenced(lines);
    let ends = ends(lines, &code);
    let mut out = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let depth = indent(&line.text);
        let found = match line.text.trim_start() {
            _ if code[at] => None,
            text if ["!!! ", "??? ", "???+ "].iter().any(|it| text.starts_with(it)) => {
                let opening = indented_opening(line, untold);
                let count = || block(&lines[at + 1..], depth + 4);
                opening.map(|it| (it, at + 1 + count(), depth + 4))
            }
            text if text.starts_with(":::") && !text.trim_matches(':').is_empty() => {
                let opening = fenced_opening(line, untold).filter(|_| ends[at].is_some());
                opening.map(|it| (it, ends[at].unwrap_or(at), depth))
            }
            _ => None,
        };
        let Some((opening, end, columns)) = found else {
            out.push(line.clone());
            at += 1;
            continue;
        };
        let less = |it: &Line| Line { number: it.number, text: dedented(&it.text, columns) };
        let inner: Vec<Line> = lines[at + 1..end].iter().map(less).collect();
        let mut inner = rewritten(&inner, deep + 1, untold);
        while inner.last().is_some_and(Line::is_blank) {
            inner.pop();
        }
        let Some(quote) = quoted(&opening, &inner) else {
            out.extend_from_slice(&lines[at..end]);
            at = end;
            continue;
        };
        out.extend(numbered(&quote, line, &inner, depth));
        at = end + usize::from(columns == depth);
        // What follows directly would go on with the quote.
        if lines.get(at).is_some_and(|it| !it.is_blank()) {
            out.push(Line { number: lines[at].number, text: String::new() });
        }
    }
    out
}

/// For each line that opens a box between colons, the line that closes it.
fn ends(lines: &[Line], code: &[bool]) -> Vec<Option<usize>> {
    let mut ends = vec![None; lines.len()];
    let mut open = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| !code[*at]) {
        let text = line.text.trim();
        if text.starts_with(":::") && text.bytes().all(|it| it == b':') {
            if let Some(start) = open.pop() {
                ends[start] = Some(at);
            }
        } else if text.starts_with(":::") {
            open.push(at);
        }
    }
    ends
}

/// The line that opens a box `!!! note`; one without a like here is a note by its own name.
fn indented_opening(line: &Line, untold: &mut dyn FnMut(usize, &str, Became)) -> Option<String> {
    let (mark, rest) = line.text.trim().split_once(' ')?;
    let (name, rest) = named(rest)?;
    // What stands between name and title says where it floats: `!!! note inline end "Title"`.
    let title = rest.find('"').map(|it| &rest[it..]);
    let is_plain = rest.split_whitespace().all(|it| matches!(it, "inline" | "end"));
    if title.is_none() && !is_plain {
        return None;
    }
    let title = title.unwrap_or_default();
    let [own, note] = [name, "note"].map(|it| format!("{mark} {it} {title}").trim().to_owned());
    if quoted(&own, &[]).is_some() {
        return Some(own);
    }
    // `!!! wow` is an outcry.
    (!title.is_empty() && quoted(&note, &[]).is_some()).then(|| {
        untold(line.number, name, Became::Note);
        note
    })
}

/// The line that opens a box `:::note`.
fn fenced_opening(line: &Line, untold: &mut dyn FnMut(usize, &str, Became)) -> Option<String> {
    let opening = line.text.trim();
    let (name, _) = named(opening.trim_start_matches(':').trim_start_matches([' ', '{']))?;
    if quoted(opening, &[]).is_none() {
        untold(line.number, name, Became::Text);
        return None;
    }
    Some(opening.to_owned())
}

/// The quote for a box of these lines; none if it is not sure what is meant.
fn quoted(opening: &str, inner: &[Line]) -> Option<String> {
    let is_fenced = opening.starts_with(':');
    let mut text = opening.to_owned();
    let mut code = Vec::new();
    for (it, is_code) in inner.iter().zip(fenced(inner)) {
        text.push('\n');
        let start = text.len();
        text.push_str(&indented(&it.text, if is_fenced { 0 } else { 4 }));
        if is_code {
            code.push(start..text.len() + 1);
        }
    }
    if is_fenced {
        text.push_str("\n:::");
    }
    match &foreign_boxes(&text, 0, &code)[..] {
        [only] => only.quote.clone(),
        _ => None,
    }
}

/// The lines of a quote, with the numbers of what they were.
fn numbered(quote: &str, opening: &Line, inner: &[Line], columns: usize) -> Vec<Line> {
    let last = inner.last().map_or(opening.number, |it| it.number);
    let numbers = std::iter::once(opening.number).chain(inner.iter().map(|it| it.number));
    let numbers = numbers.chain(std::iter::repeat(last));
    let line = |(text, number): (&str, usize)| Line { number, text: indented(text, columns) };
    quote.lines().zip(numbers).map(line).collect()
}

/// A name at the beginning of `text`, and what stands behind it.
fn named(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_alphanumeric() && it != '-').unwrap_or(text.len());
    (end > 0).then(|| (&text[..end], text[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::{Became, boxes};
    use crate::import::lines::{joined, lines};

    fn rewritten(text: &str) -> (String, Vec<(usize, String, Became)>) {
        let mut told = Vec::new();
        let made = boxes(&lines(text, 1), &mut |line, name, became| {
            told.push((line, name.to_owned(), became));
        });
        (joined(&made, text), told)
    }

    #[test]
    fn boxes_become_quotes_wherever_they_stand() {
        for (text, want) in [
            ("!!! note \"A\"\n    x\n\ny\n", "> [!NOTE] A\n> x\n\ny\n"),
            ("!!! tip\n    x\ny\n", "> [!TIP]\n> x\n\ny\n"),
            ("1. a\n\n    !!! tip\n        x\n\n2. b\n", "1. a\n\n    > [!TIP]\n    > x\n\n2. b\n"),
            (
                "!!! note\n    x\n\n    !!! danger\n        y\n",
                "> [!NOTE]\n> x\n>\n> > [!CAUTION]\n> > y\n",
            ),
            (
                "::::info\nx\n\n:::tip[T]\ny\n:::\n\n::::\n",
                "> [!NOTE]\n> x\n>\n> > [!TIP] T\n> > y\n",
            ),
            ("```\n!!! note\n    x\n```\n", "```\n!!! note\n    x\n```\n"),
            ("!!! wow\n", "!!! wow\n"),
            ("!!! note that\n", "!!! note that\n"),
            ("!!! tip inline end \"T\"\n    x\n", "> [!TIP] T\n> x\n"),
        ] {
            assert_eq!(rewritten(text), (want.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn boxes_without_a_like_are_told() {
        let (text, told) = rewritten("a\n\n!!! odd \"T\"\n    x\n\n:::steps\nx\n:::\n");
        assert_eq!(text, "a\n\n> [!NOTE] T\n> x\n\n:::steps\nx\n:::\n");
        assert_eq!(
            told,
            [(3, "odd".to_owned(), Became::Note), (6, "steps".to_owned(), Became::Text)]
        );
    }
}
