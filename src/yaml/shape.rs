//! What a type looks like when it is written: for `explain`, the reference and messages.

use super::Field;
use crate::text::Words;

/// What may be written in a place.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A scalar, described in words.
    Scalar(Words),
    /// One of these values.
    Choice(&'static [Choice]),
    /// The id of an entity of one of these kinds; none listed means any kind.
    Ref(&'static [&'static str]),
    /// A list; one value counts as a list of one.
    List(Box<Shape>),
    /// A record with these fields.
    Record(&'static [Field]),
    /// A mapping whose keys the author chooses.
    Named(Box<Shape>),
}

/// One value of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The canonical spelling, as `daily_operation`.
    pub name: &'static str,
    /// The Chinese spellings, the best first.
    pub zh: &'static [&'static str],
}

impl Choice {
    /// The value in both languages.
    pub fn words(&self) -> Words {
        let en = self.name.replace('_', " ");
        Words::new(en, self.zh.first().copied().unwrap_or(self.name))
    }
}
