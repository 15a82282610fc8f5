//! Channels: where one asks, tells, proposes and escalates (ISO 9001:2015, 7.4).

use super::groups::Audience;
use super::{Described, Kind, Tool};
use crate::text::Words;
use crate::yaml::{Period, Record, Ref, Text, choice, record};

choice! {
    /// What a channel is for.
    pub enum ChannelKind {
        Consultation = "consultation" | "咨询",
        Feedback = "feedback" | "反馈",
        Suggestion = "suggestion" | "建议",
        Escalation = "escalation" | "升级",
        Information = "information" | "通知",
        CustomerFeedback = "customer_feedback" | "客户反馈",
        Whistleblowing = "whistleblowing" | "举报",
    }
}

choice! {
    /// How far a channel or a meeting reaches.
    pub enum Within {
        Unit = "unit" | "部门内",
        Company = "company" | "跨部门" | "公司内",
        Outside = "outside" | "对外",
    }
}

record! {
    /// A way to reach those who answer.
    pub struct Channel {
        /// What it is for.
        kind | "类别" | "用途" | "channel_kind": Vec<ChannelKind>,
        /// Where it is: a number, an address, a group, a place.
        address | "地址" | "联系方式": Option<Text>,
        /// Who may use it.
        audience | "适用对象": Vec<Ref<Audience>>,
        /// How soon it answers.
        response_time | "响应时限" | "答复时限": Option<Period>,
        /// When it answers.
        hours | "服务时间": Option<Text>,
        /// The tool that it runs on.
        tool | "工具": Option<Ref<Tool>>,
        /// Whether it stays in one unit, crosses units, or leads outside.
        within | "范围": Option<Within>
    }
}

impl Described for Channel {
    const KIND: &'static Kind = &Kind {
        name: "channel",
        plural: "channels",
        keys: &["渠道", "沟通渠道"],
        one: Words::fixed("channel", "沟通渠道"),
        many: Words::fixed("Channels", "沟通渠道"),
        columns: &["kind", "address", "audience", "response_time", "owner"],
        required: &["owner", "kind", "address", "audience", "response_time"],
        fields: Self::FIELDS,
    };
}
