//! Numbers with a unit, as targets and measured values are: `98.5 %`, `≥ 95%`, `4.5 分`.

use unicode_normalization::UnicodeNormalization;

use super::money::Currency;
use super::values::{pair, scalar};
use super::{Decimal, Decode, Node, Reading, Shape, Shown};
use crate::text::{Span, Spanned, What, Words};

/// How a value compares with the number that stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// `≥`, 不低于.
    AtLeast,
    /// `>`, 高于.
    MoreThan,
    /// `≤`, 不超过.
    AtMost,
    /// `<`, 低于.
    LessThan,
}

impl Sign {
    /// Whether it asks for more rather than less.
    pub fn is_lower_end(self) -> bool {
        matches!(self, Sign::AtLeast | Sign::MoreThan)
    }
}

/// Signs before the number, the longer ones first where one begins another.
const BEFORE: &[(&str, Sign)] = &[
    ("≥", Sign::AtLeast),
    (">=", Sign::AtLeast),
    ("=>", Sign::AtLeast),
    ("不低于", Sign::AtLeast),
    ("不少于", Sign::AtLeast),
    ("不小于", Sign::AtLeast),
    ("大于等于", Sign::AtLeast),
    ("至少", Sign::AtLeast),
    ("at least", Sign::AtLeast),
    ("not less than", Sign::AtLeast),
    ("≤", Sign::AtMost),
    ("<=", Sign::AtMost),
    ("=<", Sign::AtMost),
    ("不高于", Sign::AtMost),
    ("不超过", Sign::AtMost),
    ("不多于", Sign::AtMost),
    ("不大于", Sign::AtMost),
    ("小于等于", Sign::AtMost),
    ("至多", Sign::AtMost),
    ("最多", Sign::AtMost),
    ("at most", Sign::AtMost),
    ("up to", Sign::AtMost),
    ("not more than", Sign::AtMost),
    ("no more than", Sign::AtMost),
    (">", Sign::MoreThan),
    ("高于", Sign::MoreThan),
    ("大于", Sign::MoreThan),
    ("超过", Sign::MoreThan),
    ("多于", Sign::MoreThan),
    ("more than", Sign::MoreThan),
    ("above", Sign::MoreThan),
    ("over", Sign::MoreThan),
    ("<", Sign::LessThan),
    ("低于", Sign::LessThan),
    ("小于", Sign::LessThan),
    ("少于", Sign::LessThan),
    ("不足", Sign::LessThan),
    ("less than", Sign::LessThan),
    ("below", Sign::LessThan),
    ("under", Sign::LessThan),
];

/// Signs after it; in Chinese law 以上, 以下 and 以内 include the number.
const AFTER: &[(&str, Sign)] = &[
    ("及以上", Sign::AtLeast),
    ("以上", Sign::AtLeast),
    ("or more", Sign::AtLeast),
    ("及以下", Sign::AtMost),
    ("以下", Sign::AtMost),
    ("以内", Sign::AtMost),
    ("之内", Sign::AtMost),
    ("or less", Sign::AtMost),
];

/// A number, perhaps with a unit and a sign.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The number.
    pub value: Decimal,
    /// The unit as written, if there is one; money by the code of its currency.
    pub unit: Option<String>,
    /// The sign, if there is one.
    pub sign: Option<Sign>,
    /// As written.
    pub written: Spanned<String>,
}

/// What a text says of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    value: Decimal,
    unit: Option<String>,
    sign: Option<Sign>,
}

impl Quantity {
    /// As written.
    pub fn as_str(&self) -> &str {
        &self.written.value
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.written.span
    }

    fn parse(text: &str) -> Option<Parts> {
        let text = text.trim().nfkc().collect::<String>();
        let lower = text.to_lowercase();
        let (before, lower) = match BEFORE.iter().find(|(it, _)| lower.starts_with(it)) {
            Some((spelling, sign)) => (Some(*sign), lower[spelling.len()..].trim_start()),
            None => (None, lower.as_str()),
        };
        let (lower, percent) = match lower.strip_prefix("百分之") {
            Some(rest) => (rest, Some("%".to_owned())),
            None => (lower, None),
        };
        let (money, lower) = match Currency::leading(lower) {
            Some((currency, rest)) => (Some(currency.code().to_owned()), rest),
            None => (None, lower),
        };
        let (value, rest) = Decimal::leading(lower)?;
        // The unit in its own letters: `kWh`. Lower case may be longer than what it came from.
        let start = text.len().checked_sub(rest.len()).filter(|it| text.is_char_boundary(*it))?;
        let rest = text[start..].trim();
        let (after, rest) = match AFTER.iter().find(|(it, _)| rest.ends_with(it)) {
            Some((spelling, sign)) => (Some(*sign), rest[..rest.len() - spelling.len()].trim_end()),
            None => (None, rest),
        };
        if before.is_some() && after.is_some() {
            return None;
        }
        let unit = match (percent.or(money), rest) {
            (unit, "") => unit,
            (None, unit) if is_unit(unit) => Some(unit.to_owned()),
            // `¥50,000元` says its currency twice.
            (Some(unit), rest) if Currency::parse(rest)?.code() == unit => Some(unit),
            _ => return None,
        };
        Some(Parts { value, unit, sign: before.or(after) })
    }
}

/// Whether `text` can be a unit: short, no sentence, no second number as in `2-3 days`.
fn is_unit(text: &str) -> bool {
    let parts = text.split_whitespace().count();
    let begins = text.starts_with(|it: char| it.is_alphabetic() || "%‰°/'\"".contains(it));
    let ends = !text.contains(|it: char| ",;:，。；：、!?<>≤≥=~+".contains(it));
    let is_range = text.starts_with(['至', '到', '或', '和'])
        || ["to ", "or ", "and "].iter().any(|it| text.starts_with(it));
    begins && ends && !is_range && parts <= 3 && text.chars().count() <= 20
}

impl Decode for Quantity {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let pair = pair(node, &["value", "数值"], &["unit", "单位"]);
        let written = pair.or_else(|| scalar(node, reading, wanted()))?;
        match Quantity::parse(&written.value) {
            Some(Parts { value, unit, sign }) => Some(Quantity { value, unit, sign, written }),
            None => {
                reading.report(node.span, What::BadQuantity { value: written.value });
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

fn wanted() -> Words {
    Words::fixed("a number as `98.5 %`, `12`", "数值，可带单位，如“98.5%”“4.5 分”“12”")
}

#[cfg(test)]
mod tests {
    use super::{Parts, Quantity, Sign};

    #[test]
    fn quantities_are_read_as_people_write_them() {
        use Sign::{AtLeast, AtMost, LessThan, MoreThan};
        for (text, value, unit, sign) in [
            ("12", "12", None, None),
            ("98.5 %", "98.5", Some("%"), None),
            ("98.5%", "98.5", Some("%"), None),
            ("98.5％", "98.5", Some("%"), None),
            ("≥ 95%", "95", Some("%"), Some(AtLeast)),
            ("＞= 95%", "95", Some("%"), Some(AtLeast)),
            ("不低于95%", "95", Some("%"), Some(AtLeast)),
            ("95% 以上", "95", Some("%"), Some(AtLeast)),
            ("at most 3 days", "3", Some("days"), Some(AtMost)),
            ("5 天以内", "5", Some("天"), Some(AtMost)),
            ("超过 8%", "8", Some("%"), Some(MoreThan)),
            ("低于 5", "5", None, Some(LessThan)),
            ("4.5 分", "4.5", Some("分"), None),
            ("1,200 元", "1200", Some("元"), None),
            ("5万元", "50000", Some("元"), None),
            ("¥50,000", "50000", Some("CNY"), None),
            ("USD 5", "5", Some("USD"), None),
            ("2 天", "2", Some("天"), None),
            ("3 kWh/m²", "3", Some("kWh/m2"), None),
            ("百分之95", "95", Some("%"), None),
            ("三十 ppm", "30", Some("ppm"), None),
            ("-2 °C", "-2", Some("°C"), None),
            ("8℃", "8", Some("°C"), None),
        ] {
            let value = super::Decimal::parse(value).unwrap();
            let want = Parts { value, unit: unit.map(str::to_owned), sign };
            assert_eq!(Quantity::parse(text), Some(want), "{text}");
        }
        for text in
            ["", "%", "high", "2-3 天", "2 至 3 天", "5 to 6", "95%，每月", "≥", "as good as 5"]
        {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }
}
