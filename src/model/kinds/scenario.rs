//! Scenarios: questions of practice, and where the manual answers them. They are to a manual what
//! tests are to a program.

use super::{Described, Kind, Role};
use crate::text::Words;
use crate::yaml::{Any, Period, Record, Ref, Text, record};

record! {
    /// A question that the manual has to answer.
    pub struct Scenario {
        /// The question, as somebody at work would ask it.
        ask | "问题" | "情形": Option<Text>,
        /// Where the answer stands, as `refund#decide`.
        answer | "答案" | "对应步骤": Option<Ref<Any>>,
        /// The role that has to act.
        role | "岗位": Option<Ref<Role>>,
        /// How soon.
        within | "时限": Option<Period>
    }
}

impl Described for Scenario {
    const KIND: &'static Kind = &Kind {
        name: "scenario",
        plural: "scenarios",
        keys: &["场景", "常见情况", "情景"],
        one: Words::fixed("scenario", "场景"),
        many: Words::fixed("Scenarios", "常见情况"),
        columns: &["answer", "role", "within"],
        required: &["answer", "role"],
        fields: Self::FIELDS,
    };

    fn name(&self) -> Option<Text> {
        self.ask.clone()
    }
}
