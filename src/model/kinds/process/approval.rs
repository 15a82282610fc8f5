//! Approvals: who has to agree, for which amounts, until when.

use crate::model::kinds::{Form, Role};
use crate::yaml::{Currency, Money, Period, Rare, Ref, RefOrText, Text, Word, choice, record};

choice! {
    /// How somebody approves.
    pub enum ApprovalKind {
        Approve = "approve" | "批准",
        Review = "review" | "审核",
        Countersign = "countersign" | "会签",
    }
}

record! {
    /// A span of money that an approver may decide on.
    pub struct AmountBand {
        /// Up to this amount.
        to | "至": Option<Money>,
        /// From this amount on.
        from | "自": Option<Money>,
        /// The currency, where the amounts do not say it.
        currency | "币种": Option<Currency>
    }
}

record! {
    /// An approval node.
    pub struct Approval {
        /// What is approved.
        name | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// The step at which it stands.
        at_step | "步骤" | "节点": Option<Word>,
        /// Who asks; the one who does the step before if not given.
        requested_by | "申请人": Vec<Ref<Role>>,
        /// Who approves.
        approver | "审批人" | "批准人": Vec<Ref<Role>>,
        /// Approve, review or countersign.
        kind | "类别": Option<ApprovalKind>,
        /// The amounts it covers.
        limit | "限额" | "权限": Option<Rare<AmountBand>>,
        /// When it is needed.
        condition | "条件": Option<Text>,
        /// How long it may take.
        time_limit | "时限": Option<Period>,
        /// Who stands in.
        deputy | "代理人": Option<Ref<Role>>,
        /// Where it goes when nobody decides.
        escalate_to | "升级至": Option<Ref<Role>>,
        /// What proves the approval.
        evidence | "凭证": Option<RefOrText<Form>>
    }
}

impl Approval {
    /// Whether it says only that no approval is needed: `approvals: none`.
    pub fn says_none(&self) -> bool {
        let mut name = self.name.iter().flat_map(Text::all);
        let is_bare = self.at_step.is_none() && self.approver.is_empty();
        is_bare && name.any(|it| matches!(it, "none" | "无" | "无需审批"))
    }
}
