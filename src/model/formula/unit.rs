//! Units: what the parts of a formula are measured in, and whether they fit together.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Fraction, Function, Node, Op, Part};
use crate::text::Words;

/// What a value is measured in: the powers of units, so that `CNY` by `day` is a power of each. No
/// unit at all is a ratio.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimension(BTreeMap<Base, i32>);

/// A unit, as far as units differ in kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Base {
    /// What is no unit: a share, a multiple.
    Ratio,
    Money(String),
    Time(&'static str),
    Count,
    Score,
    Own(String),
}

/// Two parts of a formula that are added, subtracted or compared though they differ in kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mixed {
    /// The second of them.
    pub range: Range<usize>,
    /// What the first is measured in.
    pub left: Dimension,
    /// What the second is measured in.
    pub right: Dimension,
}

/// Currencies: the code, and what else they are called.
const MONEY: &[(&str, &[&str])] = &[
    ("CNY", &["元", "人民币", "rmb", "yuan", "¥", "万元", "亿元"]),
    ("USD", &["美元", "$", "dollar", "dollars"]),
    ("EUR", &["欧元", "€", "euro", "euros"]),
    ("GBP", &["英镑", "£"]),
    ("JPY", &["日元"]),
    ("HKD", &["港元", "港币"]),
];

/// Units of time: the name, and what else they are called.
const TIME: &[(&str, &[&str])] = &[
    ("second", &["seconds", "秒", "秒钟"]),
    ("minute", &["minutes", "min", "分钟"]),
    ("hour", &["hours", "h", "小时", "个小时"]),
    ("day", &["days", "d", "天", "日", "business day", "business days", "工作日", "个工作日"]),
    ("week", &["weeks", "周"]),
    ("month", &["months", "月", "个月"]),
    ("year", &["years", "年"]),
];

/// Words for single things.
const COUNT: &[&str] = &[
    "count", "piece", "pieces", "pcs", "次", "个", "件", "单", "人", "名", "家", "台", "笔", "份",
    "批", "条", "人次", "位", "张", "项",
];

/// Ratios, in whatever they are written.
const RATIO: &[&str] = &["%", "percent", "‰", "ratio", "比值", "倍", "ppm"];

const SCORE: &[&str] = &["score", "分", "point", "points"];

/// Whether `word` is a unit that is known.
pub(super) fn is_unit(word: &str) -> bool {
    base(word).is_some_and(|it| !matches!(it, Base::Own(_)))
}

/// The unit that `word` names.
fn base(word: &str) -> Option<Base> {
    let word = word.trim().to_lowercase();
    let is_called = |(name, other): &&(&'static str, &[&str])| {
        name.to_lowercase() == word || other.contains(&word.as_str())
    };
    if word.is_empty() {
        return None;
    }
    Some(if let Some((name, _)) = MONEY.iter().find(is_called) {
        Base::Money((*name).to_owned())
    } else if let Some((name, _)) = TIME.iter().find(is_called) {
        Base::Time(name)
    } else if COUNT.contains(&word.as_str()) {
        Base::Count
    } else if SCORE.contains(&word.as_str()) {
        Base::Score
    } else if RATIO.contains(&word.as_str()) {
        Base::Ratio
    } else {
        Base::Own(word)
    })
}

impl Dimension {
    /// What `unit` is: `CNY`, `元/天`.
    pub fn of(unit: &str) -> Option<Dimension> {
        let mut parts = unit.split(['/', '／']);
        let mut all = Dimension::one(base(parts.next()?)?);
        for below in parts {
            all = all.joined(&Dimension::one(base(below)?), -1);
        }
        Some(all)
    }

    fn one(base: Base) -> Dimension {
        let is_unit = base != Base::Ratio;
        Dimension(is_unit.then_some((base, 1)).into_iter().collect())
    }

    fn joined(mut self, other: &Dimension, sign: i32) -> Dimension {
        for (base, power) in &other.0 {
            *self.0.entry(base.clone()).or_default() += sign * power;
        }
        self.0.retain(|_, power| *power != 0);
        self
    }

    /// Whether it is a ratio; what is counted counts as none.
    pub fn is_ratio(&self) -> bool {
        self.0.keys().all(|it| *it == Base::Count)
    }

    /// Whether it is a count of things.
    pub fn is_count(&self) -> bool {
        self.is_ratio() && !self.0.is_empty()
    }

    /// Whether it is made of units that are known to everybody.
    pub fn is_known(&self) -> bool {
        !self.0.keys().any(|it| matches!(it, Base::Own(_)))
    }

    /// Whether it is an amount of money, for whatever it is paid.
    pub fn is_money(&self) -> bool {
        let mut money = self.0.iter().filter(|(it, _)| matches!(it, Base::Money(_)));
        money.next().is_some_and(|(_, power)| *power == 1) && money.next().is_none()
    }

    /// Whether it is a length of time and nothing else.
    pub fn is_time(&self) -> bool {
        let rest: Vec<_> = self.0.iter().filter(|(it, _)| **it != Base::Count).collect();
        matches!(rest[..], [(Base::Time(_), 1)])
    }

    /// What it is called.
    pub fn words(&self) -> Words {
        let (mut en, mut zh) = ((Vec::new(), String::new()), (Vec::new(), String::new()));
        for (base, power) in &self.0 {
            let words = base.words();
            if *power > 0 {
                en.0.push(words.en.to_string());
                zh.0.push(words.zh.to_string());
            } else {
                en.1 = format!("{}/{}", en.1, words.en);
                zh.1 = format!("{}/{}", zh.1, words.zh);
            }
        }
        if self.0.is_empty() {
            return Base::Ratio.words();
        }
        let one = |(top, below): (Vec<String>, String)| {
            let top = if top.is_empty() { "1".to_owned() } else { top.join("·") };
            format!("{top}{below}")
        };
        Words::new(one(en), one(zh))
    }
}

impl Base {
    fn words(&self) -> Words {
        match self {
            Base::Money(code) if code == "CNY" => Words::fixed("CNY", "元"),
            Base::Money(code) | Base::Own(code) => Words::same(code.clone()),
            Base::Time(name) => {
                let zh = TIME
                    .iter()
                    .find(|(it, _)| it == name)
                    .and_then(|(_, other)| other.iter().find(|it| !it.is_ascii()));
                Words::new(*name, zh.copied().unwrap_or(name))
            }
            Base::Ratio => Words::fixed("ratio", "比值"),
            Base::Count => Words::fixed("count", "个"),
            Base::Score => Words::fixed("score", "分"),
        }
    }
}

impl Node {
    /// What the result is measured in, if that is known of all that matters for it. `of` says it of
    /// variables.
    pub fn dimension(
        &self,
        of: &dyn Fn(&str) -> Option<Dimension>,
    ) -> Result<Option<Dimension>, Mixed> {
        match &self.part {
            Part::Number(_, Some(unit)) => Ok(Dimension::of(unit)),
            // A plain number fits everything.
            Part::Number(..) => Ok(None),
            Part::Percent(_) => Ok(Some(Dimension::default())),
            Part::Name(name) => Ok(of(name)),
            Part::Negative(inside) => inside.dimension(of),
            Part::Two(Op::Plus | Op::Minus, left, right) => alike([&**left, &**right], of),
            Part::Two(op, left, right) => {
                let (a, b) = (left.dimension(of)?, right.dimension(of)?);
                Ok(match (a, b) {
                    (Some(a), Some(b)) => Some(a.joined(&b, if *op == Op::By { -1 } else { 1 })),
                    (Some(a), None) if right.keeps_unit() => Some(a),
                    (None, Some(b)) if left.keeps_unit() && *op == Op::Times => Some(b),
                    // Another number may turn hours into minutes.
                    _ => None,
                })
            }
            Part::Call(Function::Count, inside) => {
                alike(inside, of)?;
                Ok(Some(Dimension::one(Base::Count)))
            }
            Part::Call(_, inside) => alike(inside, of),
        }
    }

    /// Whether it is a number that changes how a ratio is written and not what is measured.
    fn keeps_unit(&self) -> bool {
        matches!(&self.part, Part::Number(number, None) if *number == Fraction::HUNDRED)
    }
}

/// What all of `parts` are measured in.
fn alike<'n>(
    parts: impl IntoIterator<Item = &'n Node>,
    of: &dyn Fn(&str) -> Option<Dimension>,
) -> Result<Option<Dimension>, Mixed> {
    let mut first: Option<Dimension> = None;
    let mut is_sure = true;
    for part in parts {
        match (part.dimension(of)?, &first) {
            (None, _) => is_sure = false,
            (Some(it), None) => first = Some(it),
            (Some(right), Some(left)) if right != *left => {
                return Err(Mixed { range: part.range.clone(), left: left.clone(), right });
            }
            _ => {}
        }
    }
    Ok(first.filter(|_| is_sure))
}

#[cfg(test)]
mod tests {
    use super::super::{Formula, ReadFormula};
    use super::*;

    fn dimension(text: &str) -> Result<Option<Dimension>, Mixed> {
        let ReadFormula::Formula(formula) = Formula::read(text, &["sales"]) else {
            panic!("{text} is a formula")
        };
        formula.tree.dimension(&|name| {
            Dimension::of(match name {
                "sales" | "costs" => "元",
                "days" => "day",
                "orders" | "stores" => "count",
                "hours" => "小时",
                "minutes" => "minute",
                _ => return None,
            })
        })
    }

    fn words(text: &str) -> Option<String> {
        dimension(text).unwrap().map(|it| it.words().en.into_owned())
    }

    #[test]
    fn units_are_calculated_with() {
        assert_eq!(words("costs / sales * 100").as_deref(), Some("ratio"));
        assert_eq!(words("sum(sales) / (stores * days)").as_deref(), Some("CNY/day/count"));
        assert_eq!(words("orders / orders × 100%").as_deref(), Some("ratio"));
        assert_eq!(words("hours * 60 + minutes"), None);
        assert_eq!(words("sales / something"), None);
        assert_eq!(words("count(sales)").as_deref(), Some("count"));
        assert_eq!(Dimension::of("元/人").unwrap().words().zh, "元/个");
        assert!(dimension("sales / orders").unwrap().unwrap().is_money());
    }

    #[test]
    fn sums_of_different_units_are_found() {
        let mixed = dimension("costs / (sales + orders)").unwrap_err();
        assert_eq!((mixed.left.words().en, mixed.right.words().en), ("CNY".into(), "count".into()));
        assert_eq!(mixed.range, 17..23);
        assert!(dimension("hours + minutes").is_err());
        assert!(dimension("max(sales, days)").is_err());
        assert!(dimension("sales + 100").is_ok());
    }
}
