//! Time nodes: `T+2d`, `每月5日前`, `18:00 daily`.

use jiff::civil;

use super::cycle::Rhythm;
use super::moment::moment;
use super::period::Unit;
use super::{Decode, Node, Reading, Shape, Shown, Text};
use crate::text::{Span, What, Words};

/// A point in time as people name it: counted from what starts the work, or from the calendar.
/// Words in which no time is found are kept as words.
#[derive(Clone, Debug)]
pub struct When {
    /// As written.
    pub text: Text,
    /// What it says, where that was understood.
    pub moment: Option<Moment>,
}

/// What a time node says. At least one of its parts is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// How long after what starts the work, or before it.
    pub offset: Option<Offset>,
    /// How often it comes.
    pub rhythm: Option<Rhythm>,
    /// On which day of the month, the quarter or the year, or on which day of all.
    pub day: Option<Day>,
    /// On which days of the week.
    pub weekdays: Vec<civil::Weekday>,
    /// At what time of the day.
    pub time: Option<civil::Time>,
    /// Until what time, where it lasts.
    pub until: Option<civil::Time>,
    /// Whether it is the latest time rather than the time: `by`, 前.
    pub is_latest: bool,
}

/// A distance from what starts the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offset {
    /// How long, as in a period.
    pub parts: Vec<(u32, Unit)>,
    /// Whether it lies before the start: `T-3d`.
    pub is_before: bool,
}

/// A day, as a calendar names it. The period is that of the rhythm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// The day with this number.
    Nth(u8),
    /// The working day with this number.
    NthWorking(u32),
    /// The last day.
    Last,
    /// The last working day.
    LastWorking,
    /// So long after the end of the period.
    AfterEnd(Vec<(u32, Unit)>),
    /// A day of every year: month and day.
    OfYear(u8, u8),
    /// One single day.
    Date(civil::Date),
}

impl When {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.text.span
    }

    /// The distance from what starts the work, if it is counted from there.
    pub fn offset(&self) -> Option<&Offset> {
        self.moment.as_ref()?.offset.as_ref()
    }

    /// How often it comes, if it comes again and again.
    pub fn rhythm(&self) -> Option<&Rhythm> {
        self.moment.as_ref()?.rhythm.as_ref()
    }
}

impl Decode for When {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let text = Text::decode(node, reading)?;
        let moment = text.all().find_map(moment);
        if moment.is_none() {
            let value = text.all().next().unwrap_or_default().to_owned();
            reading.report(node.span, What::BadWhen { value });
        }
        Some(When { text, moment })
    }

    fn shape() -> Shape {
        let words = Words::fixed(
            "a time as `T+2d`, `by the 5th of each month`, `18:00 daily`",
            "时间节点，如“T+2d”“每月5日前”“每日18:00”",
        );
        Shape::Scalar(words)
    }

    fn show(&self) -> Shown<'_> {
        Shown::Text(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date, time};

    use super::{Day, Moment, Offset, Rhythm, Unit, moment};

    fn read(text: &str) -> Moment {
        moment(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn named(name: &str) -> Option<Rhythm> {
        Rhythm::named(name)
    }

    #[test]
    fn distances_from_the_start_are_read() {
        use Unit::{BusinessDay, Day, Hour, Minute};
        for (text, count, unit, is_before) in [
            ("T+2d", 2, Day, false),
            ("T+30m", 30, Minute, false),
            ("T+4h", 4, Hour, false),
            ("T+2", 2, Day, false),
            ("T + 2 天", 2, Day, false),
            ("T-3d", 3, Day, true),
            ("D-1", 1, Day, true),
            ("T日", 0, Day, false),
            ("T", 0, Day, false),
            ("T+10 business days", 10, BusinessDay, false),
            ("T+5个工作日内", 5, BusinessDay, false),
            ("within 2 days", 2, Day, false),
            ("2 business days after the order", 2, BusinessDay, false),
            ("收到后4小时内", 4, Hour, false),
            ("到货验收后2个工作日内", 2, BusinessDay, false),
            ("2 小时内", 2, Hour, false),
            ("次日", 1, Day, false),
            ("当日", 0, Day, false),
        ] {
            let offset = Offset { parts: vec![(count, unit)], is_before };
            assert_eq!(read(text).offset, Some(offset), "{text}");
        }
        let tomorrow = read("次日 10:00 前");
        assert!(tomorrow.time == Some(time(10, 0, 0, 0)) && tomorrow.is_latest);
    }

    #[test]
    fn days_of_the_calendar_are_read() {
        use Unit::BusinessDay;
        for (text, rhythm, day) in [
            ("每月5日前", "monthly", Day::Nth(5)),
            ("每月5号", "monthly", Day::Nth(5)),
            ("by 5th of month", "monthly", Day::Nth(5)),
            ("by the 5th of each month", "monthly", Day::Nth(5)),
            ("次月5日前", "monthly", Day::Nth(5)),
            ("次月5个工作日内", "monthly", Day::AfterEnd(vec![(5, BusinessDay)])),
            ("次月前5个工作日", "monthly", Day::AfterEnd(vec![(5, BusinessDay)])),
            ("季度结束后10个工作日内", "quarterly", Day::AfterEnd(vec![(10, BusinessDay)])),
            (
                "10 business days after quarter end",
                "quarterly",
                Day::AfterEnd(vec![(10, BusinessDay)]),
            ),
            ("每月第3个工作日", "monthly", Day::NthWorking(3)),
            ("3rd working day of each month", "monthly", Day::NthWorking(3)),
            ("first business day of the month", "monthly", Day::NthWorking(1)),
            ("月末", "monthly", Day::Last),
            ("每月底", "monthly", Day::Last),
            ("end of month", "monthly", Day::Last),
            ("by the end of each quarter", "quarterly", Day::Last),
            ("每月最后一个工作日", "monthly", Day::LastWorking),
            ("每年12月10日前", "annual", Day::OfYear(12, 10)),
        ] {
            let it = read(text);
            assert_eq!((it.rhythm, it.day), (named(rhythm), Some(day)), "{text}");
        }
        assert_eq!(read("2026年12月31日前").day, Some(Day::Date(date(2026, 12, 31))));
        assert_eq!(read("by 2026-12-31").day, Some(Day::Date(date(2026, 12, 31))));
    }

    #[test]
    fn times_and_days_of_the_week_are_read() {
        for text in ["18:00 daily", "每日18:00", "daily at 6 pm", "每天下午6点", "每日１８：００"]
        {
            let it = read(text);
            assert_eq!((it.rhythm, it.time), (named("daily"), Some(time(18, 0, 0, 0))), "{text}");
        }
        for text in ["before 15:00", "15:00 前", "15:00前", "下午3点前", "by 3pm"] {
            let it = read(text);
            assert!(it.is_latest && it.rhythm.is_none(), "{text}");
            assert_eq!(it.time, Some(time(15, 0, 0, 0)), "{text}");
        }
        for text in ["每周一 09:00", "every Monday at 09:00", "Mondays 9:00", "每周一上午9点"]
        {
            let it = read(text);
            assert_eq!(
                (it.rhythm, it.weekdays),
                (named("weekly"), vec![Weekday::Monday]),
                "{text}"
            );
            assert_eq!(it.time, Some(time(9, 0, 0, 0)), "{text}");
        }
        let days = vec![Weekday::Monday, Weekday::Wednesday, Weekday::Friday];
        assert_eq!(read("每周一、三、五 16:30").weekdays, days);
        assert_eq!(read("13:30–16:30").until, Some(time(16, 30, 0, 0)));
        let work = Rhythm::Every(vec![(1, Unit::BusinessDay)]);
        assert_eq!(read("每个工作日 17:30").rhythm, Some(work));
        assert_eq!(read("monthly").rhythm, named("monthly"));
    }

    #[test]
    fn prose_is_not_read() {
        for text in [
            "",
            "soon",
            "尽快",
            "as needed",
            "when the goods have come",
            "by",
            "前",
            "每月5日前后",
            "25:00",
            "每月32日",
            "the 5th and the 7th",
            "monthly weekly",
            "视情况而定",
            "次月",
            "T+",
            "before the shop opens",
            "2 days 3 days after",
            "旺季每日两次",
        ] {
            // `次月` alone is a cycle.
            assert!(moment(text).is_none() || text == "次月", "{text}: {:?}", moment(text));
        }
    }
}
