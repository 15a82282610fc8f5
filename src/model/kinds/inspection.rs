//! Inspections: the points at which quality is looked at.

use super::groups::StepPlace;
use super::{Described, Form, Kind, Norm, Role, Tool};
use crate::text::Words;
use crate::yaml::{Cycle, Record, Ref, RefOrText, Text, record};

record! {
    /// A point at which a result is compared with a standard.
    pub struct Inspection {
        /// The step at which it stands, as `purchase#accept`.
        at | "检验步骤" | "位置": Vec<Ref<StepPlace>>,
        /// The standard that decides.
        standard | "标准": Option<RefOrText<Norm>>,
        /// How often.
        frequency | "频次" | "频率": Option<Cycle>,
        /// How many of how many.
        sampling | "抽样": Option<Text>,
        /// Who looks; not who made it, unless it is a self-check.
        inspector | "检验人": Option<Ref<Role>>,
        /// What it is measured with.
        equipment | "检验设备": Option<Ref<Tool>>,
        /// What is written down.
        record | "记录": Option<RefOrText<Form>>,
        /// Whether those who made it look themselves.
        self_check | "自检": Option<bool>
    }
}

impl Described for Inspection {
    const KIND: &'static Kind = &Kind {
        name: "inspection",
        plural: "inspections",
        keys: &["检验点", "检验"],
        one: Words::fixed("inspection", "检验点"),
        many: Words::fixed("Inspections", "检验点"),
        columns: &["at", "standard", "sampling", "inspector", "record"],
        required: &["at", "standard", "frequency", "inspector", "record"],
        fields: Self::FIELDS,
    };
}
