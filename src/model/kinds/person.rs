//! People: who holds which role. Often kept out of what is published.

use super::contact::Contact;
use super::{Course, Described, Kind, Role};
use crate::text::Words;
use crate::yaml::{Date, Record, Ref, Text, Version, record};

record! {
    /// A course that somebody took.
    pub struct Training {
        /// Which.
        course | "课程": Option<Ref<Course>>,
        /// When.
        date | "日期": Option<Date>,
        /// The version that was taught.
        version | "版本": Option<Version>,
        /// How it ended.
        result | "结果": Option<Text>,
        /// Until when it counts.
        valid_until | "有效期至": Option<Date>
    }
}

record! {
    /// Somebody who works here.
    pub struct Person {
        /// The roles that they hold.
        roles | "岗位" | "role": Vec<Ref<Role>>,
        /// How to reach them.
        contacts | "联系方式": Vec<Contact>,
        /// Until when they are here.
        until | "离任日期": Option<Date>,
        /// The courses that they took.
        trainings | "培训记录": Vec<Training>
    }
}

impl Described for Person {
    const KIND: &'static Kind = &Kind {
        name: "person",
        plural: "people",
        keys: &["人员", "persons"],
        one: Words::fixed("person", "人员"),
        many: Words::fixed("People", "人员"),
        columns: &["roles", "until"],
        required: &["roles"],
        fields: Self::FIELDS,
    };
}
