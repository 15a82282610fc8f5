//! As much of TOML as settings of mdBook have: tables, and keys with a text, a number or a word.

use crate::text::{SourceId, Span};

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// The table, as `output.html`.
    pub(super) table: String,
    /// The key.
    pub(super) key: String,
    /// What stands there, if it is a text.
    pub(super) text: Option<String>,
    /// Where the key stands.
    pub(super) span: Span,
}

/// What `text` says, and the tables that it names.
pub(super) fn settings(text: &str, source: SourceId) -> (Vec<Setting>, Vec<(String, Span)>) {
    let (mut settings, mut tables) = (Vec::new(), Vec::new());
    let mut table = String::new();
    let mut at = 0;
    // How many brackets of a list are open, and the quotes of a text of several lines.
    let mut open = 0_i32;
    let mut quotes: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        let said = line.trim();
        if let Some(mark) = quotes {
            quotes = Some(mark).filter(|_| !said.contains(mark));
            continue;
        }
        if open > 0 {
            open += brackets(said);
            continue;
        }
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        if let Some(name) = said.strip_prefix('[') {
            let name = name.trim_start_matches('[').split(']').next().unwrap_or_default();
            table = name.split('.').map(unquoted).collect::<Vec<_>>().join(".");
            tables.push((table.clone(), Span::new(source, start..start + said.len())));
            continue;
        }
        let Some((key, value)) = split(said) else { continue };
        let value = value.trim();
        let text = text_of(value);
        if text.is_none() {
            open = brackets(value).max(0);
            let long = ["\"\"\"", "'''"].into_iter().find(|it| value.starts_with(it));
            quotes = long.filter(|it| !value[3..].contains(it));
        }
        let span = Span::new(source, start..start + key.len());
        settings.push(Setting { table: table.clone(), key: unquoted(key), text, span });
    }
    (settings, tables)
}

/// A key, which may be in quotes, and what stands behind its `=`.
fn split(line: &str) -> Option<(&str, &str)> {
    let quote = line.chars().next().filter(|it| matches!(it, '"' | '\''));
    let end = match quote {
        Some(quote) => line[1..].find(quote)? + 2,
        None => line.find('=')?,
    };
    let (key, rest) = line.split_at(end);
    Some((key.trim(), rest.trim_start().strip_prefix('=')?))
}

fn unquoted(key: &str) -> String {
    key.trim().trim_matches(['"', '\'']).to_owned()
}

/// A text in quotes on one line, or a bare word as `true`.
fn text_of(value: &str) -> Option<String> {
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        return None;
    }
    if let Some(rest) = value.strip_prefix('\'') {
        return rest.split_once('\'').map(|it| it.0.to_owned());
    }
    let Some(rest) = value.strip_prefix('"') else {
        let word = value.split('#').next().unwrap_or_default().trim();
        return (!word.starts_with(['[', '{'])).then(|| word.to_owned());
    };
    let mut text = String::new();
    let mut chars = rest.chars();
    while let Some(it) = chars.next() {
        match it {
            '"' => return Some(text),
            '\\' => match chars.next()? {
                'n' | 't' | 'r' => text.push(' '),
                it => text.push(it),
            },
            it => text.push(it),
        }
    }
    None
}

fn brackets(text: &str) -> i32 {
    let count = |it: char| i32::try_from(text.matches(it).count()).unwrap_or(i32::MAX / 4);
    count('[') + count('{') - count(']') - count('}')
}

#[cfg(test)]
mod tests {
    use super::settings;
    use crate::text::SourceId;

    #[test]
    fn tables_and_texts_are_read() {
        let text = "[book]\ntitle = \"A \\\"B\\\" # c\" # no\nauthors = [\n  \"x = 1\",\n]\n\
                    long = \"\"\"\na = 1\n\"\"\"\nsrc='s'\n[output.html.redirect]\n\"/a.html\" = \"b.html\"\n";
        let (found, tables) = settings(text, SourceId(0));
        let found: Vec<_> = found
            .iter()
            .map(|it| (it.table.as_str(), it.key.as_str(), it.text.as_deref()))
            .collect();
        let want = [
            ("book", "title", Some("A \"B\" # c")),
            ("book", "authors", None),
            ("book", "long", None),
            ("book", "src", Some("s")),
            ("output.html.redirect", "/a.html", Some("b.html")),
        ];
        assert_eq!(found, want);
        assert_eq!(tables.len(), 2);
    }
}
