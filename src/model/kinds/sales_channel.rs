//! Sales channels: how customers buy.

use super::{Described, Kind, Segment};
use crate::text::Words;
use crate::yaml::{Record, Ref, Text, choice, record};

choice! {
    /// What sort of channel.
    pub enum SalesChannelKind {
        Online = "online" | "线上",
        Offline = "offline" | "线下",
        Partner = "partner" | "合作伙伴",
    }
}

record! {
    /// A way in which customers buy.
    pub struct SalesChannel {
        /// What sort of channel it is.
        kind | "类别" | "sales_channel_kind": Option<SalesChannelKind>,
        /// The customers whom it reaches.
        segments | "目标客户群" | "客户群": Vec<Ref<Segment>>,
        /// What to know of it.
        description | "说明": Option<Text>
    }
}

impl Described for SalesChannel {
    const KIND: &'static Kind = &Kind {
        name: "sales_channel",
        plural: "sales_channels",
        keys: &["销售渠道"],
        one: Words::fixed("sales channel", "销售渠道"),
        many: Words::fixed("Sales channels", "销售渠道"),
        columns: &["kind", "segments", "owner"],
        required: &["owner", "kind", "segments"],
        fields: Self::FIELDS,
    };
}
