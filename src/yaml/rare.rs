//! Large values that few records have: kept apart, so that the others need no room for them.

use std::ops::Deref;

use super::{Decode, Node, Reading, Shape, Shown};

/// A value of its own allocation.
#[derive(Clone, Debug)]
pub struct Rare<T>(Box<T>);

impl<T> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Decode> Decode for Rare<T> {
    const SEES_BLANK: bool = T::SEES_BLANK;

    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        T::decode(node, reading).map(|it| Rare(Box::new(it)))
    }

    fn shape() -> Shape {
        T::shape()
    }

    fn show(&self) -> Shown<'_> {
        T::show(self)
    }
}
