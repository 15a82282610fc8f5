//! Scalars with a meaning: texts, dates, numbers.

use jiff::civil;

use super::fields::duplicates;
use super::{Data, Decode, Node, Reading, Shape, Shown, Slot};
use crate::text::{Span, Spanned, What, Words};

/// The text at `node` with its place; anything but a scalar is reported as not being `want`.
pub(super) fn scalar(
    node: &Node,
    reading: &mut Reading<'_>,
    want: Words,
) -> Option<Spanned<String>> {
    match node.scalar() {
        Some(text) => Some(Spanned::new(text.to_owned(), node.span)),
        None => {
            reading.wrong(node, want);
            None
        }
    }
}

/// A word whose form is free: a number, a version, an amount. Kept as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word(pub Spanned<String>);

impl Word {
    /// The word as written.
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.0.span
    }
}

impl Decode for Word {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        if let Some(pair) = pair(node, &["value"], &["unit"]) {
            return Some(Word(pair));
        }
        scalar(node, reading, Words::fixed("a single value", "单个值")).map(Word)
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("a value", "一个值"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(self.as_str())
    }
}

/// `{value: 98.5, unit: "%"}` in one row: the two keys, whichever of their names was used.
pub(super) fn pair(node: &Node, first: &[&str], second: &[&str]) -> Option<Spanned<String>> {
    let get = |names: &[&str]| {
        let entry = node.entries().iter().find(|it| names.contains(&it.key.value.as_str()));
        entry.and_then(|it| it.value.scalar())
    };
    (node.entries().len() == 2).then_some(())?;
    Some(Spanned::new(format!("{} {}", get(first)?.trim(), get(second)?.trim()), node.span))
}

/// Anything at all: what an author keeps for tools of his own. Never shown.
#[derive(Clone, Debug)]
pub struct Loose;

impl Decode for Loose {
    fn decode(_: &Node, _: &mut Reading<'_>) -> Option<Self> {
        Some(Loose)
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("anything", "任意内容"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Nothing
    }
}

/// A whole number.
impl Decode for i64 {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let number = node.scalar().and_then(|it| it.trim().parse().ok());
        if number.is_none() {
            reading.wrong(node, Words::fixed("a whole number", "一个整数"));
        }
        number
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("a whole number", "一个整数"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Number(*self)
    }
}

/// A count: a whole number that is not below zero.
impl Decode for u32 {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let number = node.scalar().and_then(|it| it.trim().parse().ok());
        if number.is_none() {
            reading.wrong(node, wanted_count());
        }
        number
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted_count())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Number(i64::from(*self))
    }
}

fn wanted_count() -> Words {
    Words::fixed("a whole number, 0 or more", "一个不小于 0 的整数")
}

/// Yes or no. Only plain `true` and `false`, and 是 and 否: `no`, `off` and `'no'` are texts.
impl Decode for bool {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.data {
            Data::Scalar { text, plain: true } if text == "true" || text == "是" => Some(true),
            Data::Scalar { text, plain: true } if text == "false" || text == "否" => Some(false),
            _ => {
                reading
                    .wrong(node, Words::fixed("`true` or `false`", "`true`（是）或 `false`（否）"));
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("`true` or `false`", "`true` 或 `false`"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Flag(*self)
    }
}

/// A day.
#[derive(Clone, Debug)]
pub struct Date {
    /// The day.
    pub day: civil::Date,
    /// As written.
    pub written: Spanned<String>,
}

impl Date {
    /// The day that `text` means: `2026-03-31`, also with `/` or `.`, `2026年3月31日`, a date with a
    /// time (of which the day counts), `Jun 1 2018`.
    pub fn parse(text: &str) -> Option<civil::Date> {
        let text = text.trim();
        let named = jiff::fmt::strtime::parse("%b %d, %Y", text)
            .or_else(|_| jiff::fmt::strtime::parse("%b %d %Y", text))
            .or_else(|_| jiff::fmt::strtime::parse("%d %b %Y", text));
        if let Ok(date) = named.and_then(|it| it.to_date()) {
            return Some(date);
        }
        let day =
            text.split_once(['T', ' ']).filter(|(day, _)| day.len() >= 8).map_or(text, |it| it.0);
        let parts: Vec<&str> =
            day.trim_end_matches('日').split(['-', '/', '.', '年', '月']).collect();
        let [year, month, day] = parts[..] else { return None };
        let digits = |it: &str, most| {
            (1..=most).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit())
        };
        (year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2)).then_some(())?;
        civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

impl Decode for Date {
    const SEES_BLANK: bool = true;

    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = scalar(node, reading, Words::fixed("a date", "一个日期"))?;
        match Date::parse(&written.value) {
            Some(day) => Some(Date { day, written }),
            None => {
                reading.report(node.span, What::BadDate { value: written.value });
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("a date `2026-03-31`", "日期 `2026-03-31`"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

/// Values under keys that the author chose, as the variables of a formula.
#[derive(Clone, Debug)]
pub struct ByName<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for ByName<T> {
    fn default() -> Self {
        ByName(Vec::new())
    }
}

impl<T: Decode> Slot for ByName<T> {
    fn fill(node: &Node, reading: &mut Reading<'_>) -> Self {
        if !matches!(node.data, Data::Map(_)) {
            if !node.is_null() {
                reading.wrong(node, Words::fixed("a mapping `name: value`", "一组 `名称: 值`"));
            }
            return ByName(Vec::new());
        }
        duplicates(node, reading);
        let one = |it: &super::Entry| {
            if it.value.is_null() {
                return None;
            }
            let value = reading.under(&it.key.value, |reading| T::decode(&it.value, reading))?;
            Some((it.key.clone(), value))
        };
        ByName(node.entries().iter().filter_map(one).collect())
    }

    fn shape() -> Shape {
        Shape::Named(Box::new(T::shape()))
    }

    fn show(&self) -> Shown<'_> {
        match &self.0[..] {
            [] => Shown::Nothing,
            named => Shown::Named(
                named.iter().map(|(name, it)| (name.value.as_str(), it.show())).collect(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_read_in_the_forms_people_write() {
        let want = jiff::civil::date(2026, 3, 1);
        for text in [
            "2026-03-01",
            "2026/3/1",
            "2026.3.1",
            "2026年3月1日",
            "2026-03-01T08:00:00Z",
            "2026-03-01 08:00",
            "Mar 1 2026",
            "Mar 1, 2026",
        ] {
            assert_eq!(Date::parse(text), Some(want), "{text}");
        }
        for text in ["yyyy-mm-dd", "", "2026-02-30", "20260301", "next week", "26-3-1"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
