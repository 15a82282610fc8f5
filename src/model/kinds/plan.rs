//! Emergency plans (ISO 22301:2019, 8.4; GB/T 29639-2020).

use super::contact::Contact;
use super::{Described, Form, Improvement, Kind, Process, Risk, Role, Tool};
use crate::text::Words;
use crate::yaml::{
    Cycle, Date, Period, Record, Ref, RefOrText, Text, Version, Word, choice, record,
};

choice! {
    /// What sort of plan; the first three are those of GB/T 29639-2020.
    pub enum PlanKind {
        Overall = "overall" | "综合预案",
        Special = "special" | "专项预案",
        OnSite = "on_site" | "现场处置方案",
        Bcp = "bcp" | "业务连续性计划",
        ItDr = "it_dr" | "信息系统灾备",
    }
}

choice! {
    /// What a plan is for.
    pub enum EventType {
        NaturalDisaster = "natural_disaster" | "自然灾害",
        CyberAttack = "cyber_attack" | "网络攻击",
        Fire = "fire" | "火灾",
        PowerFailure = "power_failure" | "停电",
        Epidemic = "epidemic" | "疫情",
        SupplyBreak = "supply_break" | "供应中断",
        SafetyAccident = "safety_accident" | "安全事故",
        QualityIncident = "quality_incident" | "质量事故",
        PublicOpinion = "public_opinion" | "舆情",
        DataBreach = "data_breach" | "数据泄露",
        SystemOutage = "system_outage" | "系统故障",
        Other = "other" | "其他",
    }
}

choice! {
    /// How an exercise is held.
    pub enum ExerciseForm {
        Desktop = "desktop" | "桌面推演",
        Functional = "functional" | "功能演练",
        Full = "full" | "综合演练",
    }
}

record! {
    /// A level of response.
    pub struct ResponseLevel {
        /// The level, as `I`.
        level | "等级": Option<Word>,
        /// What makes it this level.
        criteria | "判定": Option<Text>,
        /// Its colour.
        colour | "颜色" | "color": Option<Text>,
        /// Who commands at this level.
        commander | "指挥岗位": Option<Ref<Role>>
    }
}

record! {
    /// When a plan starts.
    pub struct Activation {
        /// What has to have happened.
        criteria | "条件": Option<Text>,
        /// Who decides that it has.
        who_decides | "决定人": Option<Ref<Role>>
    }
}

record! {
    /// A task in an emergency.
    pub struct TeamTask {
        /// What has to be done.
        task | "任务": Option<Text>,
        /// The role that does it.
        role | "岗位": Option<Ref<Role>>
    }
}

record! {
    /// Who is told, and how soon.
    pub struct Reporting {
        /// Who is told.
        to | "报告对象": Option<Text>,
        /// How soon.
        within | "时限": Option<Period>,
        /// What is told.
        content | "内容": Option<Text>
    }
}

record! {
    /// One thing to do when the plan has started.
    pub struct PlanAction {
        /// What is done, as verb and object.
        name | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// Who does it.
        responsible | "执行人" | "责任人": Vec<Ref<Role>>,
        /// How soon.
        within | "时限" | "time_limit": Option<Period>,
        /// The tools it is done with.
        tools | "工具": Vec<Ref<Tool>>,
        /// The record that is left.
        record | "记录": Option<RefOrText<Form>>,
        /// What to know.
        note | "说明" | "备注": Option<Text>
    }
}

record! {
    /// Who speaks to whom, with which words.
    pub struct Communication {
        /// To those inside.
        internal | "内部": Option<Text>,
        /// To those outside.
        outside | "外部": Option<Text>,
        /// To the media.
        media | "媒体": Option<Text>,
        /// Words that are ready.
        templates | "模板": Vec<Text>
    }
}

record! {
    /// What has to be at hand.
    pub struct Resource {
        /// What.
        what | "物资": Option<Text>,
        /// Where.
        r#where | "位置": Option<Text>,
        /// How much.
        quantity | "数量": Option<Text>,
        /// Who looks after it.
        owner | "责任人": Option<Ref<Role>>
    }
}

record! {
    /// What happens when it is over.
    pub struct AfterReview {
        /// How soon it is looked back.
        within | "时限": Option<Period>,
        /// Who does it.
        owner | "责任人": Option<Ref<Role>>
    }
}

record! {
    /// A time at which the plan was or will be exercised.
    pub struct Exercise {
        /// When.
        date | "日期": Option<Date>,
        /// How.
        form | "形式": Option<ExerciseForm>,
        /// What came out.
        result | "结果": Option<Text>,
        /// What it led to.
        actions | "改进措施": Vec<RefOrText<Improvement>>
    }
}

record! {
    /// What to do when the worst has happened.
    pub struct Plan {
        /// What sort of plan it is.
        kind | "类别" | "plan_kind": Option<PlanKind>,
        /// The events that it is for.
        event_type | "事件类型": Vec<EventType>,
        /// The levels of response.
        levels | "响应分级": Vec<ResponseLevel>,
        /// When it starts.
        activation | "启动条件": Option<Activation>,
        /// Who commands.
        commander | "总指挥" | "指挥": Option<Ref<Role>>,
        /// Who stands in.
        deputy | "副总指挥" | "代理人": Option<Ref<Role>>,
        /// Who does what.
        team | "应急小组" | "责任分工": Vec<TeamTask>,
        /// Who is told, and how soon.
        reporting | "信息报告": Vec<Reporting>,
        /// What is done, in order.
        actions | "处置措施" | "处置步骤": Vec<PlanAction>,
        /// Who speaks to whom.
        communication | "信息沟通": Option<Communication>,
        /// What has to be at hand.
        resources | "应急物资": Vec<Resource>,
        /// Whom to call, in which order.
        contacts | "联系方式" | "通讯录": Vec<Contact>,
        /// The risks that it answers.
        covers | "对应风险": Vec<Ref<Risk>>,
        /// The processes that it brings back.
        restores | "恢复流程": Vec<Ref<Process>>,
        /// How soon they are back.
        rto | "恢复时间目标": Option<Period>,
        /// What ends it.
        end | "响应终止": Option<Text>,
        /// The look back.
        after_review | "事后复盘": Option<AfterReview>,
        /// When it was exercised.
        exercises | "演练记录": Vec<Exercise>,
        /// How often it is exercised.
        exercise_cycle | "演练周期": Option<Cycle>,
        /// Its version.
        version | "版本" | "版本号" | "版次": Option<Version>
    }
}

impl Described for Plan {
    const KIND: &'static Kind = &Kind {
        name: "plan",
        plural: "plans",
        keys: &["预案", "应急预案"],
        one: Words::fixed("plan", "应急预案"),
        many: Words::fixed("Emergency plans", "应急预案"),
        columns: &["kind", "event_type", "commander", "exercise_cycle"],
        required: &[
            "kind",
            "event_type",
            "levels",
            "activation",
            "commander",
            "deputy",
            "team",
            "reporting",
            "actions",
            "contacts",
            "covers",
            "end",
            "after_review",
            "exercise_cycle",
        ],
        fields: Self::FIELDS,
    };
}
