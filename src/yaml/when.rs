//! Time nodes: `T+2d`, `每月5日前`, `18:00 daily`.

use jiff::civil;

use super::moment::moment;
use super::period::{Rhythm, Unit};
use super::{Decode, Length, Node, Reading, Shape, Shown, Text};
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

impl Offset {
    /// How far.
    pub fn length(&self) -> Length {
        Length::of(&self.parts)
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
