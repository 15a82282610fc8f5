//! From tokens to the tree.

use std::ops::Range;

use super::lex::{has_operator, tokens};
use super::reason::Unreadable;
use super::token::{Placed, Token};
use super::{Fraction, Node, Op, Part};

/// How deep brackets may be nested.
const DEEPEST: usize = 40;

/// A formula, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What stands left of `=`: the name of the result.
    pub result: Option<(String, Range<usize>)>,
    /// How it is calculated.
    pub tree: Node,
}

/// What a text turned out to be that stands where a formula belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFormula {
    /// A formula.
    Formula(Formula),
    /// A sentence in words, which nobody can calculate.
    Words,
    /// Something that means to be a formula and is none.
    Wrong(Unreadable),
}

impl Formula {
    /// Reads `text`. The names in `known` count as one name whatever signs they hold; a name that
    /// stands alone is a formula only if it is among them.
    pub fn read(text: &str, known: &[&str]) -> ReadFormula {
        let read = tokens(text, known).and_then(|tokens| parse(text, &tokens));
        match read {
            Ok(formula) => {
                let is_known = |it: &str| known.iter().any(|known| known.eq_ignore_ascii_case(it));
                match &formula.tree.part {
                    Part::Name(name) if formula.result.is_none() && !is_known(name) => {
                        ReadFormula::Words
                    }
                    _ => ReadFormula::Formula(formula),
                }
            }
            Err(_) if !has_operator(text) => ReadFormula::Words,
            Err(wrong) => ReadFormula::Wrong(wrong),
        }
    }
}

fn parse(text: &str, tokens: &[Placed]) -> Result<Formula, Unreadable> {
    let mut equals = tokens.iter().enumerate().filter(|(_, it)| it.token == Token::Equals);
    let first = equals.next();
    if let Some((_, second)) = equals.next() {
        return Err(Unreadable::second_equals(second.range.clone()));
    }
    let (result, rest) = match (first, tokens) {
        (None, all) => (None, all),
        (Some((1, _)), [Placed { token: Token::Name(name), range }, _, rest @ ..]) => {
            (Some((name.clone(), range.clone())), rest)
        }
        (Some((0, it)), _) => return Err(Unreadable::nothing_before(it.range.clone(), "=")),
        (Some((at, _)), all) => {
            return Err(Unreadable::equals(all[0].range.start..all[at - 1].range.end));
        }
    };
    let before = first.map(|(_, it)| it.range.clone());
    let mut parser = Parser { text, rest, before, depth: 0 };
    let tree = parser.sum()?;
    match parser.rest {
        [] => Ok(Formula { result, tree }),
        [next, ..] => Err(parser.unexpected(next)),
    }
}

struct Parser<'t> {
    text: &'t str,
    rest: &'t [Placed],
    /// Where the last token stands that was read.
    before: Option<Range<usize>>,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn next(&mut self) -> Option<&'t Placed> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        self.before = Some(first.range.clone());
        Some(first)
    }

    /// The next token, if it joins as one of `ops`.
    fn next_op(&mut self, ops: [Op; 2]) -> Option<Op> {
        let Some(Placed { token: Token::Op(op), .. }) = self.rest.first() else { return None };
        ops.contains(op).then(|| {
            self.next();
            *op
        })
    }

    fn sum(&mut self) -> Result<Node, Unreadable> {
        self.joined([Op::Plus, Op::Minus], |it| it.joined([Op::Times, Op::By], Parser::signed))
    }

    fn joined(
        &mut self,
        ops: [Op; 2],
        one: impl Fn(&mut Self) -> Result<Node, Unreadable>,
    ) -> Result<Node, Unreadable> {
        let mut left = one(self)?;
        while let Some(op) = self.next_op(ops) {
            let right = one(self)?;
            let range = left.range.start..right.range.end;
            left = Node { range, part: Part::Two(op, Box::new(left), Box::new(right)) };
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Node, Unreadable> {
        let start = self.rest.first().map(|it| it.range.start);
        let mut is_negative = false;
        // A sign counts only before a value: `a + × b` lacks something.
        while let Some(op) = self.next_op([Op::Plus, Op::Minus]) {
            is_negative ^= op == Op::Minus;
        }
        let value = self.value()?;
        if !is_negative {
            return Ok(value);
        }
        let range = start.unwrap_or(value.range.start)..value.range.end;
        Ok(Node { range, part: Part::Negative(Box::new(value)) })
    }

    fn value(&mut self) -> Result<Node, Unreadable> {
        let mut value = self.bare_value()?;
        while let Some(Placed { token: Token::Share(of), range }) = self.rest.first() {
            self.next();
            value = share(value, *of, range.clone());
        }
        Ok(value)
    }

    fn bare_value(&mut self) -> Result<Node, Unreadable> {
        let before = self.before.clone();
        let Some(first) = self.next() else {
            return Err(match before {
                Some(it) => Unreadable::nothing_after(it.clone(), &self.text[it]),
                None => Unreadable::hollow(0..self.text.len()),
            });
        };
        let range = first.range.clone();
        let part = match &first.token {
            Token::Number(number, unit) => Part::Number(*number, unit.clone()),
            Token::Name(name) => Part::Name(name.clone()),
            Token::Function(function) => return self.call(*function, range),
            Token::Open => {
                let inside = self.nested(range.clone(), |it| Ok(vec![it.sum()?]))?;
                let end = self.before.clone().map_or(range.end, |it| it.end);
                let inside = inside.into_iter().next().expect("one part was asked for");
                return Ok(Node { range: range.start..end, part: inside.part });
            }
            _ => return Err(self.misplaced(first, before)),
        };
        Ok(Node { range, part })
    }

    fn call(&mut self, function: super::Function, range: Range<usize>) -> Result<Node, Unreadable> {
        let of = match self.rest.first() {
            Some(Placed { token: Token::Open, range }) => {
                self.next();
                self.nested(range.clone(), Parser::arguments)?
            }
            // `Σ scores / answers`
            _ => vec![self.bare_value()?],
        };
        let end = self.before.clone().map_or(range.end, |it| it.end);
        Ok(Node { range: range.start..end, part: Part::Call(function, of) })
    }

    fn arguments(&mut self) -> Result<Vec<Node>, Unreadable> {
        let mut all = vec![self.sum()?];
        while let Some(Placed { token: Token::Comma, .. }) = self.rest.first() {
            self.next();
            all.push(self.sum()?);
        }
        Ok(all)
    }

    /// What `read` reads between brackets, the first of which stands at `open`.
    fn nested(
        &mut self,
        open: Range<usize>,
        read: impl Fn(&mut Self) -> Result<Vec<Node>, Unreadable>,
    ) -> Result<Vec<Node>, Unreadable> {
        if let Some(Placed { token: Token::Close, range }) = self.rest.first() {
            return Err(Unreadable::hollow(open.start..range.end));
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Unreadable::too_long(open));
        }
        if self.rest.is_empty() {
            return Err(Unreadable::unclosed(open));
        }
        let inside = read(self)?;
        self.depth -= 1;
        match self.rest.first() {
            Some(Placed { token: Token::Close, .. }) => {
                self.next();
                Ok(inside)
            }
            Some(other) => Err(self.unexpected(other)),
            None => Err(Unreadable::unclosed(open)),
        }
    }

    /// A token that cannot stand where a value has to.
    fn misplaced(&self, it: &Placed, before: Option<Range<usize>>) -> Unreadable {
        let written = &self.text[it.range.clone()];
        match (&it.token, before) {
            (Token::Close, Some(before)) => {
                let sign = &self.text[before.clone()];
                Unreadable::nothing_after(before, sign)
            }
            (Token::Close, None) => Unreadable::unopened(it.range.clone()),
            _ => Unreadable::nothing_before(it.range.clone(), written),
        }
    }

    /// A token that cannot follow a value.
    fn unexpected(&self, it: &Placed) -> Unreadable {
        let written = &self.text[it.range.clone()];
        match it.token {
            Token::Close => Unreadable::unopened(it.range.clone()),
            Token::Comma => Unreadable::comma(it.range.clone()),
            _ => Unreadable::no_operator(it.range.clone(), written),
        }
    }
}

/// `value` as so many in a hundred or in a thousand.
fn share(value: Node, of: i64, sign: Range<usize>) -> Node {
    let range = value.range.start..sign.end;
    let part = match value.part {
        Part::Number(number, None) if of == 100 => Part::Percent(number),
        other => {
            let whole = Fraction::whole(of);
            let whole = Node { range: sign, part: Part::Number(whole, None) };
            let value = Node { range: value.range, part: other };
            Part::Two(Op::By, Box::new(value), Box::new(whole))
        }
    };
    Node { range, part }
}

#[cfg(test)]
mod tests;
