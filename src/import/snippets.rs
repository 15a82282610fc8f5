//! Snippets of MkDocs (`--8<-- "file"`), as inclusions.

use super::lines::{Line, apart, fenced, indent, indented};

/// The mark of a snippet.
const MARK: &str = "--8<--";

/// What the name of a snippet means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// The text at this path in the manual.
    Text(String),
    /// A text of which nothing is left.
    Nothing,
    /// Part of a text, or something that is no text.
    Part,
    /// No file.
    Missing,
}

/// What cannot be included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Untold {
    /// Part of a text, or something that is no text.
    Part,
    /// A file that is not there.
    Missing(String),
}

/// The lines with snippets as inclusions; `named` says what a name means, and `untold` hears of the
/// number of a line where nothing can be included.
pub(super) fn snippets(
    lines: &[Line],
    named: &dyn Fn(&str) -> Named,
    untold: &mut dyn FnMut(usize, Untold),
) -> Vec<Line> {
    if !lines.iter().any(|it| it.text.contains(MARK)) {
        return lines.to_vec();
    }
    let code = fenced(lines);
    let mut out = Vec::with_capacity(lines.len());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let said = line.text.trim();
        let is_mark = |it: &Line| it.text.trim() == MARK;
        let end = Some(at).filter(|_| said == MARK && !code[at - 1]);
        if let Some(count) = end.and_then(|at| lines[at..].iter().position(is_mark)) {
            for it in &lines[at..at + count] {
                let name = it.text.trim();
                if !name.is_empty() && !name.starts_with(';') {
                    let written = format!("{MARK} \"{name}\"");
                    let text = indented(&written, indent(&line.text));
                    let line = Line { number: it.number, text };
                    out.extend(included(&line, named(name), name, untold));
                }
            }
            at += count + 1;
            continue;
        }
        match said.strip_prefix(MARK).filter(|_| !code[at - 1]).and_then(quoted) {
            Some(name) => out.extend(included(line, named(name), name, untold)),
            None => {
                // `;--8<--` is how it is written about.
                if said.contains(MARK) && !said.starts_with(';') {
                    untold(line.number, Untold::Part);
                }
                out.push((line.clone(), false));
            }
        }
    }
    apart(out)
}

/// The line that asks for `name`, as an inclusion where that is possible.
fn included(
    line: &Line,
    named: Named,
    name: &str,
    untold: &mut dyn FnMut(usize, Untold),
) -> Option<(Line, bool)> {
    match named {
        Named::Text(path) => {
            let text = indented(&format!("![[{path}]]"), indent(&line.text));
            return Some((Line { number: line.number, text }, true));
        }
        Named::Nothing => return None,
        Named::Part => untold(line.number, Untold::Part),
        Named::Missing => untold(line.number, Untold::Missing(name.to_owned())),
    }
    Some((line.clone(), false))
}

fn quoted(text: &str) -> Option<&str> {
    let text = text.trim();
    let inside = |mark| text.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::{Named, Untold, snippets};
    use crate::import::lines::{joined, lines};

    fn rewritten(text: &str) -> (String, Vec<(usize, Untold)>) {
        let named = |it: &str| match it {
            "abbr.md" => Named::Nothing,
            "gone.md" => Named::Missing,
            it if it.contains(':') => Named::Part,
            it => Named::Text(format!("snippets/{it}")),
        };
        let mut told = Vec::new();
        let made = snippets(&lines(text, 1), &named, &mut |line, what| told.push((line, what)));
        (joined(&made, text), told)
    }

    #[test]
    fn whole_texts_are_included() {
        let text = "--8<-- \"a.md\"\n  --8<-- 'b.md'\n--8<-- \"a.md:2\"\n```\n--8<-- \"a.md\"\n```\n;--8<-- \"a\"\n";
        let (made, told) = rewritten(text);
        let want = "![[snippets/a.md]]\n\n  ![[snippets/b.md]]\n\n--8<--";
        assert!(made.starts_with(want), "{made}");
        assert_eq!(told, [(3, Untold::Part), (5, Untold::Part)]);
    }

    #[test]
    fn an_inclusion_stands_alone() {
        let (made, _) = rewritten("a\n--8<-- \"a.md\"\ntext\n\n--8<-- \"abbr.md\"\n");
        assert_eq!(made, "a\n\n![[snippets/a.md]]\n\ntext\n\n");
    }

    #[test]
    fn several_may_stand_between_two_marks() {
        let text = "--8<--\na.md\n\n; no.md\ngone.md\nb.md\n--8<--\nc\n--8<--\n";
        let (made, told) = rewritten(text);
        let want = "![[snippets/a.md]]\n\n--8<-- \"gone.md\"\n\n![[snippets/b.md]]\n\nc\n--8<--\n";
        assert_eq!(made, want);
        assert_eq!(told, [(5, Untold::Missing("gone.md".to_owned())), (9, Untold::Part)]);
    }
}
