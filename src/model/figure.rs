//! Figures: a number as people write it, with what stands around it: `≥ 95 %`, `不超过 3 天`.

use super::formula::{Dimension, Fraction};
use super::kinds::Aim;
use crate::text::Span;
use crate::yaml::Word;

/// A number that somebody wrote, and where.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The number.
    pub value: Fraction,
    /// Its unit, if one stands beside it.
    pub unit: Option<String>,
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What may stand before a number.
const BEFORE: &[&str] = &[
    "≥",
    "≤",
    ">=",
    "<=",
    ">",
    "<",
    "=",
    "≈",
    "at least",
    "at most",
    "up to",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "不大于",
    "不小于",
    "至少",
    "最多",
    "最高",
    "最低",
    "大于",
    "小于",
    "约",
];

/// What may stand after it and its unit.
const AFTER: &[&str] = &["以上", "以下", "以内", "及以上", "及以下", "or more", "or less"];

impl Figure {
    /// The figure that `word` is, if it is one.
    pub fn read(word: &Word) -> Option<Figure> {
        let (text, span) = (word.as_str().trim().to_owned(), word.span());
        let plain = text.replace('％', "%").replace('−', "-").replace('，', ",");
        let mut rest = plain.as_str();
        while let Some(it) = BEFORE.iter().find_map(|it| rest.strip_prefix(it)) {
            rest = it.trim_start();
        }
        while let Some(it) = AFTER.iter().find_map(|it| rest.strip_suffix(it)) {
            rest = it.trim_end();
        }
        let is_number = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',' | '-' | '+');
        let end = rest.find(|it| !is_number(it)).unwrap_or(rest.len());
        let number = Fraction::parse(&rest[..end].replace(',', ""))?;
        let unit = rest[end..].trim();
        let (times, unit) = match unit.strip_prefix('万') {
            Some(unit) => (10_000, unit),
            None => unit.strip_prefix('亿').map_or((1, unit), |unit| (100_000_000, unit)),
        };
        if unit.chars().any(|it| it.is_numeric()) {
            return None;
        }
        let value = number.times(Fraction::whole(times))?;
        Some(Figure { value, unit: (!unit.is_empty()).then(|| unit.to_owned()), text, span })
    }

    /// The figure of an aim, with the unit that the aim names.
    pub fn of(aim: &Aim) -> Option<Figure> {
        let figure = Figure::read(aim.value.as_ref()?)?;
        let unit = aim.unit.as_ref().map(|it| it.as_str().to_owned());
        Some(Figure { unit: unit.or(figure.unit), ..figure })
    }

    /// Whether both are measured in one unit; a figure without one is measured in `usual`.
    pub fn is_like(&self, other: &Figure, usual: Option<&str>) -> bool {
        let (a, b) = (self.unit.as_deref().or(usual), other.unit.as_deref().or(usual));
        match (a, b) {
            (Some(a), Some(b)) => a == b || Dimension::of(a).is_some() && same(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Whether two words name one unit.
fn same(a: &str, b: &str) -> bool {
    // Ratios are written in different ways, and amounts in different sizes.
    let plain = |it: &str| it.trim().to_lowercase();
    let is_single = |it: &str| !matches!(it, "%" | "‰" | "ppm") && !it.starts_with(['万', '亿']);
    let (a, b) = (plain(a), plain(b));
    a == b || is_single(&a) && is_single(&b) && Dimension::of(&a) == Dimension::of(&b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Spanned;

    fn figure(text: &str) -> Option<(String, Option<String>)> {
        let word = Word(Spanned::new(text.to_owned(), Span::default()));
        Figure::read(&word).map(|it| (it.value.to_string(), it.unit))
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        for (text, value, unit) in [
            ("98", "98", None),
            ("98.5 %", "98.5", Some("%")),
            ("≥ 95％", "95", Some("%")),
            ("-3", "-3", None),
            ("不超过 3 天", "3", Some("天")),
            ("5万元", "50000", Some("元")),
            ("1,200 CNY", "1200", Some("CNY")),
            ("95%以上", "95", Some("%")),
        ] {
            assert_eq!(figure(text), Some((value.to_owned(), unit.map(str::to_owned))), "{text}");
        }
        for text in ["", "many", "2-3", "2 ~ 3 days", "零"] {
            assert_eq!(figure(text), None, "{text}");
        }
    }
}
