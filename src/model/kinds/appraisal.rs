//! Appraisals: how the work of people is judged.

use super::groups::Audience;
use super::{Described, Incentive, Kind, Kpi, Role};
use crate::text::Words;
use crate::yaml::{Cycle, Quantity, Record, Ref, RefOrText, Text, record};

record! {
    /// Something that counts in an appraisal.
    pub struct AppraisalItem {
        /// The indicator.
        kpi | "指标": Option<Ref<Kpi>>,
        /// The duty, where no indicator measures it.
        duty | "职责": Option<Text>,
        /// Its weight, in percent.
        weight | "权重": Option<Quantity>
    }
}

record! {
    /// How the work of a role is judged.
    pub struct Appraisal {
        /// Whose work.
        applies_to | "适用岗位" | "考核对象": Vec<Ref<Audience>>,
        /// What good work is.
        standard | "考核标准": Option<Text>,
        /// What counts, and how much; together 100 percent.
        items | "考核项": Vec<AppraisalItem>,
        /// How often.
        cycle | "考核周期" | "周期": Option<Cycle>,
        /// The grades.
        grades | "等级": Vec<Text>,
        /// What good work earns.
        rewards | "奖励": Vec<RefOrText<Incentive>>,
        /// What bad work costs.
        penalties | "惩罚" | "处罚": Vec<RefOrText<Incentive>>,
        /// Who judges.
        appraiser | "考核人": Option<Ref<Role>>,
        /// Where one objects.
        appeal | "申诉": Option<Text>
    }
}

impl Described for Appraisal {
    const KIND: &'static Kind = &Kind {
        name: "appraisal",
        plural: "appraisals",
        keys: &["绩效考核", "考核"],
        one: Words::fixed("appraisal", "绩效考核"),
        many: Words::fixed("Appraisals", "绩效考核"),
        columns: &["applies_to", "cycle", "appraiser"],
        required: &[
            "applies_to",
            "standard",
            "items",
            "cycle",
            "rewards",
            "penalties",
            "appraiser",
        ],
        fields: Self::FIELDS,
    };
}
