//! Thresholds: how much of something is too much, where `manual.yaml` may say otherwise.

use crate::text::{Spanned, Words};
use crate::yaml::{Decode, Node, Period, Reading, Shape, Shown, Unit, record};

/// A part of a whole: `70` or `70%`.
#[derive(Clone, Debug)]
pub struct Percent {
    /// The number before `%`.
    pub value: u32,
    written: String,
}

impl Decode for Percent {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = node.scalar().unwrap_or_default().trim();
        let number = written.trim_end_matches(['%', '％']).trim_end();
        match number.parse() {
            Ok(value @ 0..=100) => Some(Percent { value, written: written.to_owned() }),
            _ => {
                reading.wrong(node, Percent::words());
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(Percent::words())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written)
    }
}

impl Percent {
    fn words() -> Words {
        Words::fixed("a percentage `70%`", "百分比 `70%`")
    }
}

/// How many, of what one counts: no less than none.
#[derive(Clone, Debug)]
pub struct Count(u32);

impl Decode for Count {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let number = node.scalar().and_then(|it| it.trim().parse().ok());
        if number.is_none() {
            reading.wrong(node, Count::words());
        }
        number.map(Count)
    }

    fn shape() -> Shape {
        Shape::Scalar(Count::words())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Number(self.0.into())
    }
}

impl Count {
    fn words() -> Words {
        Words::fixed("a number `25`", "一个数 `25`")
    }
}

record! {
    /// From where on the checks say that something is too much, too alike or too late.
    pub struct Thresholds {
        /// How much alike two duties are that count as one and the same; 70% if not given.
        overlap | "职责重复度": Option<Percent>,
        /// How many roles may be asked at a step; 3 if not given.
        max_consulted | "咨询岗位上限": Option<Count>,
        /// How many roles may be told at a step; 6 if not given.
        max_informed | "知会岗位上限": Option<Count>,
        /// The share of all processes that one role may answer for; 40% if not given.
        accountable_share | "最终责任占比上限": Option<Percent>,
        /// The share of all steps that one role may do; 50% if not given.
        responsible_share | "执行占比上限": Option<Percent>,
        /// How many steps a process may have; 25 if not given.
        max_steps | "步骤数上限": Option<Count>,
        /// How many hours of regular meetings a role may have in a week; 10 if not given.
        max_meeting_hours | "每周例会时数上限": Option<Count>,
        /// How many days before a review is due it is spoken of; 30 if not given.
        review_soon_days | "复审提前提醒天数": Option<Count>,
        /// How many days a suggestion may wait for its answer; 30 if not given.
        answer_days | "建议答复天数": Option<Count>,
        /// How many days before a licence or the support of a tool ends it is spoken of; 90 if not given.
        licence_days | "许可到期提前提醒天数": Option<Count>,
        /// How far two exercises of a plan may lie apart; 1 year if not given.
        exercise_max | "演练间隔上限": Option<Period>
    }
}

impl Thresholds {
    /// How many in a hundred two duties have in common that count as one and the same.
    pub fn overlap(&self) -> u32 {
        self.overlap.as_ref().map_or(70, |it| it.value)
    }

    /// How many roles may be asked at a step.
    pub fn max_consulted(&self) -> usize {
        count(self.max_consulted.as_ref(), 3)
    }

    /// How many roles may be told at a step.
    pub fn max_informed(&self) -> usize {
        count(self.max_informed.as_ref(), 6)
    }

    /// For how many in a hundred processes one role may answer.
    pub fn accountable_share(&self) -> u32 {
        self.accountable_share.as_ref().map_or(40, |it| it.value)
    }

    /// How many in a hundred steps one role may do.
    pub fn responsible_share(&self) -> u32 {
        self.responsible_share.as_ref().map_or(50, |it| it.value)
    }

    /// How many steps a process may have.
    pub fn max_steps(&self) -> usize {
        count(self.max_steps.as_ref(), 25)
    }

    /// How many hours of regular meetings a role may have in a week.
    pub fn max_meeting_hours(&self) -> u32 {
        self.max_meeting_hours.as_ref().map_or(10, |it| it.0)
    }

    /// How many days before a review is due it is spoken of.
    pub fn review_soon_days(&self) -> i64 {
        days(self.review_soon_days.as_ref(), 30)
    }

    /// How many days a suggestion may wait for its answer.
    pub fn answer_days(&self) -> i64 {
        days(self.answer_days.as_ref(), 30)
    }

    /// How many days before a licence or the support of a tool ends it is spoken of.
    pub fn licence_days(&self) -> i64 {
        days(self.licence_days.as_ref(), 90)
    }

    /// How far two exercises of a plan may lie apart.
    pub fn exercise_max(&self) -> Period {
        let year = || Period { parts: vec![(1, Unit::Year)], written: Spanned::default() };
        self.exercise_max.clone().unwrap_or_else(year)
    }
}

fn count(given: Option<&Count>, otherwise: usize) -> usize {
    given.map_or(otherwise, |it| usize::try_from(it.0).expect("as wide as u32 at least"))
}

fn days(given: Option<&Count>, otherwise: i64) -> i64 {
    given.map_or(otherwise, |it| it.0.into())
}

#[cfg(test)]
mod tests {
    use super::{Percent, Thresholds};
    use crate::text::SourceId;
    use crate::yaml::{Decode, Reading, parse};

    fn read<T: Decode>(text: &str) -> Option<T> {
        let mut problems = Vec::new();
        let node = parse(text, 0..text.len(), SourceId::default(), &mut problems);
        T::decode(&node, &mut Reading::new(&mut problems))
    }

    #[test]
    fn what_is_not_given_has_its_default() {
        let some = read::<Thresholds>("max_steps: 40\noverlap: 80%\n").expect("a mapping");
        assert_eq!((some.max_steps(), some.overlap(), some.max_consulted()), (40, 80, 3));
        assert_eq!((some.licence_days(), some.accountable_share()), (90, 40));
        assert_eq!(some.exercise_max().words().en, "1 year");
    }

    #[test]
    fn a_percentage_may_leave_out_its_sign() {
        for text in ["70", "70%", "70 %", "70％"] {
            assert_eq!(read::<Percent>(text).map(|it| it.value), Some(70), "{text}");
        }
        for text in ["0.7", "170", "-1", "much"] {
            assert!(read::<Percent>(text).is_none(), "{text}");
        }
    }
}
