//! A value for whoever shows or searches it without knowing its type.

use std::sync::Arc;

use super::decode::Parts;
use super::{Mention, Text};
use crate::text::Words;

/// A value without its type.
#[derive(Clone, Debug)]
pub enum Shown<'v> {
    /// Nothing was given.
    Nothing,
    /// A text, perhaps in several languages.
    Text(&'v Text),
    /// A number, a date, an id: the same in every language.
    Plain(&'v str),
    /// Words that the program makes: a length of time in both languages.
    Words(Words),
    /// A whole number.
    Number(i64),
    /// One of a list of values: its canonical name, and its words.
    Choice(&'static str, Words),
    /// Yes or no.
    Flag(bool),
    /// A reference to an entity.
    Ref(&'v Arc<Mention>),
    /// Several values.
    List(Vec<Shown<'v>>),
    /// A record.
    Record(Parts<'v>),
    /// Values that the author named.
    Named(Vec<(&'v str, Shown<'v>)>),
}

impl<'v> Shown<'v> {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Shown::Nothing => true,
            Shown::List(items) => items.iter().all(Shown::is_empty),
            Shown::Record(parts) => parts.iter().all(|(_, it)| it.is_empty()),
            Shown::Named(parts) => parts.iter().all(|(_, it)| it.is_empty()),
            _ => false,
        }
    }

    /// Whether it is, or contains, the value with the canonical spelling `name`.
    pub fn says(&self, name: &str) -> bool {
        match self {
            Shown::Choice(canonical, _) => *canonical == name,
            Shown::Plain(text) => text.eq_ignore_ascii_case(name),
            Shown::List(items) => items.iter().any(|it| it.says(name)),
            Shown::Flag(flag) => *flag == (name == "true"),
            _ => false,
        }
    }

    /// The part called `name`, in a record or in any of a list of records; the record's own
    /// parts come first, so `steps.time_limit` asks for the limits of all steps.
    pub fn part(&self, name: &str) -> Shown<'v> {
        match self {
            Shown::Record(parts) => parts
                .iter()
                .find(|(field, _)| field.name == name)
                .map_or(Shown::Nothing, |(_, it)| it.clone()),
            Shown::List(items) => {
                let parts: Vec<_> =
                    items.iter().map(|it| it.part(name)).filter(|it| !it.is_empty()).collect();
                if parts.is_empty() { Shown::Nothing } else { Shown::List(parts) }
            }
            _ => Shown::Nothing,
        }
    }

    /// Calls `visit` with every reference in it and the path of field names that leads there.
    pub fn mentions(
        &self,
        path: &mut Vec<&'static str>,
        visit: &mut dyn FnMut(&[&'static str], &'v Arc<Mention>),
    ) {
        match self {
            Shown::Ref(mention) => visit(path, mention),
            Shown::List(items) => items.iter().for_each(|it| it.mentions(path, visit)),
            Shown::Record(parts) => {
                for (field, value) in parts {
                    path.push(field.name);
                    value.mentions(path, visit);
                    path.pop();
                }
            }
            Shown::Named(parts) => parts.iter().for_each(|(_, it)| it.mentions(path, visit)),
            _ => {}
        }
    }
}
