//! Improvement items: suggestions, lessons, corrective actions (ISO 9001:2015, 10.2).

use super::groups::Origin;
use super::{Described, Kind, Role};
use crate::text::Words;
use crate::yaml::{Any, Date, Record, Ref, RefOrText, Text, choice, record};

choice! {
    /// What sort of item.
    pub enum ImprovementKind {
        Suggestion = "suggestion" | "改进建议" | "建议",
        Lesson = "lesson" | "经验教训",
        Corrective = "corrective" | "纠正措施",
        Preventive = "preventive" | "预防措施",
        Improvement = "improvement" | "改进项目",
        AuditFinding = "audit_finding" | "审核发现",
        Nonconformity = "nonconformity" | "不合格",
    }
}

choice! {
    /// How far an item is.
    pub enum ImprovementStatus {
        New = "new" | "新建",
        Assessed = "assessed" | "已评估",
        Accepted = "accepted" | "采纳",
        Rejected = "rejected" | "不采纳",
        InProgress = "in_progress" | "进行中",
        Done = "done" | "完成",
        Verified = "verified" | "已验证",
    }
}

record! {
    /// Something to be made better, and what became of it.
    pub struct Improvement {
        /// What sort of item it is.
        kind | "类别" | "improvement_kind": Option<ImprovementKind>,
        /// How far it is.
        status | "状态" | "进度": Option<ImprovementStatus>,
        /// When it came up.
        date | "日期": Option<Date>,
        /// Where it came from.
        from | "提出人" | "来源": Option<RefOrText<Origin>>,
        /// What it is about.
        about | "对象" | "涉及": Vec<Ref<Any>>,
        /// What is wrong or could be better.
        problem | "问题": Option<Text>,
        /// What was done at once.
        correction | "临时措施": Option<Text>,
        /// Why it happened.
        cause | "原因": Option<Text>,
        /// How the cause was found.
        method | "分析方法": Option<Text>,
        /// What is done about it.
        action | "措施": Option<Text>,
        /// By when.
        due | "完成日期": Option<Date>,
        /// The answer to whoever proposed it.
        answer | "答复": Option<Text>,
        /// When the answer was given.
        answered_on | "答复日期": Option<Date>,
        /// Who verified the effect; not who did it.
        verified_by | "验证人": Option<Ref<Role>>,
        /// When.
        verified_on | "验证日期": Option<Date>,
        /// Whether it worked.
        effective | "有效": Option<bool>,
        /// What it changed.
        leads_to | "落实到": Vec<RefOrText<Any>>,
        /// What it was rewarded with.
        reward | "奖励": Option<Text>
    }
}

impl Described for Improvement {
    const KIND: &'static Kind = &Kind {
        name: "improvement",
        plural: "improvements",
        keys: &["改进", "改进项"],
        one: Words::fixed("improvement", "改进项"),
        many: Words::fixed("Improvements", "改进项"),
        columns: &["kind", "date", "about", "owner", "status"],
        required: &["owner", "kind", "status", "date", "from", "about", "problem", "due"],
        fields: Self::FIELDS,
    };

    fn name(&self) -> Option<Text> {
        self.problem.clone()
    }
}

impl Improvement {
    /// Whether nothing more is to be done about it.
    pub fn is_closed(&self) -> bool {
        use ImprovementStatus::{Done, Rejected, Verified};
        matches!(self.status, Some(Done | Verified | Rejected))
    }

    /// Whether it was carried out.
    pub fn is_done(&self) -> bool {
        matches!(self.status, Some(ImprovementStatus::Done | ImprovementStatus::Verified))
    }

    /// Whether it is there to take away the cause of something that went wrong.
    pub fn is_corrective(&self) -> bool {
        use ImprovementKind::{AuditFinding, Corrective, Nonconformity};
        matches!(self.kind, Some(Corrective | Nonconformity | AuditFinding))
    }
}
