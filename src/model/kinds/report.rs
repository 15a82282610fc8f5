//! Reports: which figures reach whom, how often, for which decisions.

use super::groups::Audience;
use super::{Channel, Described, Kind, Kpi, Metric, Role, Tool};
use crate::text::Words;
use crate::yaml::{Cycle, Record, Ref, RefOrText, Text, When, choice, record};

choice! {
    /// How a report reaches its readers.
    pub enum ReportForm {
        Dashboard = "dashboard" | "看板",
        Mail = "mail" | "邮件",
        Slides = "slides" | "演示",
        Document = "document" | "文档",
        Meeting = "meeting" | "会议汇报",
    }
}

record! {
    /// A decision that a report supports.
    pub struct Decision {
        /// What is decided.
        decision | "决策": Option<Text>,
        /// Who decides.
        who | "决策人": Option<Ref<Role>>,
        /// When.
        when | "时间": Option<When>
    }
}

record! {
    /// Figures for those who decide.
    pub struct Report {
        /// How it reaches its readers.
        form | "形式": Vec<ReportForm>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// Who reads it.
        audience | "适用对象" | "读者": Vec<Ref<Audience>>,
        /// The indicators in it.
        kpis | "绩效指标": Vec<Ref<Kpi>>,
        /// The metrics in it.
        metrics | "数据指标": Vec<Ref<Metric>>,
        /// The tools that it is made with.
        tools | "工具": Vec<Ref<Tool>>,
        /// The channel that it goes through.
        channel | "渠道": Option<RefOrText<Channel>>,
        /// When it is due.
        due | "发布时间": Option<When>,
        /// How the figures are looked at.
        analysis | "分析方法": Option<Text>,
        /// The decisions that it supports.
        decisions | "支持的决策": Vec<Decision>
    }
}

impl Described for Report {
    const KIND: &'static Kind = &Kind {
        name: "report",
        plural: "reports",
        keys: &["报告", "报表"],
        one: Words::fixed("report", "报告"),
        many: Words::fixed("Reports", "报告"),
        columns: &["form", "frequency", "audience", "owner"],
        required: &["owner", "form", "frequency", "audience", "kpis", "decisions"],
        fields: Self::FIELDS,
    };
}
