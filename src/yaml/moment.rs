//! How a time node is read: word by word, until nothing is left or a word is not known.

use jiff::civil;
use unicode_normalization::UnicodeNormalization;

use super::clock::{clock, count};
use super::cycle::Rhythm;
use super::moment_words::{Does, WORDS};
use super::period::Unit;
use super::when::{Day, Moment, Offset};
use super::workdays::weekday;
use super::{Date, Period};

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
            Reader::start_offset,
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
            Does::Skip => {}
            Does::Latest => self.moment.is_latest = true,
            Does::Cycle(name) => self.cycle(name)?,
            Does::WorkingDays => {
                let rhythm = Rhythm::Every(vec![(1, Unit::BusinessDay)]);
                Self::once(&mut self.moment.rhythm, rhythm)?;
            }
            Does::End(name) => {
                if !name.is_empty() {
                    self.cycle(name)?;
                }
                Self::once(&mut self.moment.day, Day::Last)?;
            }
            Does::AfterEnd(name) => {
                self.cycle(name)?;
                self.is_after_end = true;
            }
            Does::Days(count, unit) => {
                let offset = Offset { parts: vec![(count, unit)], is_before: false };
                Self::once(&mut self.moment.offset, offset)?;
            }
            Does::LastWorking => Self::once(&mut self.moment.day, Day::LastWorking)?,
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
    fn start_offset(&mut self) -> Option<()> {
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
            self.more_weekdays();
            return Some(());
        }
        if let Some((day, rest)) = han_weekday(self.rest) {
            self.moment.weekdays.push(day);
            self.rest = rest;
            self.more_weekdays();
            return Some(());
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
    fn more_weekdays(&mut self) {
        while let Some(after) = self.rest.strip_prefix(['、', ',', '和']) {
            let Some(it) = after.chars().next() else { break };
            let Some(day) = weekday(&format!("周{it}")) else { break };
            self.moment.weekdays.push(day);
            self.rest = &after[it.len_utf8()..];
        }
    }

    /// `5th`, `3rd working day`, `第3个工作日`, `第十天`.
    fn ordinal(&mut self) -> Option<()> {
        let (number, rest) = ordinal(self.rest)?;
        let rest = rest.trim_start();
        let after = |all: &[&str]| all.iter().find_map(|it| rest.strip_prefix(it));
        let working = after(&["working day", "business day", "workday", "工作日"]);
        let (day, rest) = match working {
            Some(rest) => (Day::NthWorking(number), rest),
            None => (Day::Nth(day_number(number)?), after(&["day", "天", "日"]).unwrap_or(rest)),
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

/// `第3个`, `third`, `3rd` at the beginning of `text`, and what follows it.
fn ordinal(text: &str) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = count(rest)?;
        return Some((number, rest.trim_start().trim_start_matches('个')));
    }
    for (word, number) in [("first", 1), ("second", 2), ("third", 3)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((number, rest));
        }
    }
    let (number, rest) = count(text)?;
    let rest = ["st", "nd", "rd", "th"].into_iter().find_map(|it| rest.strip_prefix(it))?;
    Some((number, rest))
}

fn day_number(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|it| (1..=31).contains(it))
}

fn han_weekday(text: &str) -> Option<(civil::Weekday, &str)> {
    let start = ["周", "星期", "礼拜"].into_iter().find(|it| text.starts_with(it))?;
    let it = text[start.len()..].chars().next()?;
    let end = start.len() + it.len_utf8();
    Some((weekday(&text[..end])?, &text[end..]))
}
