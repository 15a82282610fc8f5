//! What every entity has, whatever its kind.

use super::Role;
use crate::yaml::{Any, Cycle, Date, Loose, Rare, Ref, Text, Word, choice, record};

choice! {
    /// How far a document or an entity is in its life.
    pub enum Status {
        Draft = "draft" | "草稿",
        InReview = "in_review" | "审核中",
        Approved = "approved" | "已批准",
        Effective = "effective" | "生效" | "现行",
        Superseded = "superseded" | "已替代",
        Obsolete = "obsolete" | "作废",
    }
}

record! {
    /// What every entity has.
    pub struct Head {
        /// The name that readers see.
        name | "名称" | "标题" | "title": Option<Text>,
        /// The name that references use; made from the file or the name if it is missing.
        id | "标识": Option<Word>,
        /// Other names that readers know it by.
        aliases | "别名": Vec<Text>,
        /// One or two sentences.
        summary | "摘要" | "简介": Option<Text>,
        /// Free words to group by.
        tags | "标签": Vec<Word>,
        /// How far it is: draft, effective, obsolete.
        status | "状态": Option<Status>,
        /// The role that answers for it.
        owner | "责任人" | "负责人": Option<Ref<Role>>,
        /// How often it is reviewed.
        review_cycle | "复审周期" | "评审周期" | "review_in": Option<Rare<Cycle>>,
        /// When it was reviewed last.
        last_reviewed | "上次复审" | "最近评审日期" | "last_reviewed_on" | "last_reviewed_at" | "last_review_date": Option<Rare<Date>>,
        /// Addresses to read on.
        links | "相关链接": Vec<Text>,
        /// The outside document it comes from, with the clause.
        source | "出处": Option<Rare<Text>>,
        /// Other entities that belong to it.
        related | "相关": Vec<Ref<Any>>,
        /// Fields of your own, which are kept and not read.
        x: Option<Loose>
    }
}

impl Head {
    /// What it is called: its name, then its other names.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        self.name.iter().chain(&self.aliases)
    }
}
