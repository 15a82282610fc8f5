//! Lengths of time, added up and compared. How long a business day or a month is depends on when
//! it begins, so one length is longer than another only if it is so whenever both begin.

use crate::text::Words;
use crate::yaml::{Period, Unit};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const WORKDAY: i64 = 8 * HOUR;

/// A length of time, or the difference of two. What cannot be turned into one another is apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    minutes: i64,
    business_days: i64,
    months: i64,
}

impl Length {
    /// The length of a period.
    pub fn of(period: &Period) -> Length {
        period.parts.iter().fold(Length::default(), |sum, (count, unit)| {
            let count = i64::from(*count);
            let part = match unit {
                Unit::Minute => Length { minutes: count, ..Length::default() },
                Unit::Hour => Length { minutes: count * HOUR, ..Length::default() },
                Unit::Day => Length { minutes: count * DAY, ..Length::default() },
                Unit::Week => Length { minutes: count * 7 * DAY, ..Length::default() },
                Unit::BusinessDay => Length { business_days: count, ..Length::default() },
                Unit::Month => Length { months: count, ..Length::default() },
                Unit::Year => Length { months: count * 12, ..Length::default() },
            };
            sum.and(part)
        })
    }

    /// Both, one after the other.
    #[must_use]
    pub fn and(self, other: Length) -> Length {
        Length {
            minutes: self.minutes.saturating_add(other.minutes),
            business_days: self.business_days.saturating_add(other.business_days),
            months: self.months.saturating_add(other.months),
        }
    }

    /// Whether it is longer than `other`, whenever both begin.
    pub fn is_longer_than(self, other: Length) -> bool {
        let more = Length {
            minutes: self.minutes - other.minutes,
            business_days: self.business_days - other.business_days,
            months: self.months - other.months,
        };
        let business_days = match more.business_days {
            0 => 0,
            // The last one may be over with the work of that day. A weekend lies in any five.
            it @ 1.. => (it - 1 + it / 5 * 2).saturating_mul(DAY) + WORKDAY,
            // A single one may be a Friday.
            it => (it - (-it).unsigned_abs().div_ceil(5).cast_signed() * 2).saturating_mul(DAY),
        };
        let months = match more.months {
            it @ 0.. => it / 12 * 365 + it % 12 * 28,
            it => it / 12 * 366 + it % 12 * 31,
        };
        let all = more.minutes.saturating_add(business_days);
        all.saturating_add(months.saturating_mul(DAY)) > 0
    }

    /// About how many minutes it has, to tell which of several is the longest.
    pub fn about(self) -> u64 {
        let days = self.business_days.saturating_mul(7) / 5;
        let days = days.saturating_add(self.months.saturating_mul(365) / 12);
        let all = self.minutes.saturating_add(days.saturating_mul(DAY));
        all.unsigned_abs()
    }

    /// The length in words: `11 business days 4 hours`, `11 个工作日 4 小时`.
    pub fn words(self) -> Words {
        let (days, rest) = (self.minutes / DAY, self.minutes % DAY);
        // 26 hours say more than a day and two hours.
        let (days, rest) = if days == 1 && rest > 0 { (0, self.minutes) } else { (days, rest) };
        let parts = [
            (self.months, "month", "个月"),
            (self.business_days, "business day", "个工作日"),
            (days, "day", "天"),
            (rest / HOUR, "hour", "小时"),
            (rest % HOUR, "minute", "分钟"),
        ];
        let word = |(count, en, zh): &(i64, &str, &str)| {
            let plural = if *count == 1 { "" } else { "s" };
            (format!("{count} {en}{plural}"), format!("{count} {zh}"))
        };
        let given = parts.iter().filter(|(count, ..)| *count != 0);
        let (en, zh): (Vec<_>, Vec<_>) = given.map(word).unzip();
        match &en[..] {
            [] => Words::fixed("no time", "0 分钟"),
            _ => Words::new(en.join(" "), zh.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Length;
    use crate::text::{Lang, Span, Spanned};
    use crate::yaml::Period;

    fn length(text: &str) -> Length {
        let written = Spanned::new(text.to_owned(), Span::default());
        Length::of(&Period { parts: Period::parse(text).unwrap(), written })
    }

    #[test]
    fn one_is_longer_only_if_it_always_is() {
        for (long, short) in [
            ("3 days", "2 days"),
            ("25 hours", "1 day"),
            ("4 business days", "3 business days"),
            ("6 business days", "1 week"),
            ("2 business days", "8 hours"),
            ("2 weeks", "8 business days"),
            ("13 months", "1 year"),
            ("5 weeks", "1 month"),
            ("1 year", "51 weeks"),
            ("1 month", "3 weeks"),
        ] {
            assert!(length(long).is_longer_than(length(short)), "{long}, {short}");
            assert!(!length(short).is_longer_than(length(long)), "{short}, {long}");
        }
        for (a, b) in [
            ("24 hours", "1 day"),
            ("9 hours", "1 business day"),
            ("3 days", "1 business day"),
            ("10 business days", "2 weeks"),
            ("30 days", "1 month"),
            ("1 year", "12 months"),
        ] {
            assert!(!length(a).is_longer_than(length(b)), "{a}, {b}");
            assert!(!length(b).is_longer_than(length(a)), "{b}, {a}");
        }
    }

    #[test]
    fn sums_are_said_in_the_units_they_are_made_of() {
        let sum = length("2 business days").and(length("1 hour")).and(length("30 minutes"));
        assert_eq!(sum.words().get(Lang::En), "2 business days 1 hour 30 minutes");
        assert_eq!(sum.words().get(Lang::Zh), "2 个工作日 1 小时 30 分钟");
        assert_eq!(length("26 hours").words().get(Lang::En), "26 hours");
        assert_eq!(length("1 week").words().get(Lang::En), "7 days");
        assert_eq!(length("0 days").words().get(Lang::En), "no time");
    }
}
