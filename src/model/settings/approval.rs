//! Who has to approve documents, when they are reviewed, and who has copies.

use crate::model::kinds::Role;
use crate::yaml::{Date, Ref, Text, Word, choice, record};

choice! {
    /// What has to lead to a review.
    pub enum ReviewTrigger {
        External = "external" | "外部环境变化",
        Internal = "internal" | "内部需求变化",
        Goals = "goals" | "组织目标变化",
        Market = "market" | "市场需求变化",
        Law = "law" | "法规变化",
        Incident = "incident" | "事件",
        Audit = "audit" | "审核",
        Scheduled = "scheduled" | "定期",
    }
}

choice! {
    /// Where a copy is.
    pub enum Medium {
        Paper = "paper" | "纸质",
        Electronic = "electronic" | "电子",
    }
}

record! {
    /// A level of approval that documents need.
    pub struct ApprovalLevel {
        /// Its name: prepare, review, approve.
        level | "级别": Option<Word>,
        /// The role that signs.
        role | "岗位": Option<Ref<Role>>,
        /// The sorts of document that need it.
        required_for | "适用文件": Vec<Word>
    }
}

record! {
    /// A copy that was handed out.
    pub struct Copy {
        /// Its number.
        copy_no | "发放编号": Option<Word>,
        /// To whom.
        to | "发放对象": Option<Text>,
        /// On paper or not.
        medium | "介质": Option<Medium>,
        /// Whether it is kept up to date.
        controlled | "受控": Option<bool>,
        /// When.
        date | "日期": Option<Date>,
        /// When it came back.
        returned | "回收日期": Option<Date>
    }
}
