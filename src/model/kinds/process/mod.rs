//! Processes: steps, inputs, outputs, approvals (ISO 9001:2015, 4.4).

mod approval;
mod item;
mod step;

use std::collections::BTreeMap;

use super::{
    Area, Control, Course, Described, Form, Goal, Improvement, Kind, Kpi, Norm, Risk, Role, Tool,
};
use crate::model::folded;
use crate::model::settings::Change;
use crate::text::{Spanned, Words};
use crate::yaml::{
    Cycle, Date, Period, Rare, Record, Ref, RefOrText, Text, Version, When, Word, choice, record,
};
use step::Raci;

pub use approval::{Approval, ApprovalKind};
pub use item::{Item, ItemKind};
pub use step::{Next, Pdca, Step, StepDuty, StepKind};

choice! {
    /// What sort of process.
    pub enum ProcessCategory {
        DailyOperation = "daily_operation" | "日常运营",
        ProjectManagement = "project_management" | "项目管理",
        Management = "management" | "管理",
        Support = "support" | "支持",
        RiskManagement = "risk_management" | "风险管理",
        Improvement = "improvement" | "持续改进",
        QualityControl = "quality_control" | "品质控制",
        Emergency = "emergency" | "应急",
        Reference = "reference" | "参考",
    }
}

choice! {
    /// The phase of a project.
    pub enum Phase {
        Initiation = "initiation" | "启动",
        Planning = "planning" | "计划",
        Execution = "execution" | "执行",
        Monitoring = "monitoring" | "监控",
        Closing = "closing" | "收尾",
    }
}

choice! {
    /// How much hangs on it.
    pub enum Importance {
        Low = "low" | "一般",
        Medium = "medium" | "重要",
        High = "high" | "很重要",
        Critical = "critical" | "关键",
    }
}

choice! {
    /// What may become of a product that is not as it should be.
    pub enum Disposition {
        Rework = "rework" | "返工",
        Repair = "repair" | "返修",
        Concession = "concession" | "让步接收",
        Return = "return" | "退货",
        Scrap = "scrap" | "报废",
    }
}

record! {
    /// A point in time by which something has to be reached.
    pub struct Milestone {
        /// What is reached.
        name | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// When.
        when | "时间": Option<When>,
        /// The step that reaches it.
        step | "步骤": Option<Word>
    }
}

record! {
    /// What to do when it goes wrong.
    pub struct Exception {
        /// What went wrong.
        r#if | "情形" | "如果": Option<Text>,
        /// What to do.
        then | "处理" | "则": Option<Text>,
        /// Who does it.
        who | "执行人": Option<Ref<Role>>,
        /// Where it goes on if that does not help.
        escalate_to | "升级至": Option<Ref<Role>>,
        /// How soon.
        within | "时限": Option<Period>
    }
}

record! {
    /// A piece of work that is done again and again.
    pub struct Process {
        /// What sort of process it is.
        category | "类别" | "流程类别": Option<ProcessCategory>,
        /// Its field, as `purchasing`; standards ask for processes by it.
        area | "领域": Option<Area>,
        /// The phase of a project that it covers.
        phase | "项目阶段" | "阶段": Vec<Phase>,
        /// What it is for.
        purpose | "目的": Option<Text>,
        /// Where it begins and ends, and what it leaves out.
        scope | "适用范围" | "范围": Option<Text>,
        /// What starts it.
        trigger | "触发条件": Option<Text>,
        /// How often it runs.
        frequency | "频次" | "频率": Option<Cycle>,
        /// How much runs through it.
        volume | "业务量": Option<Text>,
        /// What it takes in.
        inputs | "输入": Vec<Item>,
        /// What it gives out.
        outputs | "输出": Vec<Item>,
        /// Its steps, in order.
        steps | "步骤" | "操作步骤": Vec<Step>,
        /// Who does, answers, is asked, is told.
        raci | "职责分配": Option<Raci>,
        /// How long it may take from start to end.
        time_limit | "时限" | "完成时限": Option<Period>,
        /// When it runs.
        schedule | "时间表" | "时间安排": Option<Rare<When>>,
        /// Points in time that it has to reach.
        milestones | "里程碑": Vec<Milestone>,
        /// Its approval nodes.
        approvals | "审批节点" | "审批": Vec<Approval>,
        /// Why nobody has to approve anything, where there are no approval nodes.
        no_approval | "无需审批": Option<Text>,
        /// The standards that it keeps.
        standards | "执行标准": Vec<RefOrText<Norm>>,
        /// The tools it is done with.
        tools | "工具": Vec<Ref<Tool>>,
        /// The records that it leaves.
        records | "记录" | "留存记录": Vec<RefOrText<Form>>,
        /// What it is measured by.
        kpis | "绩效指标": Vec<Ref<Kpi>>,
        /// What may go wrong.
        risks | "风险": Vec<Ref<Risk>>,
        /// What holds the risks down.
        controls | "控制措施": Vec<Ref<Control>>,
        /// The goals it carries out.
        goals | "目标": Vec<Ref<Goal>>,
        /// The courses that teach it.
        courses | "课程": Vec<Ref<Course>>,
        /// What made it better, or will.
        improvements | "改进项": Vec<Ref<Improvement>>,
        /// What to do when it goes wrong.
        exceptions | "异常处理": Vec<Exception>,
        /// What becomes of what is not as it should be.
        dispositions | "处置方式": Vec<Disposition>,
        /// How much hangs on it.
        importance | "重要程度": Option<Importance>,
        /// How soon it has to run again.
        rto | "恢复时间目标": Option<Rare<Period>>,
        /// How long it may stand still at most.
        mtpd | "最大可容忍中断": Option<Rare<Period>>,
        /// How much data may be lost.
        rpo | "恢复点目标": Option<Rare<Period>>,
        /// The process that it is a part of.
        parent | "上级流程": Option<Ref<Process>>,
        /// The processes that it calls.
        calls | "调用流程": Vec<Ref<Process>>,
        /// Its document number.
        number | "文件编号" | "编号": Option<Word>,
        /// Its version.
        version | "版本" | "版本号" | "版次": Option<Rare<Version>>,
        /// Since when it is in force.
        effective_date | "生效日期" | "实施日期": Option<Date>,
        /// What was changed, version by version.
        history | "修订记录" | "变更记录" | "修订历史": Vec<Change>
    }
}

impl Process {
    /// The place of the step called `id`: by its id, else by its name.
    pub fn step(&self, id: &str) -> Option<usize> {
        let is_it = |it: &Step| it.id.as_ref().is_some_and(|it| it.as_str() == id);
        let exact = self.steps.iter().position(is_it);
        exact.or_else(|| self.steps_by_name().get(&folded(id)).copied())
    }

    /// The places of its steps by what they are called, in the form in which ids are compared. An
    /// id comes before a name.
    pub fn steps_by_name(&self) -> BTreeMap<String, usize> {
        let ids = |it: &Step| it.id.iter().map(|it| folded(it.as_str())).collect::<Vec<_>>();
        let names = |it: &Step| it.name.iter().flat_map(Text::all).map(folded).collect();
        let mut places = BTreeMap::new();
        for called in [&ids as &dyn Fn(&Step) -> Vec<String>, &names] {
            for (at, step) in self.steps.iter().enumerate() {
                for name in called(step) {
                    places.entry(name).or_insert(at);
                }
            }
        }
        places
    }

    /// Where a message about the step at `at` points: its id, its name, or the process.
    pub fn step_span(&self, at: usize, otherwise: crate::text::Span) -> crate::text::Span {
        let step = &self.steps[at];
        let id = step.id.as_ref().map(Word::span);
        id.or_else(|| step.name.as_ref().map(|it| it.span)).unwrap_or(otherwise)
    }

    /// Every time node that it names.
    pub fn has_time_node(&self) -> bool {
        let in_step =
            |it: &Step| it.time_limit.is_some() || it.deadline.is_some() || it.schedule.is_some();
        self.time_limit.is_some()
            || self.schedule.is_some()
            || !self.milestones.is_empty()
            || self.steps.iter().any(in_step)
    }

    /// The ids of its steps, with their places.
    pub fn step_ids(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.steps.iter().filter_map(|it| it.id.as_ref().map(|it| &it.0))
    }
}

impl Described for Process {
    const KIND: &'static Kind = &Kind {
        name: "process",
        plural: "processes",
        keys: &["流程"],
        one: Words::fixed("process", "流程"),
        many: Words::fixed("Processes", "流程"),
        columns: &["category", "owner", "time_limit", "kpis"],
        required: &[
            "owner",
            "category",
            "area",
            "purpose",
            "scope",
            "inputs",
            "outputs",
            "steps",
            "time_limit",
            "approvals",
            "version",
            "review_cycle",
            "last_reviewed",
        ],
        fields: Self::FIELDS,
    };
}
