//! The days on which work is done.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil};

use super::values::scalar;
use super::{Choice, Decode, Node, Reading, Shape, Shown};
use crate::text::{Spanned, What, Words, similar};

/// The days of the week, Monday first.
const WEEKDAYS: &[Choice] = &[
    Choice { name: "monday", zh: &["周一", "星期一", "礼拜一", "mon"] },
    Choice { name: "tuesday", zh: &["周二", "星期二", "礼拜二", "tue", "tues"] },
    Choice { name: "wednesday", zh: &["周三", "星期三", "礼拜三", "wed"] },
    Choice { name: "thursday", zh: &["周四", "星期四", "礼拜四", "thu", "thur", "thurs"] },
    Choice { name: "friday", zh: &["周五", "星期五", "礼拜五", "fri"] },
    Choice { name: "saturday", zh: &["周六", "星期六", "礼拜六", "sat"] },
    Choice {
        name: "sunday", zh: &["周日", "星期日", "星期天", "周天", "礼拜天", "sun"]
    },
];

/// The day of the week that `text` names, in lower case.
pub(super) fn weekday(text: &str) -> Option<civil::Weekday> {
    let text = text.trim().trim_end_matches('.');
    let is_it = |it: &Choice| it.name == text || it.zh.contains(&text);
    let at = WEEKDAYS.iter().position(is_it)?;
    civil::Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}

/// One day of the week, or several in a row: `monday`, `周一至周五`.
#[derive(Clone, Debug)]
pub struct Weekdays {
    /// The days.
    pub days: Vec<civil::Weekday>,
    /// As written.
    pub written: Spanned<String>,
}

impl Weekdays {
    fn parse(text: &str) -> Option<Vec<civil::Weekday>> {
        let text = text.trim().to_lowercase();
        if let Some(day) = weekday(&text) {
            return Some(vec![day]);
        }
        let parted =
            ["至", "到", "~", "–", "—", "-", " to "].iter().find_map(|it| text.split_once(it));
        let (first, last) = parted?;
        let (first, last) = (weekday(first)?, weekday(last)?);
        let length = first.until(last);
        Some((0..=length).map(|it| first + i64::from(it)).collect())
    }
}

impl Decode for Weekdays {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = scalar(node, reading, wanted())?;
        if let Some(days) = Weekdays::parse(&written.value) {
            return Some(Weekdays { days, written });
        }
        let names = WEEKDAYS.iter().flat_map(|it| it.zh.iter().copied().chain([it.name]));
        let guess = similar(&written.value, names).map(str::to_owned);
        let known = Words::fixed(
            "monday, tuesday, … sunday, or several in a row as `monday-friday`",
            "周一、周二……周日，或连续几天，如“周一至周五”",
        );
        let (key, value) = (reading.key().to_owned(), written.value);
        reading.report(node.span, What::UnknownChoice { key, value, known, guess });
        None
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

fn wanted() -> Words {
    Words::fixed("a day of the week as `monday`", "星期几，如“周一”，或“周一至周五”")
}

/// The days on which work is done: by day of the week, without holidays.
#[derive(Clone, Debug)]
pub struct WorkDays {
    weekdays: [bool; 7],
    holidays: BTreeSet<civil::Date>,
}

impl Default for WorkDays {
    /// Monday to Friday, without holidays.
    fn default() -> WorkDays {
        WorkDays {
            weekdays: [true, true, true, true, true, false, false],
            holidays: BTreeSet::new(),
        }
    }
}

impl WorkDays {
    /// Work on `weekdays`, Monday to Friday if none are given, but for `holidays`.
    pub fn new(
        weekdays: impl IntoIterator<Item = civil::Weekday>,
        holidays: impl IntoIterator<Item = civil::Date>,
    ) -> WorkDays {
        let mut days = [false; 7];
        for it in weekdays {
            days[place(it)] = true;
        }
        let weekdays = if days.contains(&true) { days } else { WorkDays::default().weekdays };
        WorkDays { weekdays, holidays: holidays.into_iter().collect() }
    }

    /// Whether work is done on `day`.
    pub fn is_work_day(&self, day: civil::Date) -> bool {
        self.weekdays[place(day.weekday())] && !self.holidays.contains(&day)
    }

    /// How many days of a week are worked on.
    pub fn a_week(&self) -> u32 {
        self.weekdays.iter().map(|it| u32::from(*it)).sum()
    }

    /// The working day that comes `count` working days after `day`; `day` itself for none.
    pub fn after(&self, day: civil::Date, count: u32) -> civil::Date {
        let days = day.series(1.day()).skip(1).filter(|it| self.is_work_day(*it));
        days.take(usize::try_from(count).unwrap_or(usize::MAX)).last().unwrap_or(day)
    }
}

fn place(day: civil::Weekday) -> usize {
    usize::try_from(day.to_monday_zero_offset()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::{Weekdays, WorkDays};

    #[test]
    fn days_of_the_week_are_read_in_both_languages() {
        for (text, count) in [
            ("monday", 1),
            ("Mon", 1),
            ("周一", 1),
            ("星期天", 1),
            ("周一至周五", 5),
            ("Mon-Sat", 6),
            ("friday to monday", 4),
        ] {
            assert_eq!(Weekdays::parse(text).map(|it| it.len()), Some(count), "{text}");
        }
        assert_eq!(Weekdays::parse("funday"), None);
        let week = Weekdays::parse("saturday-monday").unwrap();
        assert_eq!(week, [Weekday::Saturday, Weekday::Sunday, Weekday::Monday]);
    }

    #[test]
    fn working_days_skip_days_off() {
        let friday = date(2026, 11, 20);
        assert_eq!(WorkDays::default().after(friday, 2), date(2026, 11, 24));
        assert_eq!(WorkDays::default().after(friday, 0), friday);
        let six = WorkDays::new(Weekdays::parse("周一至周六").unwrap(), [date(2026, 11, 23)]);
        assert_eq!((six.after(friday, 2), six.a_week()), (date(2026, 11, 24), 6));
        assert_eq!(WorkDays::new([], []).a_week(), 5);
    }
}
