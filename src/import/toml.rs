//! Settings in TOML, flat: tables, and what stands in them. The only door to the crate of that name.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

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

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) settings: Vec<Setting>,
    /// The tables that it names, and where.
    pub(super) tables: Vec<(String, Span)>,
    /// What is no TOML.
    pub(super) unread: Vec<Span>,
}

/// What `text` says.
pub(super) fn said(text: &str, source: SourceId) -> Said {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut said = Said::default();
    said.add(table.get_ref(), "", source);
    let places = errors.iter().map(|it| it.span().unwrap_or_default());
    said.unread = places.map(|it| Span::new(source, it)).collect();
    said
}

impl Said {
    fn add(&mut self, table: &DeTable<'_>, name: &str, source: SourceId) {
        for (key, value) in table {
            let span = Span::new(source, key.span());
            let key = key.get_ref().as_ref();
            let inner = if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
            if let DeValue::Table(table) = value.get_ref() {
                let is_table =
                    |it: &Spanned<DeValue<'_>>| matches!(it.get_ref(), DeValue::Table(_));
                // `[a.b]` is no word about `a`.
                if table.is_empty() || !table.values().all(is_table) {
                    self.tables.push((inner.clone(), span));
                }
                self.add(table, &inner, source);
            } else {
                let (table, key) = (name.to_owned(), key.to_owned());
                self.settings.push(Setting { table, key, text: text_of(value), span });
            }
        }
    }
}

fn text_of(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.clone().into_owned()),
        DeValue::Boolean(it) => Some(it.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::text::SourceId;

    #[test]
    fn tables_and_texts_are_read() {
        let text = "[book]\ntitle = \"A \\\"B\\\" # c\" # no\nauthors = [\n  \"x = [1\",\n]\n\
                    long = \"\"\"\na = 1\n\"\"\"\nsrc='s'\n[output.html.redirect]\n\"/a.html\" = \"b.html\"\n";
        let said = said(text, SourceId(0));
        let found = |table: &str, key: &str| {
            let of = said.settings.iter().find(|it| it.table == table && it.key == key);
            of.map(|it| (it.text.clone(), text[it.span.range()].to_owned()))
        };
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(found("book", "title"), Some((text("A \"B\" # c"), "title".to_owned())));
        assert_eq!(found("book", "authors"), Some((None, "authors".to_owned())));
        assert_eq!(found("book", "long"), Some((text("a = 1\n"), "long".to_owned())));
        assert_eq!(found("book", "src"), Some((text("s"), "src".to_owned())));
        let redirect = found("output.html.redirect", "/a.html");
        assert_eq!(redirect, Some((text("b.html"), "\"/a.html\"".to_owned())));
        let tables: Vec<&str> = said.tables.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(tables, ["book", "output.html.redirect"]);
        assert!(said.unread.is_empty());
    }

    #[test]
    fn what_is_no_toml_is_told_and_the_rest_is_read() {
        let said = said("[book]\ntitle = \"A\"\nsrc = = \n", SourceId(0));
        let title = said.settings.iter().find(|it| it.key == "title");
        assert_eq!(title.and_then(|it| it.text.as_deref()), Some("A"));
        assert!(!said.unread.is_empty());
    }
}
