//! Incentives: what follows from results.

use super::{Described, Kind, Kpi, Role};
use crate::text::Words;
use crate::yaml::{Record, Ref, Text, choice, record};

choice! {
    /// What sort of incentive.
    pub enum IncentiveKind {
        Reward = "reward" | "奖励",
        Training = "training" | "培训",
        Promotion = "promotion" | "晋升",
        Recognition = "recognition" | "表彰",
        Penalty = "penalty" | "处罚",
    }
}

record! {
    /// What somebody gets for a result.
    pub struct Incentive {
        /// What sort of incentive it is.
        kind | "类别" | "incentive_kind": Option<IncentiveKind>,
        /// The result that it follows from.
        when | "触发条件" | "条件": Option<Text>,
        /// The indicators that decide.
        kpis | "绩效指标" | "kpi": Vec<Ref<Kpi>>,
        /// What is given.
        what | "内容": Option<Text>,
        /// Who may get it.
        applies_to | "适用岗位" | "适用对象": Vec<Ref<super::groups::Audience>>,
        /// Who decides.
        decided_by | "决定人": Option<Ref<Role>>
    }
}

impl Described for Incentive {
    const KIND: &'static Kind = &Kind {
        name: "incentive",
        plural: "incentives",
        keys: &["激励", "激励机制"],
        one: Words::fixed("incentive", "激励"),
        many: Words::fixed("Incentives", "激励机制"),
        columns: &["kind", "when", "what", "applies_to", "decided_by"],
        required: &["kind", "when", "what", "applies_to", "decided_by"],
        fields: Self::FIELDS,
    };
}
