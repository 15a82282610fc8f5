//! How a node becomes a value: with every mistake reported, and never stopping at the first.

use super::{Field, Node, Shape, Shown};
use crate::text::{Problem, Span, Spanned, What, Words};

/// What is kept while a tree is read: the problems met, and the key that is being read, which
/// messages name.
pub struct Reading<'p> {
    problems: &'p mut Vec<Problem>,
    key: String,
}

impl Reading<'_> {
    /// A fresh reading that reports to `problems`.
    pub fn new(problems: &mut Vec<Problem>) -> Reading<'_> {
        Reading { problems, key: String::new() }
    }

    /// Reports `what` at `span`.
    pub fn report(&mut self, span: Span, what: What) {
        self.problems.push(Problem { span, what });
    }

    /// The key that is being read.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How much was reported so far.
    pub fn reported(&self) -> usize {
        self.problems.len()
    }

    /// Reports that `node` is not what the key asks for.
    pub fn wrong(&mut self, node: &Node, want: Words) {
        let what = What::WrongType { key: self.key.clone(), want, found: node.found() };
        self.report(node.span, what);
    }

    /// Reads with `key` as the key that messages name.
    pub fn under<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.key, key.to_owned());
        let value = read(self);
        self.key = outer;
        value
    }
}

/// A value that can be read from one node.
pub trait Decode: Sized {
    /// Whether an empty text is a mistake rather than nothing: a date that is still to be filled in.
    const SEES_BLANK: bool = false;

    /// The value at `node`, or nothing, and then a problem is reported. `node` is never null.
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self>;

    /// What may be written.
    fn shape() -> Shape;

    /// The value for a page, a table, a search for references.
    fn show(&self) -> Shown<'_>;
}

/// A value with the place where it stands, for messages that point at it.
impl<T: Decode> Decode for Spanned<T> {
    const SEES_BLANK: bool = T::SEES_BLANK;

    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        T::decode(node, reading).map(|it| Spanned::new(it, node.span))
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn show(&self) -> Shown<'_> {
        self.value.show()
    }
}

/// A value that was written, though perhaps so that it could not be read: nothing, and then a
/// problem is reported. So what was tried and failed is not taken for what was never meant.
#[derive(Clone, Debug)]
pub struct Tried<T>(pub Option<T>);

impl<T: Decode> Decode for Tried<T> {
    const SEES_BLANK: bool = T::SEES_BLANK;

    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Some(Tried(T::decode(node, reading)))
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn show(&self) -> Shown<'_> {
        self.0.as_ref().map_or(Shown::Nothing, T::show)
    }
}

/// What a field of a record holds: one value that may be missing, or a list that may be empty. So
/// a record can always be made, however much of it is wrong, and a missing value is the business
/// of a rule that knows why it is needed.
pub trait Slot: Default {
    /// The values at `node`.
    fn fill(node: &Node, reading: &mut Reading<'_>) -> Self;

    /// What may be written.
    fn shape() -> Shape;

    /// The values for a page; [`Shown::Nothing`] when there are none.
    fn show(&self) -> Shown<'_>;
}

impl<T: Decode> Slot for Option<T> {
    fn fill(node: &Node, reading: &mut Reading<'_>) -> Self {
        if node.is_null() || node.is_blank() && !T::SEES_BLANK {
            None
        } else {
            T::decode(node, reading)
        }
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn show(&self) -> Shown<'_> {
        self.as_ref().map_or(Shown::Nothing, T::show)
    }
}

impl<T: Decode> Slot for Vec<T> {
    fn fill(node: &Node, reading: &mut Reading<'_>) -> Self {
        let items = node.items();
        // Most lists are short and their items large: room for just as many.
        let mut list = Vec::with_capacity(items.len());
        let written = items.iter().filter(|it| !it.is_blank());
        list.extend(written.filter_map(|it| T::decode(it, reading)));
        list
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn show(&self) -> Shown<'_> {
        match &self[..] {
            [] => Shown::Nothing,
            items => Shown::List(items.iter().map(T::show).collect()),
        }
    }
}

/// The values of a record, each beside the field that it belongs to.
pub type Parts<'r> = Vec<(&'static Field, Shown<'r>)>;
