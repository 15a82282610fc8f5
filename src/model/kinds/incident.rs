//! Incidents: what happened, and what was learnt.

use super::{Described, Improvement, Kind, Plan, Process};
use crate::text::Words;
use crate::yaml::{Date, Record, Ref, RefOrText, Text, Word, choice, record};

choice! {
    /// How far an incident is.
    pub enum IncidentStatus {
        Open = "open" | "处理中" | "未关闭",
        Resolved = "resolved" | "已恢复",
        Closed = "closed" | "已关闭" | "关闭",
    }
}

record! {
    /// Something that happened at a time.
    pub struct Moment {
        /// When.
        time | "时间": Option<Word>,
        /// What.
        what | "事项": Option<Text>
    }
}

record! {
    /// Something that went wrong.
    pub struct Incident {
        /// What sort of incident it was.
        kind | "类别" | "incident_kind": Option<super::plan::EventType>,
        /// How far it is.
        status | "状态": Option<IncidentStatus>,
        /// When it happened.
        date | "日期": Option<Date>,
        /// How bad it was.
        severity | "严重程度" | "等级": Option<Word>,
        /// How soon it had to be dealt with: impact times urgency.
        priority | "优先级": Option<Word>,
        /// The processes that it hit.
        process | "涉及流程" | "流程": Vec<Ref<Process>>,
        /// The plan that was used.
        plan_used | "启用预案": Option<Ref<Plan>>,
        /// What happened when.
        timeline | "经过": Vec<Moment>,
        /// Why it happened.
        cause | "原因": Option<Text>,
        /// What is done about it.
        actions | "改进措施": Vec<Ref<Improvement>>,
        /// What was learnt.
        lesson | "经验教训": Option<RefOrText<Improvement>>
    }
}

impl Described for Incident {
    const KIND: &'static Kind = &Kind {
        name: "incident",
        plural: "incidents",
        keys: &["事件", "突发事件"],
        one: Words::fixed("incident", "事件"),
        many: Words::fixed("Incidents", "事件记录"),
        columns: &["date", "kind", "severity", "plan_used", "status"],
        required: &["date", "kind", "severity", "process", "status", "lesson"],
        fields: Self::FIELDS,
    };
}
