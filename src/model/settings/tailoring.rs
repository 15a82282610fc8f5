//! How a manual differs from its standards.

use super::risk_criteria::Order;
use crate::model::kinds::Role;
use crate::yaml::{ByName, Date, Ref, Text, Word, record};

record! {
    /// A chapter or section of a standard that the manual leaves out on purpose.
    pub struct Omission {
        /// The chapter, as `outlook` or `core8/outlook`.
        chapter | "章节": Option<Word>,
        /// The section of it, if only that is left out.
        section | "小节": Option<Word>,
        /// Why.
        reason | "原因" | "理由": Option<Text>,
        /// Who decided it.
        approved_by | "批准人": Option<Ref<Role>>,
        /// When.
        date | "日期": Option<Date>
    }
}

record! {
    /// How the manual differs from its standards.
    pub struct Tailoring {
        /// What is left out.
        omit | "裁剪": Vec<Omission>,
        /// Whether chapters keep the order of the standard.
        order | "顺序": Option<Order>,
        /// Other titles for chapters of the standard: chapter id and titles.
        titles | "章节别名": ByName<Text>
    }
}
