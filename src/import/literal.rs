//! What a script says in so many words: `title: 'Handbook',`. Scripts are never run.

use crate::text::{SourceId, Span};

/// The text behind the first `key:` that is indented least, if it is a text in quotes and nothing
/// else; and where the key stands.
pub(super) fn literal(script: &str, key: &str, source: SourceId) -> Option<(Option<String>, Span)> {
    let mut at = 0;
    let mut best: Option<(usize, &str, usize)> = None;
    for line in script.split_inclusive('\n') {
        let said = line.trim_start();
        let indent = line.len() - said.len();
        let rest = said.strip_prefix(key).or_else(|| {
            let rest = said.strip_prefix(['"', '\''])?.strip_prefix(key)?;
            rest.strip_prefix(['"', '\''])
        });
        if let Some(value) = rest.and_then(|it| it.trim_start().strip_prefix(':'))
            && best.is_none_or(|(least, ..)| indent < least)
        {
            best = Some((indent, value, at + indent));
        }
        at += line.len();
    }
    let (_, value, at) = best?;
    Some((quoted(value), Span::new(source, at..at + key.len())))
}

/// A text in quotes, with nothing behind it but a comma and a comment.
fn quoted(value: &str) -> Option<String> {
    let value = value.trim();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\'' | '`'))?;
    let (text, rest) = value[1..].split_once(quote)?;
    let rest = rest.trim_start_matches([',', ' ', '}', ']', ')', ';']);
    let is_whole = rest.is_empty() || rest.starts_with("//") || rest.starts_with("/*");
    (is_whole && !text.contains(['\\', '$'])).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::literal;
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
        assert_eq!(found("  title: `a ${b}`,\n"), Some("?".to_owned()));
        assert_eq!(found("  subtitle: 'x'"), None);
    }
}
