//! Formulas: how an indicator is calculated, read from what people write: `on-time deliveries /
//! all deliveries × 100%`, `准时订单数 ÷ 订单总数`.

mod equal;
mod evaluate;
mod fraction;
mod lex;
mod numbers;
mod parse;
mod reason;
mod token;
mod tree;
mod unit;

pub use evaluate::Value;
pub use fraction::Fraction;
pub use parse::{Formula, ReadFormula};
pub use tree::{Function, Node, Op, Part};
pub use unit::Dimension;
