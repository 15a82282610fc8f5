//! What a script says in so many words: `title: 'Handbook',`. Scripts are never run.

use super::script::{signs, without_comments};
use crate::text::{SourceId, Span};

/// The text behind the first `key:` that stands in the fewest brackets, if it is a text in quotes
/// and nothing else; and where the key stands.
pub(super) fn literal(script: &str, key: &str, source: SourceId) -> Option<(Option<String>, Span)> {
    let script = without_comments(script);
    let (text, at) = said(&script, key)?;
    Some((text, Span::new(source, at..at + key.len())))
}

/// The same of a `key:` that stands in what `outer: {…}` holds.
pub(super) fn literal_in(
    script: &str,
    outer: &str,
    key: &str,
    source: SourceId,
) -> Option<(Option<String>, Span)> {
    let script = without_comments(script);
    let (text, at) = keys(&script, outer).into_iter().find_map(|it| {
        let inside = held(&script[it.value..]);
        let (text, at) = said(inside, key)?;
        Some((text, it.value + at))
    })?;
    Some((text, Span::new(source, at..at + key.len())))
}

fn said(script: &str, key: &str) -> Option<(Option<String>, usize)> {
    let found = keys(script, key).into_iter().min_by_key(|it| it.depth)?;
    Some((quoted(&script[found.value..]), found.at))
}

/// A key of a script.
struct Key {
    at: usize,
    /// Where what it says begins.
    value: usize,
    /// In how many brackets it stands.
    depth: usize,
}

/// Where `key:` stands: at the beginning of a line, or behind a brace or a comma.
fn keys(script: &str, key: &str) -> Vec<Key> {
    let mut found = Vec::new();
    let mut is_start = true;
    for (at, it, depth) in signs(script) {
        if is_start && let Some(value) = value(&script[at..], key) {
            found.push(Key { at, value: at + value, depth });
        }
        is_start = matches!(it, '{' | ',' | '\n') || is_start && it.is_whitespace();
    }
    found
}

/// Where in `text`, which may begin with `key:`, what it says begins.
fn value(text: &str, key: &str) -> Option<usize> {
    let rest = text.strip_prefix(key).or_else(|| {
        let rest = text.strip_prefix(['"', '\''])?.strip_prefix(key)?;
        rest.strip_prefix(['"', '\''])
    })?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    Some(text.len() - rest.len())
}

/// What stands in the braces at the beginning of `text`, with them; nothing if there are none.
fn held(text: &str) -> &str {
    if !text.starts_with('{') {
        return "";
    }
    let end = signs(text).into_iter().find(|(_, it, depth)| *it == '}' && *depth == 1);
    end.map_or("", |(at, ..)| &text[..=at])
}

/// A text in quotes at the beginning, with nothing behind it that belongs to it.
fn quoted(value: &str) -> Option<String> {
    let mut signs = value.chars();
    let quote = signs.next().filter(|it| matches!(it, '"' | '\'' | '`'))?;
    let mut text = String::new();
    loop {
        match signs.next()? {
            '\\' => text.push(signs.next().filter(|it| matches!(it, '\\' | '"' | '\'' | '`'))?),
            '$' if quote == '`' => return None,
            '\n' => return None,
            it if it == quote => break,
            it => text.push(it),
        }
    }
    let rest = signs.as_str().trim_start();
    (rest.is_empty() || rest.starts_with([',', '}', ']', ')', ';'])).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{literal, literal_in};
    use crate::text::SourceId;

    /// What `title:` says; `?` if that has to be worked out.
    fn found(script: &str) -> Option<String> {
        let (text, _) = literal(script, "title", SourceId(0))?;
        Some(text.unwrap_or_else(|| "?".to_owned()))
    }

    #[test]
    fn only_what_is_said_in_so_many_words_counts() {
        let nested = "  navbar: {\n    title: 'No',\n  },\n  title: 'Shop manual', // ours\n";
        assert_eq!(found(nested), Some("Shop manual".to_owned()));
        assert_eq!(found("  title: name + 'x',\n"), Some("?".to_owned()));
        assert_eq!(found("  title: 'x' + name,\n"), Some("?".to_owned()));
        assert_eq!(found("  title: `a ${b}`,\n"), Some("?".to_owned()));
        assert_eq!(found("  subtitle: 'x'"), None);
        assert_eq!(found("// title: 'x'\n'a, title: b'"), None);
        assert_eq!(found("title: 'it\\'s'"), Some("it's".to_owned()));
    }

    #[test]
    fn keys_may_share_a_line() {
        let script = "x = {bar: {title: 'No'}, title: 'Yes', more: [\"title:\"]};";
        assert_eq!(found(script), Some("Yes".to_owned()));
        let (_, span) = literal(script, "title", SourceId(0)).unwrap();
        assert_eq!(&script[span.range()], "title");
    }

    #[test]
    fn what_holds_a_key_may_be_named() {
        let script = "{blog: {title: 'No'}, docs: {sidebar: {}}, p: [{docs: {title: 'Yes'}}]}";
        let (text, span) = literal_in(script, "docs", "title", SourceId(0)).unwrap();
        assert_eq!((text.as_deref(), &script[span.range()]), (Some("Yes"), "title"));
        assert!(literal_in(script, "pages", "title", SourceId(0)).is_none());
    }
}
