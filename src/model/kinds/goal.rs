//! Goals: from the mission down to a team's key result.

use super::{Described, Kind, Kpi, Process, Unit};
use crate::text::Words;
use crate::yaml::{Date, Quantity, Record, Ref, Text, choice, record};

choice! {
    /// What sort of goal.
    pub enum GoalKind {
        Mission = "mission" | "使命",
        Vision = "vision" | "愿景",
        Value = "value" | "价值观",
        Strategy = "strategy" | "战略" | "策略",
        Objective = "objective" | "目标",
        KeyResult = "key_result" | "关键结果",
    }
}

choice! {
    /// Whose goal.
    pub enum GoalLevel {
        Company = "company" | "公司",
        Department = "department" | "部门",
        Team = "team" | "团队",
    }
}

record! {
    /// What the company or a part of it wants to reach.
    pub struct Goal {
        /// What sort of goal it is.
        kind | "类别" | "goal_kind": Option<GoalKind>,
        /// Whose goal it is.
        level | "层级": Option<GoalLevel>,
        /// The unit whose goal it is.
        unit | "部门": Option<Ref<Unit>>,
        /// The goal it serves.
        parent | "上级目标": Option<Ref<Goal>>,
        /// The goal in full.
        text | "内容" | "description": Option<Text>,
        /// When it has to be reached.
        due | "完成日期" | "截止日期": Option<Date>,
        /// What it is measured by.
        kpis | "绩效指标": Vec<Ref<Kpi>>,
        /// The processes that carry it out.
        processes | "流程": Vec<Ref<Process>>,
        /// How it is to be reached.
        strategy | "实施策略": Option<Text>,
        /// How it helps the whole to succeed.
        contribution | "贡献": Option<Text>,
        /// Its weight, in percent.
        weight | "权重": Option<Quantity>
    }
}

impl Described for Goal {
    const KIND: &'static Kind = &Kind {
        name: "goal",
        plural: "goals",
        keys: &["目标"],
        one: Words::fixed("goal", "目标"),
        many: Words::fixed("Goals", "使命与目标"),
        columns: &["kind", "level", "owner", "due", "kpis"],
        required: &["kind", "level"],
        fields: Self::FIELDS,
    };

    fn name(&self) -> Option<Text> {
        self.text.clone()
    }
}
