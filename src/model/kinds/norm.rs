//! Standards and policies: what work and its results have to be like. (The *standards* that ask
//! for chapters are [`Standard`](crate::model::Standard).)

use super::groups::Normed;
use super::{Described, Kind, Reference};
use crate::text::Words;
use crate::yaml::{Record, Ref, RefOrText, Text, choice, record};

choice! {
    /// What sort of standard.
    pub enum NormKind {
        Quality = "quality" | "质量",
        Service = "service" | "服务",
        Work = "work" | "作业" | "工作",
        Policy = "policy" | "制度" | "方针",
        Law = "law" | "法规",
    }
}

record! {
    /// What work or a result has to be like.
    pub struct Norm {
        /// What sort of standard it is.
        kind | "类别" | "standard_kind": Option<NormKind>,
        /// What it is kept by: a process, a product, an output.
        applies_to | "适用于" | "适用对象": Vec<RefOrText<Normed>>,
        /// What has to be so.
        criterion | "判定标准" | "要求" | "criteria": Vec<Text>,
        /// The limit, as a number or a range.
        limit | "限值": Option<Text>,
        /// How it is checked.
        method | "检验方法" | "方法": Option<Text>,
        /// The outside documents that ask for it.
        clauses | "依据条款": Vec<RefOrText<Reference>>,
        /// What follows where it is not kept.
        consequence | "违反后果": Option<Text>
    }
}

impl Norm {
    /// Whether anything says that it applies to the process with this key.
    pub fn applies(&self) -> impl Iterator<Item = &Ref<Normed>> {
        self.applies_to.iter().filter_map(|it| match it {
            RefOrText::Ref(it) => Some(it),
            RefOrText::Text(_) => None,
        })
    }
}

impl Described for Norm {
    const KIND: &'static Kind = &Kind {
        name: "standard",
        plural: "standards",
        keys: &["标准", "规范", "norm", "norms"],
        one: Words::fixed("standard", "标准"),
        many: Words::fixed("Standards and policies", "标准与规范"),
        columns: &["kind", "applies_to", "criterion", "method", "owner"],
        required: &["owner", "kind", "applies_to", "criterion", "method"],
        fields: Self::FIELDS,
    };
}
