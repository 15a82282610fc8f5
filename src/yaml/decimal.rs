//! Numbers with decimals, kept exactly: amounts and measured values are compared, so they are never
//! floats.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// How many decimals are kept.
const PLACES: usize = 9;
/// One, in the smallest part.
const ONE: i128 = 1_000_000_000;
/// How many digits may stand before the point: enough for any money, too few for an overflow.
const DIGITS: usize = 18;

/// A number with up to nine decimals. Sums end at the largest number instead of overflowing.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i128);

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal(0);
    /// A whole, in percent.
    pub const HUNDRED: Decimal = Decimal(100 * ONE);

    /// The number that `text` is: `98.5`, `-3`, `1,200`, `5万`, `三十`.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (number, rest) = Decimal::leading(text.trim())?;
        rest.is_empty().then_some(number)
    }

    /// The number at the beginning of `text`, and what follows it.
    pub(super) fn leading(text: &str) -> Option<(Decimal, &str)> {
        let (is_negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, rest) = digits(text).or_else(|| {
            let (number, rest) = han_number(text)?;
            Some((Decimal::from(i64::from(number)), rest))
        })?;
        let (number, rest) = scaled(number, rest)?;
        Some((if is_negative { -number } else { number }, rest))
    }

    /// The product; nothing where it is too large.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        self.0.checked_mul(other.0).map(|it| Decimal(rounded(it, ONE)))
    }

    /// The quotient, rounded to nine decimals; nothing where it is too large or `other` is zero.
    pub fn over(self, other: Decimal) -> Option<Decimal> {
        let divisor =
            other.0.checked_mul(if other.0 < 0 { -1 } else { 1 }).filter(|it| *it != 0)?;
        let dividend = self.0.checked_mul(if other.0 < 0 { -ONE } else { ONE })?;
        Some(Decimal(rounded(dividend, divisor)))
    }

    /// The nearest number with no more than this many decimals.
    #[must_use]
    pub fn round(self, places: u32) -> Decimal {
        let step = ONE / 10_i128.pow(places.min(9));
        Decimal(rounded(self.0, step).saturating_mul(step))
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(self) -> Decimal {
        Decimal(self.0.saturating_abs())
    }
}

/// `dividend / divisor` to the nearest whole number, halves away from zero; `divisor` is positive.
fn rounded(dividend: i128, divisor: i128) -> i128 {
    let (whole, rest) = (dividend / divisor, dividend % divisor);
    if rest.abs() >= divisor - rest.abs() { whole + rest.signum() } else { whole }
}

/// A number in digits, with commas between thousands.
fn digits(text: &str) -> Option<(Decimal, &str)> {
    let (mut whole, mut count, mut rest) = (0_i128, 0, text);
    loop {
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        count += run;
        if run == 0 || count > DIGITS {
            return None;
        }
        whole = whole * 10_i128.pow(u32::try_from(run).ok()?) + rest[..run].parse::<i128>().ok()?;
        rest = &rest[run..];
        let Some(more) = rest.strip_prefix(',') else { break };
        // A comma parts thousands, and nothing else: `1,5` is no number here.
        if more.bytes().take_while(u8::is_ascii_digit).count() != 3 {
            break;
        }
        rest = more;
    }
    let fraction = rest.strip_prefix('.').unwrap_or_default();
    let places = fraction.bytes().take_while(u8::is_ascii_digit).count();
    if places == 0 {
        return Some((Decimal(whole * ONE), rest));
    }
    let kept = fraction[..places].trim_end_matches('0');
    if kept.len() > PLACES {
        return None;
    }
    let fraction_of = format!("{kept:0<PLACES$}").parse::<i128>().ok()?;
    Some((Decimal(whole * ONE + fraction_of), &fraction[places..]))
}

/// Words that multiply the number before them, the longer ones first.
const SCALES: &[(&str, i64)] = &[
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("k", 1_000),
    ("百万", 1_000_000),
    ("千万", 10_000_000),
    ("万亿", 1_000_000_000_000),
    ("亿", 100_000_000),
    ("万", 10_000),
    ("千", 1_000),
];

/// `number` times the scale that `rest` begins with, as `万`, and what follows that.
fn scaled(number: Decimal, rest: &str) -> Option<(Decimal, &str)> {
    let begins = |text: &str, word: &str| {
        let head = text.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word));
        let goes_on = |it: &str| it.starts_with(|it: char| it.is_ascii_alphabetic());
        head.is_some() && !(word.is_ascii() && goes_on(&text[word.len()..]))
    };
    let after = rest.trim_start();
    let Some((word, scale)) = SCALES.iter().find(|(word, _)| begins(after, word)) else {
        return Some((number, rest));
    };
    // `千克` and `千米` are units, `5k` of a unit is not.
    if *word == "千" && after[word.len()..].starts_with(['克', '米', '瓦', '卡']) {
        return Some((number, rest));
    }
    Some((number.times(Decimal::from(*scale))?, &after[word.len()..]))
}

/// The whole number in Chinese characters at the beginning of `text`, up to 9999, and what follows
/// it: `五`, `两`, `十五`, `三十`, `一百二十`.
pub(super) fn han_number(text: &str) -> Option<(u32, &str)> {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let (mut total, mut digit, mut end) = (0, None, 0);
    for (at, it) in text.char_indices() {
        let place = match it {
            '十' => Some(10),
            '百' => Some(100),
            '千' => Some(1000),
            _ => None,
        };
        // `五千万`, `五百万`: the scale is read by others.
        let is_scale = matches!(it, '百' | '千') && text[at + it.len_utf8()..].starts_with('万');
        let value = match it {
            '两' => Some(2),
            '〇' => Some(0),
            _ => DIGITS.iter().position(|one| *one == it).and_then(|it| u32::try_from(it).ok()),
        };
        match (place, value) {
            (Some(place), _) if !is_scale && (digit.is_some() || place == 10) => {
                total += digit.take().unwrap_or(1) * place;
            }
            (_, Some(value)) if digit.is_none_or(|it| it == 0) => digit = Some(value),
            _ => break,
        }
        end = at + it.len_utf8();
    }
    (end > 0).then(|| (total + digit.unwrap_or(0), &text[end..]))
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Decimal {
        Decimal(i128::from(number) * ONE)
    }
}

impl Add for Decimal {
    type Output = Decimal;

    fn add(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Decimal;

    fn sub(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_sub(other.0))
    }
}

impl Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Decimal {
        Decimal(self.0.saturating_neg())
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(all: I) -> Decimal {
        all.fold(Decimal::ZERO, Add::add)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) =
            (self.0.unsigned_abs() / ONE as u128, self.0.unsigned_abs() % ONE as u128);
        if self.0 < 0 {
            out.write_str("-")?;
        }
        write!(out, "{whole}")?;
        if part == 0 {
            return Ok(());
        }
        write!(out, ".{}", format!("{part:0PLACES$}").trim_end_matches('0'))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, han_number};

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, want) in [
            ("98.5", "98.5"),
            ("98.50", "98.5"),
            ("0.000000001", "0.000000001"),
            ("-3", "-3"),
            ("1,200", "1200"),
            ("1,000,000.50", "1000000.5"),
            ("5万", "50000"),
            ("1.2 万", "12000"),
            ("2 亿", "200000000"),
            ("五千万", "50000000"),
            ("三十", "30"),
            ("十五", "15"),
            ("5k", "5000"),
            ("2 million", "2000000"),
        ] {
            assert_eq!(number(text).to_string(), want, "{text}");
        }
        for text in ["", ".5", "1,5", "1.2.3", "12345678901234567890", "0.0000000001", "many", "-"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_exact_and_nothing_overflows() {
        assert_eq!(number("0.1") + number("0.2"), number("0.3"));
        assert_eq!(number("1").over(number("3")), Some(number("0.333333333")));
        assert_eq!(number("-2").over(number("-3")), Some(number("0.666666667")));
        assert_eq!(number("2").over(Decimal::ZERO), None);
        assert_eq!(number("1.5").times(number("1.5")), Some(number("2.25")));
        let large = number("999999999999999999");
        assert_eq!(large.times(large), None);
        let sum: Decimal = std::iter::repeat_n(large, 1_000_000).sum();
        assert!(sum > large);
    }

    #[test]
    fn chinese_numbers_end_where_they_end() {
        assert_eq!(han_number("两周"), Some((2, "周")));
        assert_eq!(han_number("十五个"), Some((15, "个")));
        assert_eq!(han_number("一百零五天"), Some((105, "天")));
        assert_eq!(han_number("个"), None);
    }
}
