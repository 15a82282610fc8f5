//! Snippets of MkDocs (`--8<-- "file"`), as inclusions.

use super::lines::indent;
use super::lines::{Line, fenced, indented};

/// The mark of a snippet.
const MARK: &str = "--8<--";

/// The lines with snippets as inclusions; `path` finds the text that a snippet names, and `untold`
/// hears of the number of a line where that is not possible.
pub(super) fn snippets(
    lines: &[Line],
    path: &dyn Fn(&str) -> Option<String>,
    untold: &mut dyn FnMut(usize),
) -> Vec<Line> {
    if !lines.iter().any(|it| it.text.contains(MARK)) {
        return lines.to_vec();
    }
    let code = fenced(lines);
    let mut out = Vec::with_capacity(lines.len());
    for (line, code) in lines.iter().zip(code) {
        let said = line.text.trim();
        let found = said.strip_prefix(MARK).filter(|_| !code).and_then(|it| path(quoted(it)?));
        match found {
            Some(path) => {
                let text = indented(&format!("![[{path}]]"), indent(&line.text));
                out.push(Line { number: line.number, text });
            }
            None => {
                // `;--8<--` is how it is written about.
                if said.contains(MARK) && !said.starts_with(';') {
                    untold(line.number);
                }
                out.push(line.clone());
            }
        }
    }
    out
}

fn quoted(text: &str) -> Option<&str> {
    let text = text.trim();
    let inside = |mark| text.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::snippets;
    use crate::import::lines::{joined, lines};

    #[test]
    fn whole_texts_are_included() {
        let text = "--8<-- \"a.md\"\n  --8<-- 'b.md'\n--8<-- \"a.md:2\"\n```\n--8<-- \"a.md\"\n```\n;--8<-- \"a\"\n";
        let path = |it: &str| (!it.contains(':')).then(|| format!("snippets/{it}"));
        let mut told = Vec::new();
        let made = snippets(&lines(text, 1), &path, &mut |it| told.push(it));
        assert!(
            joined(&made, text).starts_with("![[snippets/a.md]]\n  ![[snippets/b.md]]\n--8<--")
        );
        assert_eq!(told, [3, 5]);
    }
}
