//! Where the YAML ends and the text begins.

use std::ops::Range;

use crate::text::{Problem, SourceId, Span, What};

/// A source, split in two.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The YAML between the fences, if there is any, in bytes of the source.
    pub yaml: Option<Range<usize>>,
    /// Where the Markdown begins.
    pub body: usize,
    /// What is wrong with the fences.
    pub problem: Option<Problem>,
}

/// How far a front matter without its fences is looked for, in lines.
const FAR: usize = 200;

/// Splits `text` into front matter and body.
///
/// A front matter is opened by a first line `---` and closed by the next line `---` or `...`;
/// blanks after these and CRLF do no harm. When the closing one is missing, the lines that look
/// like YAML are taken for it all the same: they must not be published, and the data in them is
/// better read than lost.
pub fn split(text: &str, source: SourceId) -> Split {
    let first = line(text, 0);
    match text[first.clone()].trim_end() {
        "---" => yaml(text, source, &first),
        "+++" => toml(text, source, &first),
        _ if text.starts_with('{') => json(text, source),
        _ => lost(text, source),
    }
}

fn problem(source: SourceId, range: Range<usize>, what: What) -> Problem {
    Problem { span: Span::new(source, range), what }
}

fn yaml(text: &str, source: SourceId, first: &Range<usize>) -> Split {
    let start = first.end;
    for range in lines(text, start) {
        if matches!(text[range.clone()].trim_end(), "---" | "...") {
            return Split { yaml: Some(start..range.start), body: range.end, problem: None };
        }
    }
    let looks_like = |it: &Range<usize>| {
        let line = text[it.clone()].trim_end();
        line.is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ") || keyed(line)
    };
    let end = lines(text, start).take_while(looks_like).last().map_or(start, |it| it.end);
    let fence = 0..text[first.clone()].trim_end().len();
    Split {
        yaml: Some(start..end),
        body: end,
        problem: Some(problem(source, fence, What::Unclosed)),
    }
}

fn toml(text: &str, source: SourceId, first: &Range<usize>) -> Split {
    let is_fence = |it: &Range<usize>| text[it.clone()].trim_end() == "+++";
    let is_blank = |it: &Range<usize>| text[it.clone()].trim_end().is_empty();
    let end = lines(text, first.end).find(is_fence);
    let end = end.or_else(|| lines(text, first.end).find(is_blank));
    let what = What::ForeignFrontMatter { language: "TOML" };
    let body = end.map_or(text.len(), |it| it.end);
    Split { yaml: None, body, problem: Some(problem(source, 0..3, what)) }
}

fn json(text: &str, source: SourceId) -> Split {
    let inside = text[1..].trim_start();
    if !inside.starts_with(['"', '}']) {
        return Split::default();
    }
    let Some(end) = json_end(text) else { return Split::default() };
    let rest = line(text, end);
    // Only a block that ends its line is one; `{"a"} is a set` is text.
    if !text[rest.clone()].trim().is_empty() {
        return Split::default();
    }
    let what = What::ForeignFrontMatter { language: "JSON" };
    Split { yaml: None, body: rest.end, problem: Some(problem(source, 0..1, what)) }
}

/// Where the object ends that `text` begins with.
fn json_end(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// `key: value` lines up to a fence, and no fence before them. One line alone may well be a
/// heading underlined with `---`, so it takes two keys.
fn lost(text: &str, source: SourceId) -> Split {
    let mut keys = 0;
    let mut found = None;
    for range in lines(text, 0).take(FAR) {
        let line = text[range.clone()].trim_end();
        if line == "---" {
            found = (keys >= 2).then_some(range);
            break;
        }
        if keyed(line) {
            keys += 1;
        } else if keys == 0 || !(line.starts_with([' ', '\t']) || line.starts_with("- ")) {
            break;
        }
    }
    let Some(fence) = found else { return Split::default() };
    let end = fence.start + text[fence].trim_end().len();
    Split { yaml: None, body: 0, problem: Some(problem(source, end - 3..end, What::LostOpening)) }
}

/// Whether `line` begins with a key as front matters have them: a word without blanks, a colon,
/// and a blank or the end.
fn keyed(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    !key.is_empty()
        && key.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-'))
        && (value.is_empty() || value.starts_with([' ', '\t']))
}

/// The line that begins at `start`, with its ending.
fn line(text: &str, start: usize) -> Range<usize> {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    start..memchr::memchr(b'\n', rest).map_or(text.len(), |it| start + it + 1)
}

/// The lines from `start` on.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = start;
    std::iter::from_fn(move || {
        let range = line(text, from);
        from = range.end;
        (!range.is_empty()).then_some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::{Split, split};
    use crate::text::{SourceId, What};

    fn of(text: &str) -> (Split, Option<&str>, &str) {
        let it = split(text, SourceId(0));
        let yaml = it.yaml.clone().map(|it| &text[it]);
        let body = &text[it.body..];
        (it, yaml, body)
    }

    #[test]
    fn front_matter_is_split_off() {
        for (text, yaml, body) in [
            ("---\na: 1\n---\n# x", Some("a: 1\n"), "# x"),
            ("---  \r\na: 1\r\n...\r\n正文", Some("a: 1\r\n"), "正文"),
            ("---\n---", Some(""), ""),
            ("# x\n---\n", None, "# x\n---\n"),
            ("", None, ""),
            ("----\na: 1\n---\n", None, "----\na: 1\n---\n"),
            ("{{kpi:otd}} 是\n", None, "{{kpi:otd}} 是\n"),
            ("{\"a\"} is a set", None, "{\"a\"} is a set"),
            ("说明: 一\n---\n", None, "说明: 一\n---\n"),
        ] {
            let (it, got, rest) = of(text);
            assert_eq!((got, rest), (yaml, body), "{text:?}");
            assert!(it.problem.is_none(), "{text:?}");
        }
    }

    #[test]
    fn an_open_end_is_told_and_not_published() {
        let (it, yaml, body) = of("---\ntitle: 采购\nsteps:\n  - a\n\n# 标题\n正文");
        let problem = it.problem.expect("one");
        assert!(matches!(problem.what, What::Unclosed));
        assert_eq!(problem.span.range(), 0..3);
        assert_eq!((yaml, body), (Some("title: 采购\nsteps:\n  - a\n\n"), "# 标题\n正文"));
    }

    #[test]
    fn a_lost_opening_is_found() {
        let text = "title: 采购\nowner: a\n---\n正文";
        let (it, yaml, body) = of(text);
        let problem = it.problem.expect("one");
        assert!(matches!(problem.what, What::LostOpening));
        assert_eq!(&text[problem.span.range()], "---");
        assert_eq!((yaml, body), (None, text));
    }

    #[test]
    fn other_languages_are_told_and_not_published() {
        for (text, want) in [
            ("+++\na = 1\n+++\n正文", "TOML"),
            ("+++\na = 1\n\n正文", "TOML"),
            ("{\"a\": {\"b\": \"}\\\"\"}}\n正文", "JSON"),
        ] {
            let (it, yaml, body) = of(text);
            let what = it.problem.expect("one").what;
            assert!(matches!(what, What::ForeignFrontMatter { language } if language == want));
            assert_eq!((yaml, body), (None, "正文"));
        }
    }
}
