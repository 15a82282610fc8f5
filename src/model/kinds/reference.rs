//! Outside documents: laws, standards and contracts that ask for something.

use super::{Described, Kind};
use crate::text::Words;
use crate::yaml::{Any, Record, Ref, Text, Word, choice, record};

choice! {
    /// What sort of document.
    pub enum ReferenceKind {
        Law = "law" | "法规",
        Standard = "standard" | "标准",
        Contract = "contract" | "合同",
    }
}

record! {
    /// A clause of an outside document, and what meets it.
    pub struct Reference {
        /// What sort of document it is.
        kind | "类别" | "reference_kind": Option<ReferenceKind>,
        /// Its number, as `ISO 9001:2015`.
        number | "编号" | "文号": Option<Word>,
        /// The clause.
        clause | "条款": Option<Text>,
        /// What it asks for.
        text | "要求": Option<Text>,
        /// What meets it.
        met_by | "落实到" | "对应内容": Vec<Ref<Any>>
    }
}

impl Described for Reference {
    const KIND: &'static Kind = &Kind {
        name: "reference",
        plural: "references",
        keys: &["外部依据", "外部文件"],
        one: Words::fixed("reference", "外部依据"),
        many: Words::fixed("Outside documents", "外部依据"),
        columns: &["kind", "number", "clause", "met_by"],
        required: &["kind", "number", "met_by"],
        fields: Self::FIELDS,
    };
}
