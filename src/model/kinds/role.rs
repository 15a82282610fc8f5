//! Roles: posts, with their duties.

use super::contact::Contact;
use super::groups::Deputy;
use super::{Channel, Competency, Described, Goal, Kind, Kpi, Person, Process, Tool, Unit};
use crate::text::Words;
use crate::yaml::{Cycle, MoneyOrText, Period, Quantity, Record, Ref, Text, Word, record};

record! {
    /// A duty of a role: the unit in which overlap and gaps are found.
    pub struct Duty {
        /// The duty, as verb and object.
        text | "内容": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// Whether it is one of the core duties.
        core | "核心": Option<bool>,
        /// The processes in which it is carried out.
        processes | "流程": Vec<Ref<Process>>,
        /// The roles that share it.
        shared_with | "共担岗位": Vec<Ref<Role>>,
        /// Who decides where it is shared.
        decides | "裁定岗位": Option<Ref<Role>>
    }
}

record! {
    /// Something done again and again.
    pub struct DailyWork {
        /// What is done.
        text | "内容": Option<Text>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// The process it belongs to.
        process | "流程": Option<Ref<Process>>
    }
}

record! {
    /// An indicator that a role is measured by.
    pub struct RoleKpi {
        /// The indicator.
        kpi | "指标": Option<Ref<Kpi>>,
        /// What this role has to reach, if not the indicator's own target.
        target | "目标值": Option<Quantity>,
        /// Its weight, in percent.
        weight | "权重": Option<Quantity>
    }
}

record! {
    /// Another role that work is done with.
    pub struct WorksWith {
        /// The role.
        role | "岗位": Option<Ref<Role>>,
        /// What about.
        about | "事项": Option<Text>,
        /// Through which channel.
        channel | "渠道": Option<crate::yaml::RefOrText<Channel>>
    }
}

record! {
    /// What a role may decide.
    pub struct Authority {
        /// What.
        what | "事项": Option<Text>,
        /// Up to which limit.
        limit | "限额": Option<MoneyOrText>
    }
}

record! {
    /// A competency that a role needs.
    pub struct NeededCompetency {
        /// Which.
        competency | "能力": Option<crate::yaml::RefOrText<Competency>>,
        /// How well: 1 knows, 2 does with help, 3 does alone, 4 teaches.
        level | "等级": Option<i64>
    }
}

record! {
    /// A step of a career.
    pub struct CareerStep {
        /// The role that may follow.
        to | "下一岗位": Option<Ref<Role>>,
        /// What it takes.
        requires | "条件": Vec<Text>,
        /// How long it usually takes.
        typical_time | "通常用时": Option<Period>
    }
}

record! {
    /// A post: who does work in the manual.
    pub struct Role {
        /// The unit it belongs to.
        unit | "部门" | "所属部门": Option<Ref<Unit>>,
        /// The role it reports to; empty only at the top.
        reports_to | "上级" | "汇报对象": Option<Ref<Role>>,
        /// The ladder or profession it belongs to; grades of one job share duties by right.
        family | "岗位序列": Option<Word>,
        /// Why it exists, in one sentence.
        mission | "使命" | "岗位使命": Option<Text>,
        /// What it has to do.
        duties | "职责" | "核心职责": Vec<Duty>,
        /// What it does again and again.
        daily_work | "日常工作": Vec<DailyWork>,
        /// The goals it works towards.
        goals | "目标": Vec<Ref<Goal>>,
        /// What it is measured by.
        kpis | "绩效指标": Vec<RoleKpi>,
        /// The roles it works with.
        works_with | "协作关系": Vec<WorksWith>,
        /// What it may decide.
        authority | "权限": Vec<Authority>,
        /// What it has to know.
        competencies | "能力要求": Vec<NeededCompetency>,
        /// Where it may lead.
        career_path | "发展路径": Vec<CareerStep>,
        /// Its level.
        level | "级别": Option<Word>,
        /// Its grade.
        grade | "职等": Option<Word>,
        /// How many people hold it.
        headcount | "编制人数": Option<u32>,
        /// Who holds it.
        holders | "在岗人员": Vec<crate::yaml::RefOrText<Person>>,
        /// Who stands in.
        deputy | "代理人": Option<Ref<Deputy>>,
        /// How to reach it.
        contacts | "联系方式": Vec<Contact>,
        /// Roles that one person must not hold beside it.
        incompatible_with | "不相容岗位": Vec<Ref<Role>>,
        /// The tools it uses.
        tools | "工具": Vec<Ref<Tool>>
    }
}

impl Described for Role {
    const KIND: &'static Kind = &Kind {
        name: "role",
        plural: "roles",
        keys: &["岗位", "角色"],
        one: Words::fixed("role", "岗位"),
        many: Words::fixed("Roles", "岗位"),
        columns: &["unit", "reports_to", "deputy", "headcount"],
        required: &[
            "unit",
            "reports_to",
            "duties",
            "daily_work",
            "kpis",
            "works_with",
            "deputy",
            "review_cycle",
            "last_reviewed",
        ],
        fields: Self::FIELDS,
    };
}
