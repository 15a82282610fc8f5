//! What a formula is made of before it is a tree.

use std::ops::Range;

use super::{Fraction, Function, Op};

/// The smallest parts of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, with its unit if one follows.
    Number(Fraction, Option<String>),
    /// A variable.
    Name(String),
    /// A function; an opening bracket follows.
    Function(Function),
    /// What joins two parts.
    Op(Op),
    /// `%` is a hundred, `‰` a thousand.
    Share(i64),
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// What parts the arguments of a function.
    Comma,
    /// `=`
    Equals,
}

/// A token and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) range: Range<usize>,
}

impl Token {
    /// Whether something can be calculated with what ends in it.
    pub(super) fn ends_value(&self) -> bool {
        matches!(self, Token::Number(..) | Token::Name(_) | Token::Share(_) | Token::Close)
    }
}

/// `it` in its narrow form: people type `（`, `％` and `１` as well as `(`, `%` and `1`.
pub(super) fn narrow(it: char) -> char {
    match it {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(it as u32 - 0xfee0).unwrap_or(it),
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        other => other,
    }
}

/// What joins, if `it` does.
pub(super) fn op(it: char) -> Option<Op> {
    Some(match it {
        '+' => Op::Plus,
        '-' | '−' | '–' | '—' => Op::Minus,
        '*' | '×' | '✕' | '✖' | '∗' | '·' | '⋅' | '・' => Op::Times,
        '/' | '÷' | '∕' | '➗' => Op::By,
        _ => return None,
    })
}

/// Words that join, as `除以`.
pub(super) const OPS_IN_WORDS: &[(&str, Op)] = &[
    ("除以", Op::By),
    ("乘以", Op::Times),
    ("divided by ", Op::By),
    ("multiplied by ", Op::Times),
];

/// The closing partner of a quotation mark.
pub(super) fn closing_quote(it: char) -> Option<char> {
    Some(match it {
        '"' => '"',
        '`' => '`',
        '“' => '”',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        _ => return None,
    })
}

/// Whether a name may begin with `it`.
pub(super) fn begins_name(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || it == '#' || it == '$' || it == '¥' || it == '€'
}
