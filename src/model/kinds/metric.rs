//! Metrics: the data that is collected, of which indicators are made.

use super::{DataSource, Described, Kind, Measure, Tool};
use crate::text::Words;
use crate::yaml::{Cycle, Record, Ref, RefOrText, Text, record};

record! {
    /// A figure that is collected.
    pub struct Metric {
        /// What is counted and what is not.
        definition | "定义": Option<Text>,
        /// Its unit.
        unit | "单位": Option<Measure>,
        /// Where it comes from.
        source | "数据来源" | "来源" | "data_source": Option<RefOrText<DataSource>>,
        /// How often it is collected.
        frequency | "频次" | "频率" | "采集频率": Option<Cycle>,
        /// How it is collected.
        method | "采集方法": Option<Text>,
        /// How it is looked at.
        analysis | "分析方法": Option<Text>,
        /// The tools that it is looked at with.
        tools | "工具": Vec<Ref<Tool>>
    }
}

impl Described for Metric {
    const KIND: &'static Kind = &Kind {
        name: "metric",
        plural: "metrics",
        keys: &["数据指标"],
        one: Words::fixed("metric", "数据指标"),
        many: Words::fixed("Metrics", "数据指标"),
        columns: &["unit", "source", "frequency", "owner"],
        required: &["owner", "unit", "source", "frequency"],
        fields: Self::FIELDS,
    };
}
