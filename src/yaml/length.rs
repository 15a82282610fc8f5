//! Lengths of time that can be added up and, as far as that is certain, compared.

use std::iter::Sum;
use std::ops::Add;

use super::WorkDays;
use super::period::Unit;

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// What a working day takes at least: its working hours.
const WORKING_DAY: i64 = 8 * HOUR;

/// A length of time, in units that cannot be turned into each other: how long a working day or a
/// month lasts depends on when it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    minutes: i64,
    working_days: i64,
    months: i64,
}

impl Length {
    /// The length of these parts.
    pub(super) fn of(parts: &[(u32, Unit)]) -> Length {
        parts.iter().map(|(count, unit)| Length::one(i64::from(*count), *unit)).sum()
    }

    fn one(count: i64, unit: Unit) -> Length {
        let none = Length::default();
        match unit {
            Unit::Minute => Length { minutes: count, ..none },
            Unit::Hour => Length { minutes: count * HOUR, ..none },
            Unit::Day => Length { minutes: count * DAY, ..none },
            Unit::BusinessDay => Length { working_days: count, ..none },
            Unit::Week => Length { minutes: count * 7 * DAY, ..none },
            Unit::Month => Length { months: count, ..none },
            Unit::Year => Length { months: count * 12, ..none },
        }
    }

    /// The fewest and the most minutes that it may take on the clock. A working day takes at least
    /// its eight working hours; at most it takes the days off around it as well, but holidays,
    /// which are rare, are left aside. A month has 28 to 31 days.
    pub fn minutes(self, work: &WorkDays) -> (i64, i64) {
        let week = i64::from(work.a_week()).max(1);
        let days_off = (self.working_days.saturating_add(week - 1) / week).saturating_mul(7 - week);
        let least = self.minutes + self.working_days * WORKING_DAY + self.months * 28 * DAY;
        let most = self.minutes + (self.working_days + days_off) * DAY + self.months * 31 * DAY;
        (least, most)
    }

    /// The fewest and the most whole hours that it may take on the clock; see [`Length::minutes`].
    pub fn hours(self, work: &WorkDays) -> (i64, i64) {
        let (least, most) = self.minutes(work);
        (least / HOUR, (most + HOUR - 1) / HOUR)
    }

    /// Whether it is longer than `other` whenever both begin. What both have in common is taken
    /// out first, so that three working days and an hour are longer than three working days.
    pub fn is_certainly_longer(self, other: Length, work: &WorkDays) -> bool {
        let common = Length {
            minutes: self.minutes.min(other.minutes),
            working_days: self.working_days.min(other.working_days),
            months: self.months.min(other.months),
        };
        self.less(common).minutes(work).0 > other.less(common).minutes(work).1
    }

    fn less(self, other: Length) -> Length {
        Length {
            minutes: self.minutes - other.minutes,
            working_days: self.working_days - other.working_days,
            months: self.months - other.months,
        }
    }
}

impl Add for Length {
    type Output = Length;

    fn add(self, other: Length) -> Length {
        // Far below what a product may overflow at; nobody plans for a million years.
        let sum = |one: i64, other: i64| one.saturating_add(other).min(1 << 40);
        Length {
            minutes: sum(self.minutes, other.minutes),
            working_days: sum(self.working_days, other.working_days),
            months: sum(self.months, other.months),
        }
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(all: I) -> Length {
        all.fold(Length::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, WorkDays};
    use crate::yaml::Period;

    fn length(text: &str) -> Length {
        Length::of(&Period::parse(text).unwrap())
    }

    #[test]
    fn lengths_are_compared_as_far_as_that_is_certain() {
        let work = WorkDays::default();
        let longer = |one, other| length(one).is_certainly_longer(length(other), &work);
        assert!(longer("2 days", "47 hours"));
        assert!(longer("3 business days 1 hour", "3 business days"));
        assert!(longer("2 weeks", "7 business days"));
        assert!(longer("2 months", "4 weeks"));
        assert!(longer("1 year", "11 months"));
        // A working day may begin on Friday and end on Monday, or be over after eight hours.
        assert!(!longer("1 day", "1 business day") && !longer("1 business day", "1 day"));
        assert!(!longer("1 month", "30 days") && !longer("30 days", "1 month"));
        assert!(!longer("2 days", "48 hours"));
    }

    #[test]
    fn huge_lengths_do_not_overflow() {
        let huge: Length = std::iter::repeat_n(length("4000000000 years"), 1_000).sum();
        assert!(huge.hours(&WorkDays::default()).0 > 0);
    }
}
