//! What tests outside of the crate may call: the phases, each from one value to the next. No promise.

pub use crate::checks::check;
pub use crate::diagnostics::{Diagnostic, Finding, Level, Levels, Report};
pub use crate::markdown::{RawHtml, normalise, slug, split};
pub use crate::model::kinds::{AnyEntity, KINDS, Key, Kind, fields_of};
pub use crate::model::{Asked, From, Manual, State, Target, Use};
pub use crate::report::{Terminal, human, json, summary};
pub use crate::search::{
    Answer, Part, Record, Section, Shelf, Sort, answering, answers, index_of, page_text, shards,
    terms,
};
pub use crate::site::{Content, Site, render};
pub use crate::text::{Lang, Place, Problem, Source, SourceId, Sources, Span, Spanned, What};
pub use crate::yaml::{
    Currency, Cycle, Data, Date, Day, Decimal, Decode, Entry, Language, Moment, Money, Node,
    Offset, Period, Quantity, Reading, Rhythm, Sign, Unit, Version, Weekdays, When, WorkDays,
    parse,
};

/// The levels that a manual asks for.
pub fn levels(manual: &Manual) -> Levels {
    Levels::new(&manual.file.settings, None)
}
