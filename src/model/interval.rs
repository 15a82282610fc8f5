//! Intervals: the stretch of time that a value was measured for, as `2026-09` or `2026-Q3`.

use jiff::civil::{self, ISOWeekDate, Weekday};
use jiff::{Span as JiffSpan, ToSpan};

use crate::yaml::Date;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The last day.
    pub last: civil::Date,
    /// The first day.
    pub first: civil::Date,
}

impl Interval {
    /// The interval that `text` means: `2026`, `2026-09`, `2026-Q3`, `2026-H1`, `2026-W36`,
    /// `2026-09-15`, `2026年9月`, `2026年第3季度`, `2026年上半年`.
    pub fn parse(text: &str) -> Option<Interval> {
        let text = text.trim();
        if let Some(day) = Date::parse(text) {
            return Some(Interval { first: day, last: day });
        }
        let (year, rest) = match text.split_once(' ') {
            // `Q3 2026`
            Some((rest, year)) if is_year(year) => (year, rest),
            _ => text.split_at_checked(4)?,
        };
        is_year(year).then_some(())?;
        let rest = rest.trim_start_matches(['年', '-', '/', '.', ' ']);
        let rest = rest.trim_start_matches('第').trim();
        let year: i16 = year.parse().ok()?;
        if rest.is_empty() || rest == "度" {
            return Interval::months(year, 1, 12);
        }
        if let Some(half) = match rest {
            "H1" | "h1" | "上半年" => Some(1),
            "H2" | "h2" | "下半年" => Some(7),
            _ => None,
        } {
            return Interval::months(year, half, 6);
        }
        let quarter = rest
            .strip_prefix(['Q', 'q'])
            .or_else(|| rest.strip_suffix("季度").or_else(|| rest.strip_suffix('季')));
        if let Some(quarter) = quarter {
            let at = number(quarter).filter(|it| (1..=4).contains(it))?;
            return Interval::months(year, at * 3 - 2, 3);
        }
        if let Some(week) = rest.strip_prefix(['W', 'w']).or_else(|| rest.strip_suffix('周')) {
            let monday = ISOWeekDate::new(year, number(week)?, Weekday::Monday).ok()?;
            return Interval::from(monday.date(), 1.week());
        }
        Interval::months(year, number(rest.trim_end_matches(['月', '份']))?, 1)
    }

    fn months(year: i16, first: i8, count: i8) -> Option<Interval> {
        Interval::from(civil::Date::new(year, first, 1).ok()?, i64::from(count).months())
    }

    fn from(first: civil::Date, length: JiffSpan) -> Option<Interval> {
        let last = first.checked_add(length).ok()?.yesterday().ok()?;
        Some(Interval { last, first })
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit())
}

fn number(text: &str) -> Option<i8> {
    let text = text.trim();
    let han = ["一", "二", "三", "四"].iter().position(|it| *it == text);
    if let Some(at) = han {
        return i8::try_from(at + 1).ok();
    }
    ((1..=2).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit())).then_some(())?;
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn intervals_are_read_as_people_write_them() {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026年度", "2026-01-01", "2026-12-31"),
            ("2026-09", "2026-09-01", "2026-09-30"),
            ("2026/2", "2026-02-01", "2026-02-28"),
            ("2026年9月", "2026-09-01", "2026-09-30"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026q4", "2026-10-01", "2026-12-31"),
            ("Q1 2026", "2026-01-01", "2026-03-31"),
            ("2026年第3季度", "2026-07-01", "2026-09-30"),
            ("2026年三季度", "2026-07-01", "2026-09-30"),
            ("2026年上半年", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"),
            ("2026-W01", "2025-12-29", "2026-01-04"),
            ("2026-09-15", "2026-09-15", "2026-09-15"),
        ] {
            let it = Interval::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((it.first.to_string(), it.last.to_string()), (first.into(), last.into()));
        }
        for text in
            ["", "soon", "2026-13", "2026-Q5", "2026-W60", "26-09", "三", "2026-Qa", "9999-12"]
        {
            let it = Interval::parse(text);
            assert!(it.is_none(), "{text}: {it:?}");
        }
    }
}
