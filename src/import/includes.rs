//! What preprocessors of mdBook put in (`{{#include file}}`), as inclusions.

use super::lines::{Line, apart, fenced, indent, indented};

/// The lines with includes of whole texts as inclusions; `untold` hears of the number of a line that
/// asks for something else, and of what.
pub(super) fn includes(lines: &[Line], untold: &mut dyn FnMut(usize, &str)) -> Vec<Line> {
    let code = fenced(lines);
    let mut out = Vec::with_capacity(lines.len());
    for (line, code) in lines.iter().zip(code) {
        let Some((name, rest)) = asked(&line.text) else {
            out.push((line.clone(), false));
            continue;
        };
        let said = line.text.trim();
        let whole =
            said.starts_with("{{") && said.ends_with("}}") && said.matches("{{").count() == 1;
        let path = rest.trim().trim_end_matches('}').trim();
        let is_text = path.rsplit_once('.').is_some_and(|it| it.1.eq_ignore_ascii_case("md"));
        if name == "include" && whole && is_text && !code && !path.contains(':') {
            let text = indented(&format!("![[{path}]]"), indent(&line.text));
            out.push((Line { number: line.number, text }, true));
            continue;
        }
        untold(line.number, name);
        // Authors still see what stood there, readers do not.
        let text = if whole && !code {
            indented(&format!("<!-- {said} -->"), indent(&line.text))
        } else {
            line.text.clone()
        };
        out.push((Line { number: line.number, text }, false));
    }
    apart(out)
}

/// The lines of a `SUMMARY.md` without chapters that are still to be written.
pub(super) fn without_drafts(lines: &[Line]) -> Vec<Line> {
    lines.iter().filter(|it| !it.text.trim_end().ends_with("]()")).cloned().collect()
}

/// The name of the preprocessor that a line asks for, and what stands behind it.
fn asked(line: &str) -> Option<(&str, &str)> {
    let at = line.find("{{")?;
    if line[..at].ends_with('\\') {
        return None;
    }
    let rest = line[at + 2..].trim_start().strip_prefix('#')?;
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(rest.len());
    (end > 0).then(|| rest.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::includes;
    use crate::import::lines::{joined, lines};

    #[test]
    fn texts_are_included_and_the_rest_is_told() {
        let text = "{{#include a.md}}\n{{ #include b.md:3 }}\n```\n{{#include c.rs}}\n```\n\
                    {{#title T}}\n\\{{#include a.md}}\n{{x}}\n";
        let mut told = Vec::new();
        let made = includes(&lines(text, 1), &mut |line, name| told.push((line, name.to_owned())));
        let want = "![[a.md]]\n\n<!-- {{ #include b.md:3 }} -->\n```\n{{#include c.rs}}\n```\n\
                    <!-- {{#title T}} -->\n\\{{#include a.md}}\n{{x}}\n";
        assert_eq!(joined(&made, text), want);
        let want = [(2, "include"), (4, "include"), (6, "title")];
        assert_eq!(told, want.map(|(line, name)| (line, name.to_owned())));
    }
}
