//! A channel of which nobody knows who answers, to whom, or how soon.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Channel;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_channel.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Channel>; 4] = [
        ("owner", Words::fixed("role that answers", "责任岗位"), |it| it.head.owner.is_none()),
        ("address", Words::fixed("address", "地址"), |it| {
            it.address.is_none() && it.tool.is_none()
        }),
        ("audience", Words::fixed("audience", "适用对象"), |it| {
            it.audience.is_empty() && it.within.is_none()
        }),
        ("response_time", Words::fixed("response time", "答复时限"), |it| {
            it.response_time.is_none() && answers(it)
        }),
    ];
    for (channel, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(channel.span).with("channel", speak::name(channel));
        out.push(finding.with("missing", missing));
    }
}

/// Whether one waits for an answer there: not where one is only told something.
fn answers(channel: &Channel) -> bool {
    use crate::model::kinds::ChannelKind::Information;
    channel.kind.is_empty() || channel.kind.iter().any(|it| *it != Information)
}
