//! The kinds of entity, one file each.

mod contact;
mod entities;
mod groups;
mod head;
mod kind;
mod open;

pub use channel::{ChannelKind, Within};
pub use contact::Contact;
pub use control::ControlKind;
pub use course::{CourseFor, CourseForm, SessionStatus, TaughtItem};
pub use data_source::DataSourceKind;
pub use entities::{fields_of, kind_called, kind_named};
pub use goal::{GoalKind, GoalLevel};
pub use groups::Deputy;
pub use head::{Head, Status};
pub use improvement::{ImprovementKind, ImprovementStatus};
pub use incentive::IncentiveKind;
pub use incident::IncidentStatus;
pub use kind::{AnyEntity, Described, Entity, Key, Kind, Stored};
pub use kpi::{Actual, Aim, Dimension, Direction, Nature, Variable};
pub use meeting::MeetingKind;
pub use norm::NormKind;
pub use open::{Area, Measure, RiskLevel, Subject};
pub use plan::{EventType, PlanKind};
pub use process::{
    Approval, ApprovalKind, Disposition, Importance, Item, ItemKind, Next, Pdca, Phase,
    ProcessCategory, Step, StepDuty, StepKind,
};
pub use risk::{ActionStatus, Halves, Response, RiskCategory, RiskKind};
pub use role::Duty;
pub use tool::{DataClass, ToolCategory};
pub use unit::UnitKind;

kind::kinds! {
    unit: Unit,
    role: Role,
    person: Person,
    party: Party,
    process: Process,
    norm: Norm,
    inspection: Inspection,
    form: Form,
    tool: Tool,
    goal: Goal,
    kpi: Kpi,
    metric: Metric,
    data_source: DataSource,
    report: Report,
    appraisal: Appraisal,
    incentive: Incentive,
    risk: Risk,
    control: Control,
    plan: Plan,
    incident: Incident,
    course: Course,
    competency: Competency,
    channel: Channel,
    meeting: Meeting,
    segment: Segment,
    sales_channel: SalesChannel,
    campaign: Campaign,
    improvement: Improvement,
    outlook: Outlook,
    scenario: Scenario,
    reference: Reference,
    term: Term,
}
