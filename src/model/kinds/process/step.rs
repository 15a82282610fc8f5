//! Steps of processes: who does what, with what, until when, and what comes next.

use super::Phase;
use crate::model::kinds::{Control, Form, Inspection, Norm, Role, Tool};
use crate::yaml::{Period, Rare, Ref, RefOrText, Text, When, Word, choice, record};

choice! {
    /// What sort of step.
    pub enum StepKind {
        Task = "task" | "作业",
        Decision = "decision" | "判断",
        Approval = "approval" | "审批",
        Inspection = "inspection" | "检验",
        Wait = "wait" | "等待",
        Subprocess = "subprocess" | "子流程",
        Start = "start" | "开始",
        End = "end" | "结束",
    }
}

choice! {
    /// Duties that have to be kept apart (segregation of duties).
    pub enum StepDuty {
        Requisition = "requisition" | "请购",
        Approval = "approval" | "审批",
        Quotation = "quotation" | "询价",
        SupplierSelection = "supplier_selection" | "确定供应商",
        ContractDrafting = "contract_drafting" | "合同订立",
        ContractReview = "contract_review" | "合同审核",
        ContractSigning = "contract_signing" | "合同签订",
        Purchasing = "purchasing" | "采购",
        Acceptance = "acceptance" | "验收",
        Custody = "custody" | "保管",
        Bookkeeping = "bookkeeping" | "会计记录",
        PaymentApproval = "payment_approval" | "付款审批",
        PaymentExecution = "payment_execution" | "付款执行",
        Reconciliation = "reconciliation" | "对账" | "盘点",
    }
}

choice! {
    /// The turn of the improvement wheel that a step belongs to.
    pub enum Pdca {
        Plan = "plan" | "计划",
        Do = "do" | "执行",
        Check = "check" | "检查",
        Act = "act" | "处理",
    }
}

record! {
    /// Who does, answers, is asked, is told.
    pub struct Raci {
        /// Who does it.
        r | "执行" | "responsible": Vec<Ref<Role>>,
        /// Who answers for it; exactly one.
        a | "负责" | "最终责任" | "accountable": Vec<Ref<Role>>,
        /// Who is asked before.
        c | "咨询" | "consulted": Vec<Ref<Role>>,
        /// Who is told.
        i | "知会" | "informed": Vec<Ref<Role>>
    }
}

record! {
    /// Where a step goes on, and under which condition.
    pub struct Next {
        /// The id of the step that follows; `end` where the process ends here.
        to | "下一步": Option<Word>,
        /// When.
        r#if | "如果" | "条件": Option<Text>
    }
}

record! {
    /// One step of a process.
    pub struct Step {
        /// What is done, as verb and object.
        name | "名称": Option<Text>,
        /// The name that `next` and approvals use.
        id: Option<Word>,
        /// What sort of step it is; a task if not given.
        kind | "类别": Option<StepKind>,
        /// Who does it.
        responsible | "执行人" | "责任人": Vec<Ref<Role>>,
        /// Who answers for it, if not the owner of the process.
        accountable | "最终责任": Vec<Ref<Role>>,
        /// Who is asked.
        consulted | "咨询": Vec<Ref<Role>>,
        /// Who is told.
        informed | "知会": Vec<Ref<Role>>,
        /// The duty it is, where duties have to be kept apart.
        duty | "职能" | "职务": Option<StepDuty>,
        /// The tools it is done with.
        tools | "工具": Vec<Ref<Tool>>,
        /// What it needs.
        inputs | "输入": Vec<Text>,
        /// What it gives.
        outputs | "输出": Vec<Text>,
        /// How it is known to be done well.
        standard | "标准": Option<RefOrText<Norm>>,
        /// How long it may take.
        time_limit | "时限" | "完成时限": Option<Period>,
        /// By when it has to be done, as `每月5日前`.
        deadline | "截止时间": Option<Rare<When>>,
        /// The phase of the project.
        phase | "阶段": Option<Phase>,
        /// The turn of the improvement wheel.
        pdca | "PDCA 环节": Option<Pdca>,
        /// What holds risks down here.
        controls | "控制措施": Vec<Ref<Control>>,
        /// The inspection that is made here.
        inspection | "检验点": Option<Rare<RefOrText<Inspection>>>,
        /// The record that is left.
        record | "记录": Option<RefOrText<Form>>,
        /// Where it goes on; the following step if not given.
        next | "下一步": Vec<Next>,
        /// What to know.
        note | "说明" | "备注": Option<Rare<Text>>,
        /// What to beware of.
        warning | "警示": Option<Rare<Text>>,
        /// When it is done, as `每日18:00`.
        schedule | "时间安排": Option<Rare<When>>
    }
}
