//! Cycles: `quarterly`, `每季度`, `every 3 months`.

use jiff::civil;

use super::period::{Unit, after, in_words};
use super::values::scalar;
use super::{Choice, Decimal, Decode, Node, Period, Reading, Shape, Shown, WorkDays};
use crate::text::{Spanned, What, Words};

/// How often something happens.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// The rhythm: a name from [`CYCLES`], or a period.
    pub rhythm: Rhythm,
    /// As written.
    pub written: Spanned<String>,
}

/// The rhythm of a [`Cycle`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// One of the named cycles.
    Named(&'static Choice, Option<(u32, Unit)>),
    /// Every so often.
    Every(Vec<(u32, Unit)>),
}

impl Rhythm {
    /// The parts of one turn; none where it has no length.
    pub fn turn(&self) -> &[(u32, Unit)] {
        match self {
            Rhythm::Named(_, length) => length.as_slice(),
            Rhythm::Every(parts) => parts,
        }
    }

    /// The named cycle.
    pub(super) fn named(name: &str) -> Option<Rhythm> {
        let it = CYCLES.iter().find(|(it, _)| it.name == name);
        it.map(|(choice, length)| Rhythm::Named(choice, *length))
    }

    /// The name of a named cycle, as `monthly`.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Rhythm::Named(choice, _) => Some(choice.name),
            Rhythm::Every(_) => None,
        }
    }
}

/// The named cycles, and how long one turn takes where it has a length.
const CYCLES: &[(Choice, Option<(u32, Unit)>)] = &[
    (Choice { name: "daily", zh: &["每日", "每天"] }, Some((1, Unit::Day))),
    (Choice { name: "weekly", zh: &["每周"] }, Some((1, Unit::Week))),
    (Choice { name: "biweekly", zh: &["每两周", "双周"] }, Some((2, Unit::Week))),
    (Choice { name: "monthly", zh: &["每月"] }, Some((1, Unit::Month))),
    (Choice { name: "quarterly", zh: &["每季度", "每季"] }, Some((3, Unit::Month))),
    (Choice { name: "semiannual", zh: &["每半年"] }, Some((6, Unit::Month))),
    (Choice { name: "annual", zh: &["每年", "每年度"] }, Some((1, Unit::Year))),
    (Choice { name: "once", zh: &["一次性", "一次"] }, None),
    (Choice { name: "per_event", zh: &["按事件", "随时", "每次"] }, None),
    (Choice { name: "continuous", zh: &["持续"] }, None),
];

impl Cycle {
    /// The day on which the next turn is due after `last`, for cycles that have a length.
    pub fn next_after(&self, last: civil::Date, work: &WorkDays) -> Option<civil::Date> {
        let parts = self.rhythm.turn();
        (!parts.is_empty()).then(|| parts.iter().fold(last, |day, it| after(day, *it, work)))
    }

    /// How often it comes in a week, for cycles that have a length; a daily one on working days.
    pub fn times_a_week(&self, work: &WorkDays) -> Option<Decimal> {
        let [(count, unit)] = *self.rhythm.turn() else { return None };
        let (times, weeks) = match unit {
            Unit::Day if count == 1 => (i64::from(work.a_week()), 1),
            Unit::Day => (7, 1),
            Unit::BusinessDay => (i64::from(work.a_week()), 1),
            Unit::Week => (1, 1),
            Unit::Month => (12, 52),
            Unit::Year => (1, 52),
            Unit::Minute | Unit::Hour => return None,
        };
        Decimal::from(times).over(Decimal::from(weeks * i64::from(count)))
    }

    fn parse(text: &str) -> Option<Rhythm> {
        let typed = text.trim().to_lowercase().replace([' ', '-'], "_");
        let named = CYCLES.iter().find(|(it, _)| it.name == typed || it.zh.contains(&&*typed));
        if let Some((choice, length)) = named {
            return Some(Rhythm::Named(choice, *length));
        }
        match typed.as_str() {
            "yearly" | "annually" => return Cycle::parse("annual"),
            _ => {}
        }
        let text = text.trim().to_lowercase();
        let turn = ["every ", "each ", "每"].into_iter().find_map(|it| text.strip_prefix(it));
        // `every business day` says no number and means one.
        let one = || Period::parse(&format!("1 {}", turn?.trim_start()));
        Period::parse(turn.unwrap_or(&text)).or_else(one).map(Rhythm::Every)
    }
}

fn wanted_cycle() -> Words {
    Words::fixed("a cycle as `quarterly` or `6 months`", "一个周期，如“每季度”“quarterly”“6个月”")
}

impl Decode for Cycle {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = scalar(node, reading, wanted_cycle())?;
        match Cycle::parse(&written.value) {
            Some(rhythm) => Some(Cycle { rhythm, written }),
            None => {
                reading.report(node.span, What::BadPeriod { value: written.value });
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted_cycle())
    }

    fn show(&self) -> Shown<'_> {
        match &self.rhythm {
            Rhythm::Named(choice, _) => Shown::Choice(choice.name, choice.words()),
            Rhythm::Every(parts) => {
                let every = in_words(parts);
                Shown::Words(Words::new(format!("every {}", every.en), format!("每 {}", every.zh)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cycle, Decimal, Spanned, WorkDays};

    #[test]
    fn cycles_have_names_and_lengths() {
        for text in [
            "quarterly",
            "每季度",
            "Semiannual",
            "every 3 months",
            "每3个月",
            "per event",
            "every day",
            "每个工作日",
        ] {
            assert!(Cycle::parse(text).is_some(), "{text}");
        }
        assert!(Cycle::parse("sometimes").is_none());
    }

    #[test]
    fn cycles_are_counted_by_the_week() {
        for (text, want) in [
            ("daily", "5"),
            ("weekly", "1"),
            ("biweekly", "0.5"),
            ("every 2 days", "3.5"),
            ("monthly", "0.230769231"),
        ] {
            let cycle = Cycle { rhythm: Cycle::parse(text).unwrap(), written: Spanned::default() };
            let times = cycle.times_a_week(&WorkDays::default());
            assert_eq!(times, Decimal::parse(want), "{text}");
        }
        let once = Cycle { rhythm: Cycle::parse("once").unwrap(), written: Spanned::default() };
        assert_eq!(once.times_a_week(&WorkDays::default()), None);
    }
}
