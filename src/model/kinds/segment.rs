//! Segments: the customers that one wants.

use super::{Described, Kind, SalesChannel};
use crate::text::Words;
use crate::yaml::{Record, Ref, Text, record};

record! {
    /// A group of customers.
    pub struct Segment {
        /// What they need.
        needs | "需求": Option<Text>,
        /// How many they are.
        size | "规模": Option<Text>,
        /// How they are reached.
        channels | "销售渠道" | "渠道": Vec<Ref<SalesChannel>>
    }
}

impl Described for Segment {
    const KIND: &'static Kind = &Kind {
        name: "segment",
        plural: "segments",
        keys: &["客户群", "目标客户群"],
        one: Words::fixed("segment", "目标客户群"),
        many: Words::fixed("Segments", "目标客户群"),
        columns: &["needs", "size", "channels"],
        required: &["needs", "channels"],
        fields: Self::FIELDS,
    };
}
