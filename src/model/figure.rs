//! Figures: what an indicator aims at, with the units in which it is compared.

use super::formula::Dimension;
use super::kinds::Aim;
use crate::text::Span;
use crate::yaml::{Decimal, Quantity};

/// A number that somebody wrote, and where.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number.
    pub value: Decimal,
    /// Its unit, if one stands beside it.
    pub unit: Option<String>,
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

impl Figure {
    /// The figure that a quantity is.
    pub fn new(it: &Quantity) -> Figure {
        let text = it.as_str().trim().to_owned();
        Figure { value: it.value, unit: it.unit.clone(), text, span: it.span() }
    }

    /// The figure of an aim, with the unit that the aim names.
    pub fn of(aim: &Aim) -> Option<Figure> {
        let figure = Figure::new(aim.value.as_ref()?);
        let unit = aim.unit.as_ref().map(|it| it.as_str().to_owned());
        Some(Figure { unit: unit.or(figure.unit), ..figure })
    }

    /// Whether both are measured in one unit; a figure without one is measured in `usual`.
    pub fn is_like(&self, other: &Figure, usual: Option<&str>) -> bool {
        let (a, b) = (self.unit.as_deref().or(usual), other.unit.as_deref().or(usual));
        match (a, b) {
            (Some(a), Some(b)) => same(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Whether two words name one unit. Ratios are written in different ways: 5 % is no 5.
fn same(a: &str, b: &str) -> bool {
    let plain = |it: &str| it.trim().to_lowercase();
    let is_scaled = |it: &str| matches!(it, "%" | "‰" | "ppm");
    let (a, b) = (plain(a), plain(b));
    a == b || !is_scaled(&a) && !is_scaled(&b) && Dimension::of(&a) == Dimension::of(&b)
}
