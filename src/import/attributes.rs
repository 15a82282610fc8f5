//! What extensions of Python-Markdown write into a line: attributes, `[TOC]`, abbreviations, keys,
//! marked words, icons.

use super::lines::{Line, fenced, outside_code};

/// Something that has no like here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `{ .class width=300 }`.
    Attributes,
    /// `*[SOP]: standard operating procedure`.
    Abbreviation,
    /// `:material-check:`.
    Icon,
    /// `/// caption`.
    Block,
    /// A block of code with a title or with lines that are marked.
    CodeTitle,
}

/// The lines without what would be shown as it is written; `told` hears of what was lost.
pub(super) fn attributes(lines: &[Line], told: &mut dyn FnMut(usize, Mark)) -> Vec<Line> {
    let code = fenced(lines);
    let mut out = Vec::with_capacity(lines.len());
    let mut before = false;
    let mut skip_blank = false;
    for (line, is_code) in lines.iter().zip(code) {
        let number = line.number;
        let said = line.text.trim();
        let opens = is_code && !before;
        before = is_code;
        if is_code {
            let text =
                if opens { fence(&line.text, || told(number, Mark::CodeTitle)) } else { None };
            out.push(Line { number, text: text.unwrap_or_else(|| line.text.clone()) });
            continue;
        }
        if said == "[TOC]" {
            skip_blank = out.last().is_none_or(Line::is_blank);
            continue;
        }
        if std::mem::take(&mut skip_blank) && said.is_empty() {
            continue;
        }
        if said.starts_with("/// ") {
            told(number, Mark::Block);
        }
        if is_abbreviation(said) {
            told(number, Mark::Abbreviation);
            continue;
        }
        if said.starts_with('{') && list(said).is_some_and(|it| it.end == said.len()) {
            told(number, Mark::Attributes);
            continue;
        }
        let is_heading = said.starts_with('#');
        let text = outside_code(&line.text, |it| {
            let it = without_lists(it, is_heading, || told(number, Mark::Attributes));
            keys(&marked(&it))
        });
        if has_icon(&text) {
            told(number, Mark::Icon);
        }
        let html = open_html(&text);
        skip_blank = html.is_some();
        out.push(Line { number, text: html.unwrap_or(text) });
        if skip_blank {
            out.push(Line { number, text: String::new() });
        }
    }
    out
}

/// Whether a line says what an abbreviation means: `*[SOP]: standard operating procedure`.
pub(super) fn is_abbreviation(said: &str) -> bool {
    said.starts_with("*[") && said.contains("]:")
}

/// How many bytes an attribute list may have.
const LONGEST: usize = 1_000;

/// An attribute list at the beginning of a text.
struct List {
    id: Option<String>,
    end: usize,
}

/// The attribute list at the beginning of `text`, if it is one: `{ #id .class key="value" }`.
fn list(text: &str) -> Option<List> {
    let rest = text.strip_prefix('{')?;
    let end = rest[..rest.floor_char_boundary(LONGEST)].find('}')?;
    let inside = rest[..end].trim_start_matches(':').trim();
    if inside.is_empty() || rest[..end].contains('{') {
        return None;
    }
    let mut id = None;
    let mut is_value = false;
    for word in inside.split_whitespace() {
        let is_name = |it: &str| {
            !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || "-_:".contains(it))
        };
        match word.split_once('=') {
            Some((key, value)) if is_name(key) => {
                is_value = value.starts_with('"') && (value.len() < 2 || !value.ends_with('"'));
            }
            _ if is_value => is_value = !word.ends_with('"'),
            _ if word.strip_prefix('.').is_some_and(is_name) => {}
            _ if word.strip_prefix('#').is_some_and(is_name) => id = Some(word[1..].to_owned()),
            // `{: data-x }`, but `{name}` may be anything.
            _ if rest.starts_with(':') && is_name(word) => {}
            _ => return None,
        }
    }
    Some(List { id, end: end + 2 })
}

/// A text without attribute lists; of a heading its id stays.
fn without_lists(text: &str, is_heading: bool, mut told: impl FnMut()) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let before = &rest[..at];
        let behind = before.trim_end();
        let is_own = is_heading && behind.len() < before.len();
        let stands =
            is_own || behind.ends_with([')', ']', '*', ':']) || out.is_empty() && behind.is_empty();
        match list(&rest[at..]).filter(|_| stands && !before.ends_with('{')) {
            Some(List { id: Some(id), end }) if is_heading => {
                out.push_str(before);
                out.extend(["{#", &id, "}"]);
                rest = &rest[at + end..];
            }
            Some(List { end, .. }) => {
                told();
                out.push_str(behind);
                rest = &rest[at + end..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// `==word==` as a marked word.
fn marked(text: &str) -> String {
    paired(text, "==", |it| format!("<mark>{it}</mark>"))
}

/// `++ctrl+c++` as keys.
fn keys(text: &str) -> String {
    paired(text, "++", |it| {
        let key = |it: &str| {
            let mut key = it.trim_matches('"').to_owned();
            if let Some(first) = key.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            format!("<kbd>{key}</kbd>")
        };
        it.split('+').map(key).collect::<Vec<_>>().join("+")
    })
}

/// What stands between two marks on one line, with no blank at its ends, made by `made`.
fn paired(text: &str, mark: &str, made: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        let after = &rest[at + mark.len()..];
        let inside = after.find(mark).map(|end| &after[..end]).filter(|it| {
            let sign = mark.chars().next().unwrap_or_default();
            !it.is_empty() && it.trim() == *it && !it.starts_with(sign) && !it.contains('<')
        });
        let Some(inside) = inside else {
            out.push_str(&rest[..at + mark.len()]);
            rest = after;
            continue;
        };
        out.push_str(&rest[..at]);
        out.push_str(&made(inside));
        rest = &after[inside.len() + mark.len()..];
    }
    out.push_str(rest);
    out
}

fn has_icon(text: &str) -> bool {
    [":material-", ":fontawesome-", ":octicons-", ":simple-"].iter().any(|it| text.contains(it))
}

/// HTML that says that Markdown stands in it, without saying so: here it does after an empty line.
fn open_html(text: &str) -> Option<String> {
    if !text.trim_start().starts_with('<') || !text.trim_end().ends_with('>') {
        return None;
    }
    let forms = [" markdown=\"1\"", " markdown=\"block\"", " markdown=\"span\"", " markdown"];
    let (at, length) = forms.iter().find_map(|it| Some((text.find(*it)?, it.len())))?;
    let rest = &text[at + length..];
    rest.starts_with([' ', '>', '/']).then(|| format!("{}{rest}", &text[..at]))
}

/// The line that opens a block of code, with its language only; nothing if that is all it says.
pub(super) fn fence(line: &str, mut told: impl FnMut()) -> Option<String> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '`', '~', '>']).len();
    let info = line[start..].trim();
    let (language, more) = match info.strip_prefix('{') {
        Some(rest) => {
            let rest = rest.trim_end_matches('}').trim();
            let first = rest.split_whitespace().next()?.strip_prefix('.')?;
            (first, rest.len() > first.len() + 1)
        }
        None => {
            let (first, rest) = info.split_once(' ')?;
            // ```` ``` title="x" ```` has no language.
            let first = if first.contains('=') { "" } else { first };
            (first, !rest.trim().is_empty() || first.is_empty())
        }
    };
    if more {
        told();
    }
    Some(format!("{}{language}", &line[..start].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::{Mark, attributes};
    use crate::import::lines::{joined, lines};

    fn rewritten(text: &str) -> (String, Vec<(usize, Mark)>) {
        let mut told = Vec::new();
        let made = attributes(&lines(text, 1), &mut |line, mark| told.push((line, mark)));
        (joined(&made, text), told)
    }

    #[test]
    fn what_would_be_shown_as_written_goes() {
        let lost = |mark| vec![(1, mark)];
        for (text, want, told) in [
            ("[a](b.md){ .md-button }\n", "[a](b.md)\n", lost(Mark::Attributes)),
            (
                "![a](b.png){ width=\"300\" align=left } c\n",
                "![a](b.png) c\n",
                lost(Mark::Attributes),
            ),
            ("## Stock { #stock .x }\n", "## Stock {#stock}\n", vec![]),
            ("## Stock {: data-toc='x' }\n", "## Stock\n", lost(Mark::Attributes)),
            ("{: .wide }\n", "", lost(Mark::Attributes)),
            ("[TOC]\n", "", vec![]),
            ("*[SOP]: standard\n", "", lost(Mark::Abbreviation)),
            (
                "press ++ctrl+c++, not C++ or ++\n",
                "press <kbd>Ctrl</kbd>+<kbd>C</kbd>, not C++ or ++\n",
                vec![],
            ),
            ("==now== or a == b == c\n", "<mark>now</mark> or a == b == c\n", vec![]),
            (":material-check: a\n", ":material-check: a\n", lost(Mark::Icon)),
            ("<div class=\"grid\" markdown>\n", "<div class=\"grid\">\n\n", vec![]),
            (
                "``` yaml title=\"x\"\n{: .a }\n```\n",
                "```yaml\n{: .a }\n```\n",
                lost(Mark::CodeTitle),
            ),
            ("``` { .sh .no-copy }\n```\n", "```sh\n```\n", lost(Mark::CodeTitle)),
            (
                "{{ manual.title }} and {owner} `x]{.a}`\n",
                "{{ manual.title }} and {owner} `x]{.a}`\n",
                vec![],
            ),
        ] {
            assert_eq!(rewritten(text), (want.to_owned(), told), "{text}");
        }
    }
}
