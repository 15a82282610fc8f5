//! Exact numbers: what a formula is calculated with, so that a third times three is one.

use std::cmp::Ordering;
use std::fmt;

/// A fraction in lowest terms, its denominator above zero. What grows beyond 38 digits is no
/// number any more: every operation says so by `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    top: i128,
    bottom: i128,
}

/// After how many decimals a fraction is cut off when it is written.
const DECIMALS: usize = 4;

impl Fraction {
    /// Zero.
    pub const ZERO: Fraction = Fraction { top: 0, bottom: 1 };
    /// One hundred.
    pub const HUNDRED: Fraction = Fraction { top: 100, bottom: 1 };

    /// The whole number `it`.
    pub fn whole(it: i64) -> Fraction {
        Fraction { top: it.into(), bottom: 1 }
    }

    /// The number that `text` is: digits, at most one point, a sign.
    pub fn parse(text: &str) -> Option<Fraction> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all = format!("{whole}{decimals}");
        (!all.is_empty() && all.bytes().all(|it| it.is_ascii_digit())).then_some(())?;
        let top: i128 = all.parse().ok()?;
        let power = u32::try_from(decimals.len()).ok()?;
        Fraction::new(sign * top, 10_i128.checked_pow(power)?)
    }

    fn new(top: i128, bottom: i128) -> Option<Fraction> {
        (bottom != 0 && top != i128::MIN && bottom != i128::MIN).then_some(())?;
        let by = divisor(top, bottom) * bottom.signum();
        Some(Fraction { top: top / by, bottom: bottom / by })
    }

    /// The sum of both.
    pub fn plus(self, other: Fraction) -> Option<Fraction> {
        let left = self.top.checked_mul(other.bottom)?;
        let right = other.top.checked_mul(self.bottom)?;
        Fraction::new(left.checked_add(right)?, self.bottom.checked_mul(other.bottom)?)
    }

    /// The difference of both.
    pub fn minus(self, other: Fraction) -> Option<Fraction> {
        self.plus(other.negative())
    }

    /// The product of both.
    pub fn times(self, other: Fraction) -> Option<Fraction> {
        let (left, right) = (divisor(self.top, other.bottom), divisor(other.top, self.bottom));
        let top = (self.top / left).checked_mul(other.top / right)?;
        let bottom = (self.bottom / right).checked_mul(other.bottom / left)?;
        Fraction::new(top, bottom)
    }

    /// The quotient of both; nothing is divided by zero.
    pub fn by(self, other: Fraction) -> Option<Fraction> {
        self.times(Fraction::new(other.bottom, other.top)?)
    }

    /// The same on the other side of zero.
    #[must_use]
    pub fn negative(self) -> Fraction {
        Fraction { top: -self.top, bottom: self.bottom }
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.top == 0
    }
}

/// The greatest divisor of both, one if there is none.
fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        let (mut a, mut b) = (*self, *other);
        // As two continued fractions: no product is made that could grow too large.
        loop {
            let (whole, rest) = (a.top.div_euclid(a.bottom), a.top.rem_euclid(a.bottom));
            let (other_whole, other_rest) =
                (b.top.div_euclid(b.bottom), b.top.rem_euclid(b.bottom));
            match whole.cmp(&other_whole) {
                Ordering::Equal => {}
                unequal => return unequal,
            }
            match (rest, other_rest) {
                (0, 0) => return Ordering::Equal,
                (0, _) => return Ordering::Less,
                (_, 0) => return Ordering::Greater,
                _ => {
                    let upside_down = Fraction { top: b.bottom, bottom: other_rest };
                    b = Fraction { top: a.bottom, bottom: rest };
                    a = upside_down;
                }
            }
        }
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut whole, mut rest) = (
            self.top.unsigned_abs() / self.bottom.unsigned_abs(),
            self.top.unsigned_abs() % self.bottom.unsigned_abs(),
        );
        let bottom = self.bottom.unsigned_abs();
        let mut decimals = Vec::new();
        for _ in 0..DECIMALS {
            let Some(ten) = rest.checked_mul(10) else { break };
            decimals.push(ten / bottom);
            rest = ten % bottom;
        }
        if rest >= bottom.div_ceil(2) && rest > 0 {
            whole += u128::from(round_up(&mut decimals));
        }
        while decimals.last() == Some(&0) {
            decimals.pop();
        }
        let is_zero = whole == 0 && decimals.is_empty();
        let sign = if self.top < 0 && !is_zero { "-" } else { "" };
        write!(out, "{sign}{whole}")?;
        if !decimals.is_empty() {
            out.write_str(".")?;
        }
        decimals.iter().try_for_each(|it| write!(out, "{it}"))
    }
}

/// Adds one to the last of `digits`; says whether it was carried beyond the first.
fn round_up(digits: &mut [u128]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return false;
        }
        *digit = 0;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    fn number(text: &str) -> Fraction {
        Fraction::parse(text).unwrap()
    }

    #[test]
    fn numbers_are_exact() {
        let third = number("1").by(number("3")).unwrap();
        assert_eq!(third.times(number("3")), Some(number("1")));
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.3")));
        assert_eq!(number("-1.50"), number("-1.5"));
        assert_eq!(number("1").by(Fraction::ZERO), None);
        assert_eq!(number("170141183460469231731687303715884105727").times(number("10")), None);
        for text in ["", "-", ".", "1.2.3", "1e5", "١"] {
            assert_eq!(Fraction::parse(text), None, "{text}");
        }
    }

    #[test]
    fn they_are_written_with_four_decimals() {
        for (top, bottom, want) in [
            ("1", "3", "0.3333"),
            ("2", "3", "0.6667"),
            ("-2", "3", "-0.6667"),
            ("99999.99999", "1", "100000"),
            ("-0.00001", "1", "0"),
            ("12.50", "1", "12.5"),
        ] {
            assert_eq!(number(top).by(number(bottom)).unwrap().to_string(), want);
        }
    }

    #[test]
    fn they_are_ordered() {
        let all = ["-2", "-1.5", "-0.1", "0", "0.3", "0.5", "1", "2.25"].map(number);
        for (at, a) in all.iter().enumerate() {
            for (other, b) in all.iter().enumerate() {
                assert_eq!(a.cmp(b), at.cmp(&other), "{a} {b}");
            }
        }
    }
}
