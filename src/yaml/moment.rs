//! How a time node is read: word by word, until nothing is left or a word is not known.

use jiff::civil;
use unicode_normalization::UnicodeNormalization;

use super::decimal::han_number;
use super::period::{Rhythm, Unit};
use super::when::{Day, Moment, Offset};
use super::workdays::weekday;
use super::{Date, Period};

/// What a word of a time node does.
#[derive(Clone, Copy)]
enum Does {
    /// Nothing.
    Skip,
    /// It makes the time the latest one.
    Latest,
    /// It names a cycle.
    Cycle(&'static str),
    /// It names the end of a period, of this cycle if one is named.
    End(&'static str),
    /// What follows or went before is counted from the end of a period of this cycle.
    AfterEnd(&'static str),
    /// So many days after what starts the work.
    Days(u32, Unit),
    LastWorking,
    WorkingDays,
}

use Does::{AfterEnd, Cycle, Days, End, LastWorking, Latest, Skip, WorkingDays};

/// The words, the longer ones first where one begins another.
const WORDS: &[(&str, Does)] = &[
    ("no later than", Latest),
    ("not later than", Latest),
    ("at the latest", Latest),
    ("before", Latest),
    ("until", Latest),
    ("within", Latest),
    ("by", Latest),
    ("不晚于", Latest),
    ("不迟于", Latest),
    ("最迟", Latest),
    ("截止到", Latest),
    ("截至", Latest),
    ("截止", Latest),
    ("之前", Latest),
    ("以前", Latest),
    ("前", Latest),
    ("之内", Latest),
    ("以内", Latest),
    ("内", Latest),
    ("after the end of the month", AfterEnd("monthly")),
    ("after the end of the quarter", AfterEnd("quarterly")),
    ("after the end of the year", AfterEnd("annual")),
    ("after month end", AfterEnd("monthly")),
    ("after quarter end", AfterEnd("quarterly")),
    ("after year end", AfterEnd("annual")),
    ("after the month ends", AfterEnd("monthly")),
    ("after the quarter ends", AfterEnd("quarterly")),
    ("after the year ends", AfterEnd("annual")),
    ("每月结束后", AfterEnd("monthly")),
    ("每季度结束后", AfterEnd("quarterly")),
    ("每年结束后", AfterEnd("annual")),
    ("月度结束后", AfterEnd("monthly")),
    ("季度结束后", AfterEnd("quarterly")),
    ("年度结束后", AfterEnd("annual")),
    ("月结束后", AfterEnd("monthly")),
    ("月末后", AfterEnd("monthly")),
    ("季末后", AfterEnd("quarterly")),
    ("季度末后", AfterEnd("quarterly")),
    ("年末后", AfterEnd("annual")),
    ("the same day", Days(0, Unit::Day)),
    ("same day", Days(0, Unit::Day)),
    ("the next day", Days(1, Unit::Day)),
    ("next day", Days(1, Unit::Day)),
    ("the next working day", Days(1, Unit::BusinessDay)),
    ("next working day", Days(1, Unit::BusinessDay)),
    ("next business day", Days(1, Unit::BusinessDay)),
    ("当日", Days(0, Unit::Day)),
    ("当天", Days(0, Unit::Day)),
    ("次日", Days(1, Unit::Day)),
    ("翌日", Days(1, Unit::Day)),
    ("第二天", Days(1, Unit::Day)),
    ("下一个工作日", Days(1, Unit::BusinessDay)),
    ("下一工作日", Days(1, Unit::BusinessDay)),
    ("次工作日", Days(1, Unit::BusinessDay)),
    ("daily", Cycle("daily")),
    ("every day", Cycle("daily")),
    ("each day", Cycle("daily")),
    ("每日", Cycle("daily")),
    ("每天", Cycle("daily")),
    ("every working day", WorkingDays),
    ("each working day", WorkingDays),
    ("every business day", WorkingDays),
    ("each business day", WorkingDays),
    ("every workday", WorkingDays),
    ("working days", WorkingDays),
    ("business days", WorkingDays),
    ("workdays", WorkingDays),
    ("weekdays", WorkingDays),
    ("每个工作日", WorkingDays),
    ("每工作日", WorkingDays),
    ("weekly", Cycle("weekly")),
    ("every week", Cycle("weekly")),
    ("each week", Cycle("weekly")),
    ("of the week", Cycle("weekly")),
    ("每两周", Cycle("biweekly")),
    ("隔周", Cycle("biweekly")),
    ("双周", Cycle("biweekly")),
    ("biweekly", Cycle("biweekly")),
    ("每星期", Cycle("weekly")),
    ("每周", Cycle("weekly")),
    ("the following month", AfterEnd("monthly")),
    ("following month", AfterEnd("monthly")),
    ("the next month", AfterEnd("monthly")),
    ("next month", AfterEnd("monthly")),
    ("次月", AfterEnd("monthly")),
    ("下月", AfterEnd("monthly")),
    ("下个月", AfterEnd("monthly")),
    ("翌月", AfterEnd("monthly")),
    ("the following quarter", AfterEnd("quarterly")),
    ("following quarter", AfterEnd("quarterly")),
    ("next quarter", AfterEnd("quarterly")),
    ("次季度", AfterEnd("quarterly")),
    ("下季度", AfterEnd("quarterly")),
    ("the following year", AfterEnd("annual")),
    ("next year", AfterEnd("annual")),
    ("次年", AfterEnd("annual")),
    ("翌年", AfterEnd("annual")),
    ("monthly", Cycle("monthly")),
    ("every month", Cycle("monthly")),
    ("each month", Cycle("monthly")),
    ("the month", Cycle("monthly")),
    ("month-end", End("monthly")),
    ("month end", End("monthly")),
    ("month", Cycle("monthly")),
    ("每个月", Cycle("monthly")),
    ("每月", Cycle("monthly")),
    ("当月", Cycle("monthly")),
    ("本月", Cycle("monthly")),
    ("quarterly", Cycle("quarterly")),
    ("every quarter", Cycle("quarterly")),
    ("each quarter", Cycle("quarterly")),
    ("the quarter", Cycle("quarterly")),
    ("quarter-end", End("quarterly")),
    ("quarter end", End("quarterly")),
    ("quarter", Cycle("quarterly")),
    ("每个季度", Cycle("quarterly")),
    ("每季度", Cycle("quarterly")),
    ("每季", Cycle("quarterly")),
    ("semiannually", Cycle("semiannual")),
    ("每半年", Cycle("semiannual")),
    ("annually", Cycle("annual")),
    ("yearly", Cycle("annual")),
    ("every year", Cycle("annual")),
    ("each year", Cycle("annual")),
    ("the year", Cycle("annual")),
    ("year-end", End("annual")),
    ("year end", End("annual")),
    ("year", Cycle("annual")),
    ("每年度", Cycle("annual")),
    ("每年", Cycle("annual")),
    ("last working day", LastWorking),
    ("last business day", LastWorking),
    ("最后一个工作日", LastWorking),
    ("最后1个工作日", LastWorking),
    ("last day", End("")),
    ("end", End("")),
    ("月末", End("monthly")),
    ("月底", End("monthly")),
    ("季度末", End("quarterly")),
    ("季末", End("quarterly")),
    ("年末", End("annual")),
    ("年底", End("annual")),
    ("最后一天", End("")),
    ("最后一日", End("")),
    ("末", End("")),
    ("底", End("")),
    ("the", Skip),
    ("on", Skip),
    ("at", Skip),
    ("of", Skip),
    ("in", Skip),
    ("and", Skip),
    ("每逢", Skip),
    (",", Skip),
    ("、", Skip),
    ("的", Skip),
    ("于", Skip),
    ("和", Skip),
];

/// What `text` says of a time; nothing, if any word of it is not understood.
pub(super) fn moment(text: &str) -> Option<Moment> {
    // Longer than any time node: prose.
    if text.len() > 200 {
        return None;
    }
    let text = text.nfkc().collect::<String>().to_lowercase();
    let mut reader = Reader { rest: text.trim(), ..Reader::default() };
    while !reader.rest.is_empty() {
        let steps = [
            Reader::date,
            Reader::from_start,
            Reader::time,
            Reader::weekday,
            Reader::ordinal,
            Reader::day_of_month,
            Reader::word,
            Reader::period,
            Reader::trigger,
        ];
        steps.into_iter().find_map(|step| step(&mut reader))?;
        reader.rest = reader.rest.trim_start();
    }
    reader.done()
}

#[derive(Default)]
struct Reader<'t> {
    rest: &'t str,
    moment: Moment,
    /// A length of time whose beginning is not known yet.
    period: Vec<(u32, Unit)>,
    is_after_end: bool,
}

impl<'t> Reader<'t> {
    fn done(self) -> Option<Moment> {
        let Reader { mut moment, period, is_after_end, .. } = self;
        let names_period = moment
            .rhythm
            .as_ref()
            .and_then(Rhythm::name)
            .is_some_and(|it| ["monthly", "quarterly", "semiannual", "annual"].contains(&it));
        match (&moment.day, period.is_empty()) {
            (_, true) => {}
            (None, false) if names_period => moment.day = Some(Day::AfterEnd(period)),
            (None, false) if moment.offset.is_none() && !is_after_end => {
                moment.offset = Some(Offset { parts: period, is_before: false });
            }
            _ => return None,
        }
        (moment != Moment { is_latest: moment.is_latest, ..Moment::default() }).then_some(moment)
    }

    /// Puts `value` where nothing is yet.
    fn once<T>(place: &mut Option<T>, value: T) -> Option<()> {
        place.is_none().then(|| *place = Some(value))
    }

    fn cycle(&mut self, name: &str) -> Option<()> {
        let rhythm = Rhythm::named(name)?;
        match &self.moment.rhythm {
            Some(it) if *it != rhythm => None,
            _ => {
                self.moment.rhythm = Some(rhythm);
                Some(())
            }
        }
    }

    fn word(&mut self) -> Option<()> {
        let begins = |word: &str| {
            let is_whole = |rest: &str| {
                !word.ends_with(|it: char| it.is_ascii_alphabetic())
                    || !rest.starts_with(|it: char| it.is_ascii_alphanumeric())
            };
            self.rest.strip_prefix(word).filter(|rest| is_whole(rest))
        };
        let (does, rest) = WORDS.iter().find_map(|(word, does)| Some((does, begins(word)?)))?;
        match *does {
            Skip => {}
            Latest => self.moment.is_latest = true,
            Cycle(name) => self.cycle(name)?,
            WorkingDays => {
                let rhythm = Rhythm::Every(vec![(1, Unit::BusinessDay)]);
                Self::once(&mut self.moment.rhythm, rhythm)?;
            }
            End(name) => {
                if !name.is_empty() {
                    self.cycle(name)?;
                }
                Self::once(&mut self.moment.day, Day::Last)?;
            }
            AfterEnd(name) => {
                self.cycle(name)?;
                self.is_after_end = true;
            }
            Days(count, unit) => {
                let offset = Offset { parts: vec![(count, unit)], is_before: false };
                Self::once(&mut self.moment.offset, offset)?;
            }
            LastWorking => Self::once(&mut self.moment.day, Day::LastWorking)?,
        }
        self.rest = rest;
        Some(())
    }

    /// `2026-12-31`, `12月10日`.
    fn date(&mut self) -> Option<()> {
        let is_part = |it: char| it.is_ascii_digit() || "-/.年月".contains(it);
        let end = self.rest.find(|it| !is_part(it)).unwrap_or(self.rest.len());
        let end = end + if self.rest[end..].starts_with('日') { '日'.len_utf8() } else { 0 };
        let (head, rest) = self.rest.split_at(end);
        let day = match Date::parse(head) {
            Some(date) => Day::Date(date),
            None => {
                let (month, day) = head.strip_suffix('日')?.split_once('月')?;
                let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
                civil::Date::new(2024, month, day).ok()?;
                self.cycle("annual")?;
                Day::OfYear(u8::try_from(month).ok()?, u8::try_from(day).ok()?)
            }
        };
        Self::once(&mut self.moment.day, day)?;
        self.rest = rest;
        Some(())
    }

    /// `T+2d`, `D-1`, `T日`.
    fn from_start(&mut self) -> Option<()> {
        let rest = self.rest.strip_prefix(['t', 'd'])?;
        let rest = rest.strip_prefix('日').unwrap_or(rest).trim_start();
        let (is_before, rest) = match rest.chars().next() {
            Some('+') => (false, &rest[1..]),
            Some('-') => (true, &rest[1..]),
            None if self.rest.starts_with('t') => (false, "0 d"),
            _ => return None,
        };
        let rest = rest.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = &rest[digits..];
        // `m` alone are minutes here; elsewhere it might as well be months.
        let minutes = after.strip_prefix('m').filter(|it| !it.starts_with(char::is_alphabetic));
        let (parts, rest) = match (rest[..digits].parse().ok(), minutes) {
            (Some(count), Some(rest)) => (vec![(count, Unit::Minute)], rest),
            (Some(count), None)
                if after.is_empty() || after.starts_with(['前', '内', ' ', ',']) =>
            {
                match Period::leading(rest) {
                    Some(it) => it,
                    None => (vec![(count, Unit::Day)], after),
                }
            }
            _ => Period::leading(rest)?,
        };
        Self::once(&mut self.moment.offset, Offset { parts, is_before })?;
        self.rest = rest;
        Some(())
    }

    /// `18:00`, `18点30分`, `6 pm`, `下午3点`, `13:30-16:30`.
    fn time(&mut self) -> Option<()> {
        let (time, rest) = clock(self.rest)?;
        let spread = rest.trim_start();
        let dash = ["-", "–", "—", "~", "至", "到", "to "];
        let until = dash.into_iter().find_map(|it| clock(spread.strip_prefix(it)?.trim_start()));
        Self::once(&mut self.moment.time, time)?;
        self.moment.until = until.map(|(time, _)| time);
        self.rest = until.map_or(rest, |(_, rest)| rest);
        Some(())
    }

    /// `周一`, `每周一、三`, `Mondays`.
    fn weekday(&mut self) -> Option<()> {
        if let Some(after) = self.rest.strip_prefix('每').filter(|it| !it.starts_with("周末")) {
            let (day, rest) = han_weekday(after)?;
            self.cycle("weekly")?;
            self.moment.weekdays.push(day);
            self.rest = rest;
            return self.more_weekdays();
        }
        if let Some((day, rest)) = han_weekday(self.rest) {
            self.moment.weekdays.push(day);
            self.rest = rest;
            return self.more_weekdays();
        }
        let rest = self.rest.strip_prefix("every ").or_else(|| self.rest.strip_prefix("each "));
        let text = rest.unwrap_or(self.rest);
        let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let day =
            weekday(&text[..length]).or_else(|| weekday(text[..length].strip_suffix('s')?))?;
        if rest.is_some() || text[..length].ends_with('s') {
            self.cycle("weekly")?;
        }
        self.moment.weekdays.push(day);
        self.rest = &text[length..];
        Some(())
    }

    /// The further days of `每周一、三、五`.
    fn more_weekdays(&mut self) -> Option<()> {
        while let Some(after) = self.rest.strip_prefix(['、', ',', '和']) {
            let Some(it) = after.chars().next() else { break };
            let Some(day) = weekday(&format!("周{it}")) else { break };
            self.moment.weekdays.push(day);
            self.rest = &after[it.len_utf8()..];
        }
        Some(())
    }

    /// `5th`, `3rd working day`, `第3个工作日`, `第十天`.
    fn ordinal(&mut self) -> Option<()> {
        let (number, rest) = match self.rest.strip_prefix('第') {
            Some(rest) => {
                let (number, rest) = count(rest)?;
                let rest = rest.trim_start().trim_start_matches('个');
                (number, rest)
            }
            None => {
                let word =
                    ["first", "second", "third"].iter().position(|it| self.rest.starts_with(it));
                match word {
                    Some(at) => {
                        let length = ["first", "second", "third"][at].len();
                        (u32::try_from(at + 1).ok()?, &self.rest[length..])
                    }
                    None => {
                        let (number, rest) = count(self.rest)?;
                        let suffix = ["st", "nd", "rd", "th"].into_iter();
                        (number, suffix.filter_map(|it| rest.strip_prefix(it)).next()?)
                    }
                }
            }
        };
        let rest = rest.trim_start();
        let working = ["working day", "business day", "workday", "工作日"];
        let day = ["day", "天", "日"];
        let after = |all: &[&str]| all.iter().find_map(|it| rest.strip_prefix(it));
        let (day, rest) = match (after(&working), after(&day)) {
            (Some(rest), _) => (Day::NthWorking(number), rest),
            (None, after) => (Day::Nth(day_number(number)?), after.unwrap_or(rest)),
        };
        Self::once(&mut self.moment.day, day)?;
        self.rest = rest;
        Some(())
    }

    /// `5日` and `5号` after a cycle; elsewhere `5日` are five days.
    fn day_of_month(&mut self) -> Option<()> {
        let (number, rest) = self.numbered_day()?;
        Self::once(&mut self.moment.day, Day::Nth(day_number(number)?))?;
        self.rest = rest;
        Some(())
    }

    fn numbered_day(&self) -> Option<(u32, &'t str)> {
        self.moment.rhythm.as_ref().and_then(Rhythm::name).filter(|it| *it != "daily")?;
        let (number, rest) = count(self.rest)?;
        Some((number, rest.trim_start().strip_prefix(['日', '号'])?))
    }

    fn period(&mut self) -> Option<()> {
        self.numbered_day().is_none().then_some(())?;
        let (parts, rest) = Period::leading(self.rest)?;
        self.period.is_empty().then_some(())?;
        self.period = parts;
        self.rest = rest;
        Some(())
    }

    /// What starts the work, in words: `收到后`, `after receipt`. They hold no number.
    fn trigger(&mut self) -> Option<()> {
        let is_words =
            |it: &str| !it.contains(|it: char| it.is_numeric() || ",;:。、".contains(it));
        if !self.period.is_empty() {
            let words =
                self.rest.strip_prefix("after ").or_else(|| self.rest.strip_prefix("from "));
            let words = words.filter(|it| it.split_whitespace().count() <= 6);
            let after =
                words.or_else(|| ["后", "以后", "之后"].into_iter().find(|it| *it == self.rest));
            after.filter(|it| is_words(it))?;
            self.rest = "";
            return Some(());
        }
        let (words, rest) = self.rest.split_once('后')?;
        let is_short = words.chars().count() <= 12 && !words.is_empty();
        (is_short && is_words(words) && !words.ends_with(['最', '前', '然'])).then_some(())?;
        Period::leading(rest.trim_start())?;
        self.rest = rest;
        Some(())
    }
}

fn day_number(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|it| (1..=31).contains(it))
}

/// A whole number in digits or Chinese characters, and what follows it.
fn count(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        Some((text[..digits].parse().ok()?, &text[digits..]))
    } else {
        han_number(text)
    }
}

fn han_weekday(text: &str) -> Option<(civil::Weekday, &str)> {
    let start = ["周", "星期", "礼拜"].into_iter().find(|it| text.starts_with(it))?;
    let it = text[start.len()..].chars().next()?;
    let end = start.len() + it.len_utf8();
    Some((weekday(&text[..end])?, &text[end..]))
}

/// A time of the day at the beginning of `text`, and what follows it.
fn clock(text: &str) -> Option<(civil::Time, &str)> {
    const PARTS: [(&str, u32); 8] = [
        ("凌晨", 0),
        ("早上", 0),
        ("上午", 0),
        ("中午", 0),
        ("下午", 12),
        ("晚上", 12),
        ("傍晚", 12),
        ("晚", 12),
    ];
    for (word, hour) in [("noon", 12), ("midnight", 0), ("中午前", 12)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((civil::Time::new(hour, 0, 0, 0).ok()?, rest));
        }
    }
    let part = PARTS.iter().find_map(|(word, add)| Some((*add, text.strip_prefix(word)?)));
    let (add, text) = part.map_or((0, text), |(add, rest)| (add, rest.trim_start()));
    let (hour, rest) = count(text)?;
    let (minute, rest) = match rest.strip_prefix(':') {
        Some(after) => {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            (digits == 2).then_some(())?;
            (after[..2].parse().ok()?, after[2..].strip_prefix(":00").unwrap_or(&after[2..]))
        }
        None => spoken_minutes(rest)?,
    };
    let (add, rest) = match rest.trim_start() {
        it if it.starts_with("pm") => (12, &it[2..]),
        it if it.starts_with("am") => (0, &it[2..]),
        _ => (add, rest),
    };
    let hour = if add == 12 && hour < 12 { hour + 12 } else { hour };
    // The end of the day is written so, and is its last minute.
    let (hour, minute) = if (hour, minute) == (24, 0) { (23, 59) } else { (hour, minute) };
    Some((civil::Time::new(i8::try_from(hour).ok()?, minute, 0, 0).ok()?, rest))
}

/// The minutes after an hour that is no `18:00`: `点半`, `时30分`, ` pm`.
fn spoken_minutes(rest: &str) -> Option<(i8, &str)> {
    let after = rest.trim_start();
    if after.starts_with("pm") || after.starts_with("am") {
        return Some((0, rest));
    }
    let after = after.strip_prefix(['点', '时'])?;
    let after = after.strip_prefix('整').unwrap_or(after);
    if let Some(rest) = after.strip_prefix('半') {
        return Some((30, rest));
    }
    match count(after) {
        Some((minutes, rest)) if minutes < 60 => {
            Some((i8::try_from(minutes).ok()?, rest.strip_prefix('分').unwrap_or(rest)))
        }
        _ => Some((0, after)),
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
