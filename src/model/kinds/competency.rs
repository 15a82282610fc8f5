//! Competencies: what people have to be able to do (ISO 9001:2015, 7.2).

use super::{Described, Kind};
use crate::text::Words;
use crate::yaml::{ByName, Record, Text, record};

record! {
    /// Something that one has to be able to do.
    pub struct Competency {
        /// What it is.
        description | "说明" | "定义": Option<Text>,
        /// What the levels mean: 1 knows, 2 does with help, 3 does alone, 4 teaches.
        levels | "等级": ByName<Text>
    }
}

impl Described for Competency {
    const KIND: &'static Kind = &Kind {
        name: "competency",
        plural: "competencies",
        keys: &["能力", "能力项"],
        one: Words::fixed("competency", "能力"),
        many: Words::fixed("Competencies", "能力"),
        columns: &["description", "owner"],
        required: &["description"],
        fields: Self::FIELDS,
    };
}
