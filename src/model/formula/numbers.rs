//! Numbers in a formula: `1,000`, `98.5`, `5万`, `60 minutes`.

use super::Fraction;
use super::lex::Lexer;
use super::reason::Unreadable;
use super::token::begins_name;
use super::unit;

/// What a run of digits turned out to be.
pub(super) enum Digits {
    /// A number, ending before this character.
    Number(Fraction, Option<String>, usize),
    /// The beginning of a name, as in `30日内复购会员数`.
    Name,
}

/// How many a sign after a number multiplies it by.
const MULTIPLES: &[(char, i64)] = &[('万', 10_000), ('亿', 100_000_000)];

impl Lexer<'_> {
    /// The number that begins at the character `start`.
    pub(super) fn digits(&self, start: usize) -> Result<Digits, Unreadable> {
        let mut end = start;
        let mut text = String::new();
        let mut separated = false;
        while let Some(it) = self.char(end) {
            let follows = |count: usize| {
                (1..=count).all(|more| self.char(end + more).is_some_and(|it| it.is_ascii_digit()))
            };
            match it {
                '0'..='9' => text.push(it),
                '.' if follows(1) => text.push(it),
                ',' if follows(3) && !self.char(end + 4).is_some_and(|it| it.is_ascii_digit()) => {
                    separated = true;
                }
                _ => break,
            }
            end += 1;
        }
        let multiple = MULTIPLES.iter().find(|(sign, _)| self.char(end) == Some(*sign));
        let share = usize::from(matches!(self.char(end), Some('%' | '‰')));
        let after = end + usize::from(multiple.is_some()) + share;
        if self.is_name_at(after) {
            return match self.unit_from(after).filter(|_| share == 0) {
                Some(unit) => self.number(start, &text, multiple, unit),
                None => Ok(Digits::Name),
            };
        }
        if separated && self.is_in_call() {
            let range = self.range(start, end);
            return Err(Unreadable::one_or_two(range.clone(), &self.text[range]));
        }
        let end = end + usize::from(multiple.is_some());
        let gap = self.skip_spaces(end);
        if gap > end && self.is_name_at(gap) {
            return match self.unit_from(gap) {
                Some(unit) => self.number(start, &text, multiple, unit),
                None => Ok(Digits::Name),
            };
        }
        self.number(start, &text, multiple, (String::new(), end))
    }

    /// Whether a name begins at the character `at`, and no word that joins.
    fn is_name_at(&self, at: usize) -> bool {
        self.char(at).is_some_and(|it| begins_name(it) && !it.is_ascii_digit())
            && self.op_in_words(at).is_none()
    }

    fn number(
        &self,
        start: usize,
        text: &str,
        multiple: Option<&(char, i64)>,
        (unit, end): (String, usize),
    ) -> Result<Digits, Unreadable> {
        let times = multiple.map_or(1, |(_, it)| *it);
        let number = Fraction::parse(text).and_then(|it| it.times(Fraction::whole(times)));
        let Some(number) = number else {
            let range = self.range(start, end);
            return Err(Unreadable::number(range.clone(), &self.text[range]));
        };
        Ok(Digits::Number(number, Some(unit).filter(|it| !it.is_empty()), end))
    }

    /// The unit that is the whole name at the character `at`, and where it ends.
    fn unit_from(&self, at: usize) -> Option<(String, usize)> {
        let end = self.name_end(at);
        let word = &self.text[self.range(at, end)];
        unit::is_unit(word).then(|| (word.to_owned(), end))
    }
}
