//! Meetings: who sits together, how often, for what.

use super::channel::Within;
use super::groups::Audience;
use super::{Described, Form, Kind, Kpi, Report, Role};
use crate::text::Words;
use crate::yaml::{Any, Cycle, Period, Record, Ref, RefOrText, Text, When, choice, record};

choice! {
    /// What sort of meeting.
    pub enum MeetingKind {
        Routine = "routine" | "例会",
        Review = "review" | "评审",
        Retrospective = "retrospective" | "复盘",
        ManagementReview = "management_review" | "管理评审",
        Project = "project" | "项目",
        Emergency = "emergency" | "应急",
    }
}

record! {
    /// A meeting that is held again and again.
    pub struct Meeting {
        /// What sort of meeting it is.
        kind | "类别" | "meeting_kind": Option<MeetingKind>,
        /// What it is for.
        purpose | "目的": Option<Text>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// When exactly.
        time | "时间": Option<When>,
        /// How long.
        duration | "时长": Option<Period>,
        /// Who leads it.
        chair | "主持" | "主持人": Option<Ref<Role>>,
        /// Who takes part.
        participants | "参与人员" | "参加": Vec<Ref<Audience>>,
        /// What it looks at.
        inputs | "输入": Vec<RefOrText<Any>>,
        /// The indicators on its agenda.
        kpis | "绩效指标": Vec<Ref<Kpi>>,
        /// The reports on its agenda.
        reports | "报告": Vec<Ref<Report>>,
        /// What comes out of it.
        outputs | "输出" | "产出": Vec<Text>,
        /// The minutes.
        record | "记录": Option<RefOrText<Form>>,
        /// Where it goes on what it cannot decide.
        escalation | "升级规则": Option<Text>,
        /// Whether it stays in one unit, crosses units, or leads outside.
        within | "范围": Option<Within>
    }
}

impl Described for Meeting {
    const KIND: &'static Kind = &Kind {
        name: "meeting",
        plural: "meetings",
        keys: &["会议"],
        one: Words::fixed("meeting", "会议"),
        many: Words::fixed("Meetings", "会议"),
        columns: &["kind", "frequency", "duration", "chair", "participants"],
        required: &["kind", "purpose", "frequency", "duration", "chair", "participants", "outputs"],
        fields: Self::FIELDS,
    };
}
