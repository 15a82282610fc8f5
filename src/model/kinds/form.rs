//! Records and forms: what proves that work was done (ISO 9001:2015, 7.5.3).

use super::{Described, Kind, Process};
use crate::model::settings::{Confidentiality, Medium};
use crate::text::Words;
use crate::yaml::{Period, Record, Ref, Text, Word, choice, record};

choice! {
    /// Whether it is filled in or has been.
    pub enum FormKind {
        Form = "form" | "表单",
        Record = "record" | "记录",
    }
}

record! {
    /// A form that is filled in, or what is kept of it.
    pub struct Form {
        /// Its document number.
        number | "文件编号" | "编号" | "表单编号": Option<Word>,
        /// A form or a record.
        kind | "类别" | "record_kind": Option<FormKind>,
        /// The process that leaves it.
        process | "流程": Vec<Ref<Process>>,
        /// How long it is kept.
        retention | "保存期限": Option<Period>,
        /// Where it is kept.
        place | "存放位置" | "保存地点": Option<Text>,
        /// On paper or not.
        medium | "介质": Option<Medium>,
        /// The empty form.
        template | "模板": Option<Word>,
        /// How far it may travel.
        confidentiality | "密级" | "保密级别": Option<Confidentiality>
    }
}

impl Described for Form {
    const KIND: &'static Kind = &Kind {
        name: "record",
        plural: "records",
        keys: &["记录", "表单", "form", "forms"],
        one: Words::fixed("record", "记录"),
        many: Words::fixed("Records and forms", "记录与表单"),
        columns: &["number", "process", "owner", "retention", "place"],
        required: &["owner", "process", "retention", "place"],
        fields: Self::FIELDS,
    };
}
