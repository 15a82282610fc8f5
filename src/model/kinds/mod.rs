//! The kinds of entity, one file each.

mod entities;
mod head;
mod kind;
mod later;
mod open;

pub use entities::{fields_of, kind_called};
pub use head::{Head, Status};
pub use kind::{AnyEntity, Described, Entity, Key, Kind, Stored};
pub use later::LATER;
pub use open::{Area, Measure, RiskLevel, Subject};
pub use process::{Approval, Item, Step, StepKind};
pub use tool::DataClass;

kind::kinds! {
    unit: Unit,
    role: Role,
    process: Process,
    tool: Tool,
    goal: Goal,
    kpi: Kpi,
    risk: Risk,
    control: Control,
    course: Course,
    improvement: Improvement,
    term: Term,
}
