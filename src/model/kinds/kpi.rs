//! Key performance indicators, after the idea of the KPI sheets of ISO 22400-1.

use super::groups::{Audience, Variable as Origin};
use super::{DataSource, Described, Goal, Kind, Measure, Process, Role, Tool};
use crate::text::Words;
use crate::yaml::{
    ByName, Cycle, Quantity, Rare, Record, Ref, RefOrText, Text, Word, choice, record,
};

choice! {
    /// What an indicator is about.
    pub enum Dimension {
        Sales = "sales" | "销售",
        Customer = "customer" | "客户",
        Cost = "cost" | "成本",
        Finance = "finance" | "财务",
        Quality = "quality" | "质量",
        Efficiency = "efficiency" | "效率",
        Delivery = "delivery" | "交付",
        People = "people" | "人员",
        Safety = "safety" | "安全",
        Risk = "risk" | "风险",
        Compliance = "compliance" | "合规",
        Learning = "learning" | "成长",
    }
}

choice! {
    /// Whether it warns in time.
    pub enum Nature {
        Leading = "leading" | "先行",
        Lagging = "lagging" | "滞后",
    }
}

choice! {
    /// Which way is better.
    pub enum Direction {
        Higher = "higher_is_better" | "越高越好",
        Lower = "lower_is_better" | "越低越好",
        InRange = "in_range" | "区间",
    }
}

choice! {
    /// How values of several places or times become one.
    pub enum Aggregation {
        Sum = "sum" | "合计",
        Avg = "avg" | "平均",
        Weighted = "weighted" | "加权",
        Last = "last" | "期末",
    }
}

record! {
    /// A variable of a formula.
    pub struct Variable {
        /// What it stands for.
        text | "说明": Option<Text>,
        /// Where it comes from.
        source | "来源": Option<RefOrText<Origin>>,
        /// Its unit.
        unit | "单位": Option<Measure>
    }
}

record! {
    /// A value to reach, or a range to stay in.
    pub struct Aim {
        /// The value.
        value | "数值": Option<Quantity>,
        /// Its unit.
        unit | "单位": Option<Measure>,
        /// The lower end of the range.
        min | "下限": Option<Quantity>,
        /// The upper end of the range.
        max | "上限": Option<Quantity>
    }
}

record! {
    /// Where an indicator turns green, amber and red.
    pub struct Thresholds {
        /// Good from here on.
        green | "绿": Option<Aim>,
        /// Watched from here on.
        amber | "黄": Option<Aim>,
        /// Bad from here on.
        red | "红": Option<Aim>,
        /// The lower end of a good range.
        min | "下限": Option<Quantity>,
        /// The upper end of a good range.
        max | "上限": Option<Quantity>
    }
}

record! {
    /// A value that was measured, or a table of such values.
    pub struct Actual {
        /// A table of values (CSV) in the folder `data`, with a column `period` and either a column
        /// `value` or one for each variable of the formula.
        file | "文件": Option<Word>,
        /// The period, as `2026-09`.
        period | "期间": Option<Word>,
        /// The value.
        value | "数值": Option<Quantity>,
        /// What to know about it.
        note | "备注": Option<Text>
    }
}

record! {
    /// A key performance indicator.
    pub struct Kpi {
        /// What it says, what is counted and what is not.
        definition | "定义" | "指标定义": Option<Text>,
        /// What it is about.
        dimension | "维度": Option<Dimension>,
        /// Whether it warns in time.
        nature | "性质": Option<Nature>,
        /// How it is calculated.
        formula | "计算方法" | "计算公式": Option<Text>,
        /// The variables of the formula.
        variables | "变量": ByName<Variable>,
        /// Its unit.
        unit | "单位": Option<Measure>,
        /// Which way is better.
        direction | "方向": Option<Direction>,
        /// What has to be reached.
        target | "目标值": Option<Aim>,
        /// Where it started.
        baseline | "基准值": Option<Rare<Aim>>,
        /// Where it turns green, amber and red.
        thresholds | "阈值" | "预警值": Option<Rare<Thresholds>>,
        /// How often it is measured.
        frequency | "频次" | "频率" | "周期": Option<Cycle>,
        /// Where the data comes from.
        data_source | "数据来源": Option<RefOrText<DataSource>>,
        /// The tool that it is read from.
        tool | "工具": Option<Ref<Tool>>,
        /// The role that looks at the result.
        reviewer | "评估人": Option<Ref<Role>>,
        /// How results come back to those who can act.
        feedback | "反馈" | "反馈机制": Option<Text>,
        /// The goal it serves.
        goal | "目标": Option<Ref<Goal>>,
        /// The indicator it is a part of.
        parent | "上级指标": Option<Ref<Kpi>>,
        /// The processes it measures.
        processes | "流程": Vec<Ref<Process>>,
        /// Where it applies.
        scope | "范围": Option<Text>,
        /// Who reads it.
        audience | "适用对象": Vec<Ref<Audience>>,
        /// How several values become one.
        aggregation | "汇总方式": Option<Aggregation>,
        /// Whether more than a hundred percent can be reached.
        over_100 | "可超100": Option<bool>,
        /// Shown for information, without a target.
        informative | "仅供参考": Option<bool>,
        /// Its weight, in percent.
        weight | "权重": Option<Rare<Quantity>>,
        /// What was measured, or the table in which it stands, as `data/orders.csv`.
        actuals | "实际值": Vec<Actual>
    }
}

impl Described for Kpi {
    const KIND: &'static Kind = &Kind {
        name: "kpi",
        plural: "kpis",
        keys: &["指标", "绩效指标", "kpi"],
        one: Words::fixed("KPI", "绩效指标"),
        many: Words::fixed("KPIs", "绩效指标"),
        columns: &["dimension", "target", "unit", "frequency", "owner"],
        required: &[
            "owner",
            "definition",
            "dimension",
            "formula",
            "unit",
            "direction",
            "target",
            "frequency",
            "data_source",
            "reviewer",
            "review_cycle",
            "feedback",
            "goal",
        ],
        fields: Self::FIELDS,
    };
}
