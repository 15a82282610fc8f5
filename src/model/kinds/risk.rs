//! Risks, after ISO 31000:2018: the effect of uncertainty on what the manual is for.

use super::groups::Threatened;
use super::{Control, Described, Kind, Kpi, Plan, Role};
use crate::text::{Spanned, Words};
use crate::yaml::{Cycle, Date, Rare, Record, Ref, RefOrText, Text, choice, record};

choice! {
    /// What sort of risk.
    pub enum RiskKind {
        Threat = "threat" | "风险" | "威胁",
        Opportunity = "opportunity" | "机遇",
        Challenge = "challenge" | "挑战",
    }
}

choice! {
    /// Where a risk comes from.
    pub enum RiskCategory {
        Strategic = "strategic" | "战略",
        Operational = "operational" | "运营",
        Financial = "financial" | "财务",
        Compliance = "compliance" | "合规",
        InformationSecurity = "information_security" | "信息安全",
        Safety = "safety" | "安全",
        Supply = "supply" | "供应",
        People = "people" | "人员",
        Reputation = "reputation" | "声誉",
        Natural = "natural" | "自然",
        Project = "project" | "项目",
    }
}

choice! {
    /// What is done about a risk (ISO 31000:2018, 6.5, in short form).
    pub enum Response {
        Avoid = "avoid" | "规避",
        Reduce = "reduce" | "降低",
        Share = "share" | "转移" | "分担",
        Accept = "accept" | "接受",
        Pursue = "pursue" | "利用",
    }
}

choice! {
    /// How far an action is.
    pub enum ActionStatus {
        Planned = "planned" | "计划中",
        InProgress = "in_progress" | "进行中",
        Done = "done" | "完成" | "已完成",
        Ongoing = "ongoing" | "持续",
    }
}

record! {
    /// How likely a risk is and how hard it hits, on the manual's scales.
    pub struct Rating {
        /// How likely.
        likelihood | "可能性": Option<Spanned<i64>>,
        /// How hard.
        impact | "影响": Option<Spanned<i64>>
    }
}

record! {
    /// An action against a risk.
    pub struct Treatment {
        /// What is done.
        action | "措施": Option<Text>,
        /// Who does it.
        owner | "责任人": Option<Ref<Role>>,
        /// By when.
        due | "完成日期": Option<Date>,
        /// How far it is.
        status | "状态": Option<ActionStatus>
    }
}

record! {
    /// How a risk is watched.
    pub struct Monitoring {
        /// What is looked at.
        method | "方法": Option<Text>,
        /// The indicator that warns.
        indicator | "指标": Option<Ref<Kpi>>,
        /// The value at which it warns.
        limit | "预警值": Option<Text>,
        /// How often.
        cycle | "周期": Option<Rare<Cycle>>
    }
}

record! {
    /// Something uncertain that may help or harm.
    pub struct Risk {
        /// Threat, opportunity or challenge.
        kind | "类别" | "risk_kind": Option<RiskKind>,
        /// Where it comes from.
        category | "来源类别": Option<RiskCategory>,
        /// Why it may happen.
        cause | "原因": Option<Text>,
        /// What may happen.
        event | "事件": Option<Text>,
        /// What follows from it.
        consequence | "后果": Option<Text>,
        /// What it threatens.
        threatens | "影响对象": Vec<Ref<Threatened>>,
        /// Its rating before anything is done.
        inherent | "固有风险": Option<Rating>,
        /// How likely it is, where only one rating is given.
        likelihood | "可能性": Option<Spanned<i64>>,
        /// How hard it hits, where only one rating is given.
        impact | "影响": Option<Spanned<i64>>,
        /// What holds it down.
        controls | "控制措施": Vec<Ref<Control>>,
        /// Its rating with the controls at work.
        residual | "剩余风险": Option<Rating>,
        /// The rating that is aimed at.
        target_level | "目标等级": Option<Rating>,
        /// What is done about it.
        response | "应对措施" | "应对策略": Option<Response>,
        /// The actions that do it.
        treatment | "处置": Vec<Treatment>,
        /// Who accepted it.
        accepted_by | "接受人": Option<Ref<Role>>,
        /// Until when.
        accepted_until | "接受期限": Option<Date>,
        /// The emergency plan for it.
        plan | "预案" | "应急预案": Option<RefOrText<Plan>>,
        /// How it is watched.
        monitoring | "监控" | "监控方法": Option<Monitoring>,
        /// When it was assessed last.
        last_assessed | "最近评估日期": Option<Date>
    }
}

impl Rating {
    /// Its two halves.
    fn halves(&self) -> Halves<'_> {
        (self.likelihood.as_ref(), self.impact.as_ref())
    }
}

/// How likely and how hard, where it was said.
pub type Halves<'r> = (Option<&'r Spanned<i64>>, Option<&'r Spanned<i64>>);

impl Risk {
    /// How likely and how hard before anything is done, whichever way it was written.
    pub fn rating(&self) -> Halves<'_> {
        let (likelihood, impact) = self.inherent.as_ref().map_or((None, None), Rating::halves);
        (self.likelihood.as_ref().or(likelihood), self.impact.as_ref().or(impact))
    }

    /// How likely and how hard with its controls at work.
    pub fn rating_left(&self) -> Halves<'_> {
        self.residual.as_ref().map_or((None, None), Rating::halves)
    }

    /// Every rating that it has.
    pub fn ratings(&self) -> [Halves<'_>; 4] {
        let given = [&self.inherent, &self.residual, &self.target_level];
        let [inherent, residual, target] =
            given.map(|it| it.as_ref().map_or((None, None), Rating::halves));
        [(self.likelihood.as_ref(), self.impact.as_ref()), inherent, residual, target]
    }

    /// Whether it may help rather than harm: then more of it is better.
    pub fn is_opportunity(&self) -> bool {
        self.kind == Some(RiskKind::Opportunity) || self.response == Some(Response::Pursue)
    }
}

impl Described for Risk {
    const KIND: &'static Kind = &Kind {
        name: "risk",
        plural: "risks",
        keys: &["风险"],
        one: Words::fixed("risk", "风险"),
        many: Words::fixed("Risks", "风险"),
        columns: &["category", "inherent", "residual", "response", "owner"],
        required: &[
            "owner",
            "kind",
            "category",
            "event",
            "threatens",
            "inherent",
            "response",
            "monitoring",
            "last_assessed",
            "review_cycle",
        ],
        fields: Self::FIELDS,
    };
}
