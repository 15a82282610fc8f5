//! Controls: what prevents, finds or corrects.

use super::groups::StepPlace;
use super::{Described, Form, Kind, Risk, Role};
use crate::text::{Spanned, Words};
use crate::yaml::{Cycle, Date, Record, Ref, RefOrText, Text, choice, record};

choice! {
    /// When a control acts.
    pub enum ControlKind {
        Preventive = "preventive" | "预防",
        Detective = "detective" | "发现",
        Corrective = "corrective" | "纠正",
    }
}

record! {
    /// A measure that holds risks down.
    pub struct Control {
        /// When it acts: before, during or after.
        kind | "类别" | "control_kind": Option<ControlKind>,
        /// What is done.
        description | "说明": Option<Text>,
        /// The risks it holds down.
        risks | "风险": Vec<Ref<Risk>>,
        /// The steps at which it is carried out, as `purchase#approve`.
        at | "执行步骤": Vec<Ref<StepPlace>>,
        /// The role that carries it out.
        performer | "执行人": Option<Ref<Role>>,
        /// The role that tests it; not the one that carries it out.
        tester | "测试人": Option<Ref<Role>>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// Whether a system does it.
        automated | "自动": Option<bool>,
        /// What proves that it was done.
        evidence | "证据": Option<RefOrText<Form>>,
        /// How well it works: 1 not, 2 partly, 3 mostly, 4 fully.
        effectiveness | "有效性": Option<Spanned<i64>>,
        /// When it was tested last.
        last_tested | "最近测试日期": Option<Date>
    }
}

impl Described for Control {
    const KIND: &'static Kind = &Kind {
        name: "control",
        plural: "controls",
        keys: &["控制措施", "控制"],
        one: Words::fixed("control", "控制措施"),
        many: Words::fixed("Controls", "控制措施"),
        columns: &["kind", "risks", "at", "owner", "frequency"],
        required: &["owner", "kind", "risks", "at", "frequency", "evidence"],
        fields: Self::FIELDS,
    };
}
