//! The tree of a YAML text, with the place of every node.

use crate::text::{Span, Spanned, Words};

/// One node of a YAML tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it holds.
    pub data: Data,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug)]
pub enum Data {
    /// Nothing: an empty place, `~` or `null`.
    Null,
    /// A text, a number, a date: its type is decided by whoever reads it.
    Scalar {
        /// The text without quotes.
        text: String,
        /// Written without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order written; keys may repeat.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether nothing was written here.
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// Whether nothing was said here: nothing was written, or an empty text.
    pub fn is_blank(&self) -> bool {
        self.is_null() || self.scalar().is_some_and(|it| it.trim().is_empty())
    }

    /// The entries of a mapping; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; any other value counts as a list of one, nothing as an empty list.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::List(items) => items,
            Data::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// What stands here, for a message.
    pub fn found(&self) -> Words {
        match &self.data {
            Data::Null => Words::fixed("nothing", "空值"),
            Data::Scalar { text, .. } => {
                let short = if text.chars().count() > 40 {
                    text.chars().take(40).chain(['…']).collect()
                } else {
                    text.clone()
                };
                Words::new(format!("`{short}`"), format!("“{short}”"))
            }
            Data::List(_) => Words::fixed("a list", "一个列表"),
            Data::Map(_) => Words::fixed("a mapping", "一组键值"),
        }
    }
}
