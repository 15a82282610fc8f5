//! From the text of a formula to its tokens.

use std::ops::Range;

use super::numbers::Digits;
use super::reason::Unreadable;
use super::token::{OPS_IN_WORDS, Placed, Token, begins_name, closing_quote, narrow, op};
use super::{Function, Op};

/// The longest formula, in bytes.
const LONGEST: usize = 2_000;

/// A text that is being taken apart. Places are counted in characters; the tokens have bytes.
pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    /// The characters in their narrow form, and the bytes at which they begin.
    chars: Vec<(usize, char)>,
    /// Names that are known, as they are written: they may hold signs that part names.
    known: &'t [&'t str],
    at: usize,
    out: Vec<Placed>,
    /// The open brackets: whether each opens the arguments of a function.
    open: Vec<bool>,
}

/// The tokens of `text`. A name of `known` counts as one name whatever signs it holds.
pub(super) fn tokens(text: &str, known: &[&str]) -> Result<Vec<Placed>, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::too_long(0..text.len()));
    }
    let chars = text.char_indices().map(|(at, it)| (at, narrow(it))).collect();
    let mut lexer = Lexer { text, chars, known, at: 0, out: Vec::new(), open: Vec::new() };
    lexer.run()?;
    Ok(lexer.out)
}

/// Whether `text` holds a sign that joins, however the rest of it reads.
pub(super) fn has_operator(text: &str) -> bool {
    let chars: Vec<char> = text.chars().map(narrow).collect();
    let between = |at: usize| {
        let letter = |it: Option<&char>| it.is_some_and(|it| it.is_alphanumeric());
        letter(at.checked_sub(1).and_then(|it| chars.get(it))) && letter(chars.get(at + 1))
    };
    let is_op = |(at, it): (usize, &char)| match it {
        '-' | '–' | '—' | '・' | '·' => !between(at) && !"–—".contains(*it),
        '=' => true,
        other => op(*other).is_some(),
    };
    chars.iter().enumerate().any(is_op) || text.contains("除以") || text.contains("乘以")
}

impl Lexer<'_> {
    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|(_, it)| *it)
    }

    /// The bytes of the characters from `start` to before `end`.
    pub(super) fn range(&self, start: usize, end: usize) -> Range<usize> {
        let byte = |at: usize| self.chars.get(at).map_or(self.text.len(), |(byte, _)| *byte);
        byte(start)..byte(end)
    }

    pub(super) fn skip_spaces(&self, mut at: usize) -> usize {
        while self.char(at).is_some_and(char::is_whitespace) {
            at += 1;
        }
        at
    }

    pub(super) fn is_in_call(&self) -> bool {
        self.open.last() == Some(&true)
    }

    fn push(&mut self, token: Token, end: usize) {
        let range = self.range(self.at, end);
        self.out.push(Placed { token, range });
        self.at = end;
    }

    fn run(&mut self) -> Result<(), Unreadable> {
        loop {
            self.at = self.skip_spaces(self.at);
            let Some(it) = self.char(self.at) else { return Ok(()) };
            let is_after_value = self.out.last().is_some_and(|it| it.token.ends_value());
            if let Some(end) = self.known_name().filter(|_| !is_after_value) {
                let name = self.text[self.range(self.at, end)].to_owned();
                self.push(Token::Name(name), end);
            } else if let Some((op, length)) = self.op_in_words(self.at).filter(|_| is_after_value)
            {
                self.push(Token::Op(op), self.at + length);
            } else if begins_name(it) {
                self.word(it)?;
            } else if let Some(op) = op(it) {
                self.push(Token::Op(op), self.at + 1);
            } else {
                self.sign(it)?;
            }
        }
    }

    fn sign(&mut self, it: char) -> Result<(), Unreadable> {
        let next = self.at + 1;
        let here = self.range(self.at, next);
        match it {
            '(' | '[' => {
                let is_call =
                    matches!(self.out.last().map(|it| &it.token), Some(Token::Function(_)));
                self.open.push(is_call);
                self.push(Token::Open, next);
            }
            ')' | ']' => {
                self.open.pop();
                self.push(Token::Close, next);
            }
            ',' | ';' | '、' if self.is_in_call() => self.push(Token::Comma, next),
            ',' | ';' | '、' => return Err(Unreadable::comma(here)),
            '=' => self.push(Token::Equals, next),
            '%' => self.push(Token::Share(100), next),
            '‰' => self.push(Token::Share(1_000), next),
            'Σ' | '∑' => self.push(Token::Function(Function::Sum), next),
            '.' | '。' if self.skip_spaces(next) == self.chars.len() => self.at = next,
            '>' | '<' | '≥' | '≤' | '≠' => return Err(Unreadable::comparison(here)),
            '^' | '√' => return Err(Unreadable::power(here)),
            _ => match closing_quote(it) {
                Some(closing) => self.quoted(closing)?,
                None => {
                    let sign = self.text[here.clone()].chars().next().unwrap_or(it);
                    return Err(Unreadable::sign(here, sign));
                }
            },
        }
        Ok(())
    }

    /// A name in quotation marks: what stands between them, whatever it holds.
    fn quoted(&mut self, closing: char) -> Result<(), Unreadable> {
        let start = self.at + 1;
        let mut end = start;
        while self.char(end) != Some(closing) {
            if self.char(end).is_none() {
                return Err(Unreadable::quote(self.range(self.at, start)));
            }
            end += 1;
        }
        let name = self.text[self.range(start, end)].trim().to_owned();
        if name.is_empty() {
            return Err(Unreadable::hollow(self.range(self.at, end + 1)));
        }
        self.push(Token::Name(name), end + 1);
        Ok(())
    }

    /// The end of the longest known name with signs in it that begins here and fills its place.
    fn known_name(&self) -> Option<usize> {
        let rest = &self.text[self.range(self.at, self.chars.len())];
        let fits = |name: &&&str| {
            let tail = rest.strip_prefix(**name);
            let next = tail.map(|it| it.trim_start().chars().next().map(narrow));
            let has_sign = name.chars().any(|it| !it.is_alphanumeric() && it != '_');
            has_sign && next.is_some_and(|it| it.is_none_or(|it| !begins_name(it) && it != '('))
        };
        let name = self.known.iter().filter(fits).max_by_key(|it| it.len())?;
        Some(self.at + name.chars().count())
    }

    /// A word that joins at the character `at`, and how many characters it has.
    pub(super) fn op_in_words(&self, at: usize) -> Option<(Op, usize)> {
        let rest = &self.text[self.range(at, self.chars.len())];
        let word = OPS_IN_WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let word = word.map(|(word, op)| (*op, word.trim_end().chars().count()));
        // `a / b x 100%`
        let is_x = matches!(self.char(at), Some('x' | 'X'))
            && at.checked_sub(1).and_then(|it| self.char(it)).is_some_and(|it| !begins_name(it))
            && self.char(self.skip_spaces(at + 1)).is_some_and(|it| it.is_ascii_digit());
        word.or(is_x.then_some((Op::Times, 1)))
    }

    fn word(&mut self, first: char) -> Result<(), Unreadable> {
        if first.is_ascii_digit()
            && let Digits::Number(number, unit, end) = self.digits(self.at)?
        {
            self.push(Token::Number(number, unit), end);
            return Ok(());
        }
        let start = self.at;
        let mut end = self.name_end(start);
        loop {
            let name = self.text[self.range(start, end)].to_owned();
            let bracket = self.skip_spaces(end);
            if !matches!(self.char(bracket), Some('(' | '[')) {
                break;
            }
            if let Some(function) = Function::called(&name) {
                self.push(Token::Function(function), end);
                return Ok(());
            }
            let Some(close) = self.closing(bracket) else {
                return Err(Unreadable::unclosed(self.range(bracket, bracket + 1)));
            };
            let inside = &self.text[self.range(bracket + 1, close)];
            if self.is_known(inside) && name.is_ascii() && !name.contains(' ') {
                return Err(Unreadable::function(self.range(start, end), &name));
            }
            if has_operator(&inside.replace(['/', '／'], "")) || self.is_known(inside) {
                let open = self.range(bracket, bracket + 1);
                return Err(Unreadable::no_operator(open.clone(), &self.text[open]));
            }
            // A remark belongs to its name: `签收订单数（含自提）`.
            end = close + 1;
            let next = self.skip_spaces(end);
            if self.char(next).is_some_and(begins_name) && self.op_in_words(next).is_none() {
                end = self.name_end(next);
            }
        }
        self.push_name(end);
        Ok(())
    }

    /// A name that ends before the character `end`. `sales-costs` is a difference where both parts
    /// are known and the whole is not.
    fn push_name(&mut self, end: usize) {
        let start = self.at;
        let name = self.text[self.range(start, end)].to_owned();
        let parts: Vec<&str> = name.split('-').collect();
        if parts.len() == 1 || self.is_known(&name) || !parts.iter().all(|it| self.is_known(it)) {
            self.push(Token::Name(name), end);
            return;
        }
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.push(Token::Op(Op::Minus), self.at + 1);
            }
            self.push(Token::Name((*part).to_owned()), self.at + part.chars().count());
        }
    }

    fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|it| it.eq_ignore_ascii_case(name.trim()))
    }

    /// The bracket that closes the one at `open`.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..self.chars.len() {
            match self.char(at)? {
                '(' | '[' => depth += 1,
                ')' | ']' if depth == 1 => return Some(at),
                ')' | ']' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// Where the name ends that begins at the character `start`: names have words, and words may
    /// have hyphens.
    pub(super) fn name_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while let Some(it) = self.char(end) {
            if self.op_in_words(end).is_some() {
                break;
            }
            let before = self.char(end - 1);
            let after = self.char(end + 1);
            let is_inside = match it {
                '-' => {
                    before.is_some_and(|it| it.is_ascii_alphanumeric())
                        && after.is_some_and(|it| it.is_ascii_alphabetic())
                }
                '.' | ':' | '\'' | '’' | '&' => {
                    after.is_some_and(|it| it.is_ascii_alphanumeric())
                }
                '%' => after.is_some_and(|it| begins_name(it) && !it.is_ascii_digit()),
                '、' => !self.is_in_call(),
                other => begins_name(other),
            };
            if is_inside {
                end += 1;
                continue;
            }
            let next = self.skip_spaces(end);
            let goes_on = next > end
                && self.char(next).is_some_and(begins_name)
                && self.op_in_words(next).is_none();
            if !goes_on {
                break;
            }
            end = next + 1;
        }
        end
    }
}
