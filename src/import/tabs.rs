//! Tabs of Material (`=== "Shop"`): here what they hold stands one below the other.

use super::lines::{Line, block, dedented, fenced, indent, indented};

/// How deep tabs may stand in each other; what is deeper stays as it is.
const DEEPEST: usize = 8;

/// The lines with tabs written out; `told` hears of the number of each line that opened one.
pub(super) fn tabs(lines: &[Line], told: &mut dyn FnMut(usize)) -> Vec<Line> {
    written_out(lines, 0, told)
}

fn written_out(lines: &[Line], deep: usize, told: &mut dyn FnMut(usize)) -> Vec<Line> {
    if deep == DEEPEST {
        return lines.to_vec();
    }
    let code = fenced(lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let Some(title) = title(&line.text).filter(|_| !code[at - 1]) else {
            out.push(line.clone());
            continue;
        };
        told(line.number);
        let depth = indent(&line.text);
        let count = block(&lines[at..], depth + 4);
        let less = |it: &Line| Line { number: it.number, text: dedented(&it.text, depth + 4) };
        let inner: Vec<Line> = lines[at..at + count].iter().map(less).collect();
        let inner = written_out(&inner, deep + 1, told);
        let blank = |number| Line { number, text: String::new() };
        if out.last().is_some_and(|it| !it.is_blank()) {
            out.push(blank(line.number));
        }
        out.push(Line { number: line.number, text: indented(&format!("**{title}**"), depth) });
        if inner.first().is_some_and(|it| !it.is_blank()) {
            out.push(blank(line.number));
        }
        let more = |it: &Line| Line { number: it.number, text: indented(&it.text, depth) };
        out.extend(inner.iter().map(more));
        at += count;
        if lines.get(at).is_some_and(|it| !it.is_blank()) {
            out.push(blank(line.number));
        }
    }
    out
}

/// The title of the tab that a line opens.
fn title(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("===")?;
    let rest = rest.trim_start_matches(['!', '+']).strip_prefix(' ')?.trim();
    let quoted = |mark| rest.strip_prefix(mark)?.strip_suffix(mark);
    quoted('"').or_else(|| quoted('\'')).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::tabs;
    use crate::import::lines::{joined, lines};

    #[test]
    fn tabs_stand_one_below_the_other() {
        let text = "a\n\n=== \"Shop\"\n\n    x\n\n    === \"In\"\n        y\n=== \"Web\"\n    z\n";
        let mut told = Vec::new();
        let made = tabs(&lines(text, 1), &mut |line| told.push(line));
        let want = "a\n\n**Shop**\n\nx\n\n**In**\n\ny\n\n**Web**\n\nz\n";
        assert_eq!((joined(&made, text).as_str(), &told[..]), (want, &[3, 7, 9][..]));
    }

    #[test]
    fn a_line_under_a_heading_is_no_tab() {
        let text = "Title\n=====\n\n```\n=== \"x\"\n```\n";
        let made = tabs(&lines(text, 1), &mut |_| panic!("no tab"));
        assert_eq!(joined(&made, text), text);
    }
}
