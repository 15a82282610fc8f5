//! Campaigns: advertising, promotion, events.

use super::{Approval, Described, Kind, Kpi, SalesChannel, Segment};
use crate::text::Words;
use crate::yaml::{Date, Money, Record, Ref, Text, choice, record};

choice! {
    /// What sort of campaign.
    pub enum CampaignKind {
        Advertising = "advertising" | "广告宣传",
        Promotion = "promotion" | "促销",
        Event = "event" | "活动",
        Content = "content" | "内容",
        PublicRelations = "public_relations" | "公关",
    }
}

choice! {
    /// Where a campaign runs.
    pub enum CampaignPlace {
        Online = "online" | "线上",
        Offline = "offline" | "线下",
        Both = "both" | "线上线下",
    }
}

record! {
    /// From when to when.
    pub struct Dates {
        /// The first day.
        from | "自" | "开始": Option<Date>,
        /// The last day.
        to | "至" | "结束": Option<Date>
    }
}

record! {
    /// An effort to be known or to sell more.
    pub struct Campaign {
        /// What sort of campaign it is.
        kind | "类别" | "campaign_kind": Option<CampaignKind>,
        /// Online, offline or both.
        r#where | "方式" | "线上线下": Option<CampaignPlace>,
        /// From when to when.
        period | "期间": Option<Dates>,
        /// For whom.
        segments | "目标客户群" | "客户群": Vec<Ref<Segment>>,
        /// Through which channels.
        channels | "销售渠道" | "渠道": Vec<Ref<SalesChannel>>,
        /// What it may cost.
        budget | "预算": Option<Money>,
        /// What it is measured by.
        kpis | "绩效指标": Vec<Ref<Kpi>>,
        /// Who approves it.
        approval | "审批": Option<Approval>,
        /// What came out of it.
        result | "结果": Option<Text>
    }
}

impl Described for Campaign {
    const KIND: &'static Kind = &Kind {
        name: "campaign",
        plural: "campaigns",
        keys: &["推广活动", "营销活动"],
        one: Words::fixed("campaign", "推广活动"),
        many: Words::fixed("Campaigns", "推广活动"),
        columns: &["kind", "where", "period", "budget", "owner"],
        required: &["owner", "kind", "where", "period", "segments", "channels", "budget", "kpis"],
        fields: Self::FIELDS,
    };
}
