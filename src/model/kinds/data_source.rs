//! Sources of data: where figures come from.

use super::{Described, Kind, Tool};
use crate::text::Words;
use crate::yaml::{Period, Record, Ref, Text, choice, record};

choice! {
    /// What sort of source.
    pub enum DataSourceKind {
        System = "system" | "系统",
        Form = "form" | "表单",
        Survey = "survey" | "调查" | "问卷",
        Manual = "manual" | "人工",
        Outside = "outside" | "外部",
    }
}

record! {
    /// Where figures come from.
    pub struct DataSource {
        /// What sort of source it is.
        kind | "类别" | "source_kind": Option<DataSourceKind>,
        /// The system that it is.
        system | "系统": Option<Ref<Tool>>,
        /// How old its figures are.
        latency | "延迟": Option<Period>,
        /// What to know of their quality.
        quality_note | "数据质量说明": Option<Text>
    }
}

impl Described for DataSource {
    const KIND: &'static Kind = &Kind {
        name: "source",
        plural: "sources",
        keys: &["数据来源", "data_source", "data_sources"],
        one: Words::fixed("data source", "数据来源"),
        many: Words::fixed("Data sources", "数据来源"),
        columns: &["kind", "system", "latency", "owner"],
        required: &["owner", "kind"],
        fields: Self::FIELDS,
    };
}
