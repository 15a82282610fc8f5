//! Periods: `6 months`, `2个工作日`.

use jiff::civil;
use jiff::{Span as JiffSpan, ToSpan};

use super::decimal::han_number;
use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown, WorkDays};
use crate::text::{Spanned, What, Words};

/// A unit of time. Business days and calendar days are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days of the calendar.
    Day,
    /// Working days.
    BusinessDay,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The spellings of units, longest first within a language, so that `个工作日` is not read as `日`.
const UNITS: &[(&str, Unit)] = &[
    ("business days", Unit::BusinessDay),
    ("business day", Unit::BusinessDay),
    ("working days", Unit::BusinessDay),
    ("working day", Unit::BusinessDay),
    ("个工作日", Unit::BusinessDay),
    ("工作日", Unit::BusinessDay),
    ("minutes", Unit::Minute),
    ("minute", Unit::Minute),
    ("min", Unit::Minute),
    ("分钟", Unit::Minute),
    ("hours", Unit::Hour),
    ("hour", Unit::Hour),
    ("h", Unit::Hour),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("d", Unit::Day),
    ("个自然日", Unit::Day),
    ("自然日", Unit::Day),
    ("天", Unit::Day),
    ("日", Unit::Day),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("w", Unit::Week),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("years", Unit::Year),
    ("year", Unit::Year),
    ("y", Unit::Year),
    ("年", Unit::Year),
];

/// A length of time in words: `2 business days`, `2 个工作日`.
pub(super) fn in_words(parts: &[(u32, Unit)]) -> Words {
    let word = |(count, unit): &(u32, Unit)| {
        let (en, zh) = match unit {
            Unit::Minute => ("minute", "分钟"),
            Unit::Hour => ("hour", "小时"),
            Unit::Day => ("day", "天"),
            Unit::BusinessDay => ("business day", "个工作日"),
            Unit::Week => ("week", "周"),
            Unit::Month => ("month", "个月"),
            Unit::Year => ("year", "年"),
        };
        let plural = if *count == 1 { "" } else { "s" };
        (format!("{count} {en}{plural}"), format!("{count} {zh}"))
    };
    let (en, zh): (Vec<_>, Vec<_>) = parts.iter().map(word).unzip();
    Words::new(en.join(" "), zh.join(" "))
}

/// A length of time, as written: `P6M`, `PT4H`, `6 months`, `4h`, `2 business days`, `6个月`.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its parts, as `1 hour 30 minutes` has two.
    pub parts: Vec<(u32, Unit)>,
    /// As written.
    pub written: Spanned<String>,
}

impl Period {
    /// The parts of `text`.
    pub fn parse(text: &str) -> Option<Vec<(u32, Unit)>> {
        let text = text.trim().to_lowercase();
        if let Some(iso) = text.strip_prefix('p') {
            return iso8601(iso);
        }
        let (parts, rest) = Period::leading(&text)?;
        rest.is_empty().then_some(parts)
    }

    /// The day on which a period that begins on `start` ends. Business days are those of `work`;
    /// parts of a day do not count.
    pub fn after(&self, start: civil::Date, work: &WorkDays) -> civil::Date {
        self.parts.iter().fold(start, |day, part| after(day, *part, work))
    }

    /// It in words, in both languages.
    pub fn words(&self) -> Words {
        in_words(&self.parts)
    }

    /// The parts at the beginning of `text`, in lower case, and what follows them.
    pub(super) fn leading(text: &str) -> Option<(Vec<(u32, Unit)>, &str)> {
        let mut rest = text;
        let mut parts = Vec::new();
        while let Some(after) = leading_part(rest, &mut parts) {
            rest = after.trim_start();
        }
        (!parts.is_empty()).then_some((parts, rest))
    }
}

/// Puts the number and the unit at the beginning of `text` into `parts`; what follows them.
fn leading_part<'t>(text: &'t str, parts: &mut Vec<(u32, Unit)>) -> Option<&'t str> {
    let (number, after) = leading_number(text)?;
    let (tenths, after) = leading_tenths(after)?;
    let after = after.trim_start();
    let (spelling, unit) = UNITS.iter().find(|(it, _)| starts_with_unit(after, it))?;
    let part = if tenths > 0 { Some(fraction(tenths, *unit)?) } else { None };
    if number > 0 || tenths == 0 {
        parts.push((number, *unit));
    }
    parts.extend(part);
    Some(&after[spelling.len()..])
}

/// The day so long after `day`.
pub(super) fn after(day: civil::Date, (count, unit): (u32, Unit), work: &WorkDays) -> civil::Date {
    let count = i64::from(count.min(100_000));
    let span = match unit {
        Unit::Minute | Unit::Hour => return day,
        Unit::BusinessDay => return work.after(day, u32::try_from(count).unwrap_or(u32::MAX)),
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => JiffSpan::new().try_years(count).unwrap_or_default(),
    };
    day.saturating_add(span)
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, &text[digits..]));
    }
    if text.starts_with('半') {
        return Some((0, text));
    }
    han_number(text)
}

/// The one decimal that may follow a number, as in `1.5 hours`; `半` counts as half of one.
fn leading_tenths(text: &str) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('半') {
        return Some((5, rest));
    }
    let Some(rest) = text.strip_prefix('.') else { return Some((0, text)) };
    let digit = rest.chars().next().and_then(|it| it.to_digit(10))?;
    Some((digit, &rest[1..]))
}

/// Tenths of a unit in the next smaller one; nothing where that is no whole number.
fn fraction(tenths: u32, unit: Unit) -> Option<(u32, Unit)> {
    let (of, smaller) = match unit {
        Unit::Hour => (60, Unit::Minute),
        Unit::Day => (24, Unit::Hour),
        Unit::Week => (7, Unit::Day),
        Unit::Month => (30, Unit::Day),
        Unit::Year => (12, Unit::Month),
        Unit::Minute | Unit::BusinessDay => return None,
    };
    (tenths * of).is_multiple_of(10).then_some((tenths * of / 10, smaller))
}

fn starts_with_unit(text: &str, spelling: &str) -> bool {
    let Some(rest) = text.strip_prefix(spelling) else { return false };
    // `d` begins `days` too; a Latin unit ends where the letters end.
    !spelling.is_ascii() || !rest.starts_with(|it: char| it.is_ascii_alphabetic())
}

/// What follows the `P` of an ISO 8601 duration, in lower case.
fn iso8601(text: &str) -> Option<Vec<(u32, Unit)>> {
    let (date, time) = text.split_once('t').map_or((text, ""), |it| it);
    let mut parts = Vec::new();
    for (half, is_time) in [(date, false), (time, true)] {
        let mut rest = half;
        while !rest.is_empty() {
            let (number, after) = leading_number(rest)?;
            let unit = match (after.chars().next()?, is_time) {
                ('y', false) => Unit::Year,
                ('m', false) => Unit::Month,
                ('w', false) => Unit::Week,
                ('d', false) => Unit::Day,
                ('h', true) => Unit::Hour,
                ('m', true) => Unit::Minute,
                _ => return None,
            };
            parts.push((number, unit));
            rest = &after[1..];
        }
    }
    (!parts.is_empty()).then_some(parts)
}

fn wanted_period() -> Words {
    Words::fixed("a period as `6 months`, `P6M`", "一段时间，如“6个月”“2个工作日”“P6M”")
}

impl Decode for Period {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = scalar(node, reading, wanted_period())?;
        match Period::parse(&written.value) {
            Some(parts) => Some(Period { parts, written }),
            None => {
                reading.report(node.span, What::BadPeriod { value: written.value });
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted_period())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Words(in_words(&self.parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_in_both_languages() {
        for (text, want) in [
            ("P6M", vec![(6, Unit::Month)]),
            ("PT4H", vec![(4, Unit::Hour)]),
            (
                "P1Y2M3DT4H5M",
                vec![
                    (1, Unit::Year),
                    (2, Unit::Month),
                    (3, Unit::Day),
                    (4, Unit::Hour),
                    (5, Unit::Minute),
                ],
            ),
            ("6 months", vec![(6, Unit::Month)]),
            ("6 month", vec![(6, Unit::Month)]),
            ("365 days", vec![(365, Unit::Day)]),
            ("4h", vec![(4, Unit::Hour)]),
            ("2 business days", vec![(2, Unit::BusinessDay)]),
            ("6个月", vec![(6, Unit::Month)]),
            ("2个工作日", vec![(2, Unit::BusinessDay)]),
            ("两周", vec![(2, Unit::Week)]),
            ("1.5 hours", vec![(1, Unit::Hour), (30, Unit::Minute)]),
            ("半年", vec![(6, Unit::Month)]),
            ("十五个工作日", vec![(15, Unit::BusinessDay)]),
            ("1小时30分钟", vec![(1, Unit::Hour), (30, Unit::Minute)]),
        ] {
            assert_eq!(Period::parse(text), Some(want), "{text}");
        }
        for text in [
            "",
            "soon",
            "90",
            "6 moons",
            "-3 days",
            "P",
            "1.55 months",
            "1.5 business days",
            "0.3 weeks",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends_and_business_days_skip_the_weekend() {
        let day = civil::date(2026, 1, 31);
        let after = |day, part| after(day, part, &WorkDays::default());
        assert_eq!(after(day, (1, Unit::Month)), civil::date(2026, 2, 28));
        let friday = civil::date(2026, 11, 20);
        assert_eq!(after(friday, (2, Unit::BusinessDay)), civil::date(2026, 11, 24));
        assert_eq!(after(day, (u32::MAX, Unit::Year)), after(day, (100_000, Unit::Year)));
    }
}
