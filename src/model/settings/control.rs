//! Document control: what makes a text a document, and who had a hand in it.

use crate::model::kinds::{Role, Status};
use crate::yaml::{Cycle, Date, Period, Ref, Text, Version, Word, choice, record};

choice! {
    /// How far a document may travel.
    pub enum Confidentiality {
        Public = "public" | "公开",
        Internal = "internal" | "内部",
        Confidential = "confidential" | "秘密",
        Secret = "secret" | "机密",
    }
}

choice! {
    /// How much a change changes.
    pub enum ChangeKind {
        Major = "major" | "重大" | "重大修改",
        Minor = "minor" | "一般" | "一般修改",
        Editorial = "editorial" | "文字" | "文字修改",
    }
}

record! {
    /// Who signed, as what, when.
    pub struct Signature {
        /// The role that signs.
        role | "岗位": Option<Ref<Role>>,
        /// The person's name.
        person | "姓名": Option<Word>,
        /// When.
        date | "日期": Option<Date>
    }
}

record! {
    /// One line of a change history (ISO 9001:2015, 7.5.3).
    pub struct Change {
        /// The version that it made.
        version | "版本" | "版次": Option<Version>,
        /// When.
        date | "日期": Option<Date>,
        /// Who wrote it.
        author | "修订人" | "编制人": Option<Ref<Role>>,
        /// Who approved it.
        approver | "批准人" | "审批人": Option<Ref<Role>>,
        /// What was changed.
        summary | "修订内容" | "内容" | "摘要": Option<Text>,
        /// How much it changes.
        kind | "类别": Option<ChangeKind>,
        /// What it was changed for.
        because | "原因": Option<Text>
    }
}

record! {
    /// Document control: what makes a text a document (ISO 9001:2015, 7.5.2).
    pub struct Control {
        /// The document number.
        number | "文件编号" | "编号" | "doc_id": Option<Word>,
        /// The version.
        version | "版本" | "版本号" | "版次" | "revision": Option<Version>,
        /// How far it is: draft, effective, obsolete.
        status | "状态": Option<Status>,
        /// The role that answers for it.
        owner | "责任人" | "负责人": Option<Ref<Role>>,
        /// Who wrote it.
        prepared_by | "编制人" | "编制" | "起草人": Option<Signature>,
        /// Who reviewed it.
        reviewed_by | "审核人" | "审核" | "reviewers": Vec<Signature>,
        /// Who approved it.
        approved_by | "批准人" | "审批人" | "批准" | "approver" | "approvers": Option<Signature>,
        /// When it was approved.
        approved_date | "批准日期": Option<Date>,
        /// Since when it is in force.
        effective_date | "生效日期" | "实施日期" | "effective": Option<Date>,
        /// How often it is reviewed.
        review_cycle | "复审周期" | "评审周期" | "review_in": Option<Cycle>,
        /// When it was reviewed last.
        last_reviewed | "上次复审" | "最近评审日期" | "last_reviewed_on" | "last_reviewed_at" | "last_review_date": Option<Date>,
        /// When it has to be reviewed next, if not after one cycle.
        next_review | "下次复审": Option<Date>,
        /// The documents that it replaces.
        supersedes | "替代": Vec<Word>,
        /// Who has to know it.
        audience | "适用对象" | "适用范围对象": Vec<Word>,
        /// How far it may travel.
        confidentiality | "密级" | "保密级别": Option<Confidentiality>,
        /// How long it is kept.
        retention | "保存期限": Option<Period>,
        /// What was changed, version by version.
        history | "修订记录" | "变更记录" | "修订历史" | "majorRevisions": Vec<Change>
    }
}
