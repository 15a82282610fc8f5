//! The outlook: what will have to change.

use super::{Described, Kind};
use crate::text::Words;
use crate::yaml::{Any, Date, Record, Ref, Text, record};

record! {
    /// Something that will have to change.
    pub struct Outlook {
        /// What.
        what | "事项" | "内容": Option<Text>,
        /// Why.
        why | "原因": Option<Text>,
        /// By when.
        by | "完成日期": Option<Date>,
        /// What it will change.
        affects | "影响": Vec<Ref<Any>>
    }
}

impl Described for Outlook {
    const KIND: &'static Kind = &Kind {
        name: "outlook",
        plural: "outlooks",
        keys: &["展望", "展望事项"],
        one: Words::fixed("outlook item", "展望事项"),
        many: Words::fixed("Outlook", "展望"),
        columns: &["by", "owner", "affects"],
        required: &["owner", "by"],
        fields: Self::FIELDS,
    };

    fn name(&self) -> Option<Text> {
        self.what.clone()
    }
}
