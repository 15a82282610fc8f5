//! The tree that a formula is.

use std::ops::Range;

use super::Fraction;

/// A part of a formula, and where it stands in the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub part: Part,
}

/// What a part of a formula can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number, with its unit if one follows: `60`, `60 minutes`.
    Number(Fraction, Option<String>),
    /// So many in a hundred: `100%`.
    Percent(Fraction),
    /// A variable, as people write its name.
    Name(String),
    /// The same on the other side of zero.
    Negative(Box<Node>),
    /// Two parts and what joins them.
    Two(Op, Box<Node>, Box<Node>),
    /// A function of some parts.
    Call(Function, Vec<Node>),
}

/// What joins two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Op {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `×`
    Times,
    /// `÷`
    By,
}

/// What can be made of several values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Their sum.
    Sum,
    /// Their mean.
    Avg,
    /// The least.
    Min,
    /// The greatest.
    Max,
    /// How many there are.
    Count,
    /// The middle one.
    Median,
    /// The one that so many of a thousand do not exceed: `p95` is 950.
    Percentile(u16),
}

/// The functions and how they are called.
const FUNCTIONS: &[(Function, &[&str])] = &[
    (Function::Sum, &["sum", "total", "合计", "求和", "总和", "Σ", "∑"]),
    (Function::Avg, &["avg", "average", "mean", "平均", "平均值", "均值"]),
    (Function::Min, &["min", "最小", "最小值"]),
    (Function::Max, &["max", "最大", "最大值"]),
    (Function::Count, &["count", "计数", "个数"]),
    (Function::Median, &["median", "中位数", "中位值"]),
];

impl Function {
    /// The function called `name`.
    pub fn called(name: &str) -> Option<Function> {
        let name = name.to_lowercase();
        let known =
            FUNCTIONS.iter().find(|(_, names)| names.iter().any(|it| it.to_lowercase() == name));
        known.map(|(it, _)| *it).or_else(|| percentile(&name))
    }

    /// How it is written.
    pub fn name(self) -> String {
        match self {
            Function::Percentile(it) if it % 10 == 0 => format!("p{}", it / 10),
            Function::Percentile(it) => format!("p{}.{}", it / 10, it % 10),
            other => {
                let known = FUNCTIONS.iter().find(|(it, _)| *it == other);
                known.map_or("", |(_, names)| names[0]).to_owned()
            }
        }
    }
}

/// `p95` and `p99.9`.
fn percentile(name: &str) -> Option<Function> {
    let digits = name.strip_prefix('p')?;
    let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |it: &str, most| {
        (1..=most).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit())
    };
    (is_number(whole, 2) && is_number(tenth, 1)).then_some(())?;
    let thousandth = whole.parse::<u16>().ok()? * 10 + tenth.parse::<u16>().ok()?;
    (thousandth > 0).then_some(Function::Percentile(thousandth))
}

impl Node {
    /// Every name in it, from left to right, with where it stands.
    pub fn names(&self) -> Vec<(&str, Range<usize>)> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            match &node.part {
                Part::Number(..) | Part::Percent(_) => {}
                Part::Name(name) => found.push((name.as_str(), node.range.clone())),
                Part::Negative(of) => open.push(of),
                Part::Two(_, left, right) => open.extend([&**right, &**left]),
                Part::Call(_, of) => open.extend(of.iter().rev()),
            }
        }
        found
    }

    /// Whether `is_it` holds for a part of it.
    pub fn has(&self, is_it: impl Fn(&Part) -> bool) -> bool {
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            if is_it(&node.part) {
                return true;
            }
            match &node.part {
                Part::Number(..) | Part::Percent(_) | Part::Name(_) => {}
                Part::Negative(of) => open.push(of),
                Part::Two(_, left, right) => open.extend([&**right, &**left]),
                Part::Call(_, of) => open.extend(of),
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Function;

    #[test]
    fn functions_have_names_in_both_languages() {
        assert_eq!(Function::called("SUM"), Some(Function::Sum));
        assert_eq!(Function::called("中位数"), Some(Function::Median));
        assert_eq!(Function::called("P95"), Some(Function::Percentile(950)));
        assert_eq!(Function::called("p99.9").map(Function::name).as_deref(), Some("p99.9"));
        for name in ["p", "p0", "p100", "px", "stdev", "p9.99"] {
            assert_eq!(Function::called(name), None, "{name}");
        }
    }
}
