//! Customers whom no sales channel reaches, and channels that reach nobody.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Described, Key, SalesChannel, Segment, Stored};

pub static RULE: Rule = Rule::new(include_str!("segment_without_channel.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (segments, channels) = (manual.all::<Segment>(), manual.all::<SalesChannel>());
    let unreached: Vec<_> = (0..segments.len())
        .filter(|at| {
            let it = &segments[*at];
            let key = Key { kind: Segment::INDEX, at: *at };
            let is_open = it.channels.is_empty() && !it.is_garbled("channels") && !it.is_over();
            is_open && !manual.is_used_by(key, &[SalesChannel::KIND])
        })
        .map(|at| &segments[at])
        .collect();
    // Without any channel there is one cause.
    if let ([first, others @ ..], []) = (&unreached[..], channels) {
        let finding = RULE.at(first.span).with("segment", speak::name(first));
        out.push(others.iter().fold(finding, |it, other| it.label(other.span, "also")));
        return;
    }
    for segment in unreached {
        out.push(RULE.at(segment.span).with("segment", speak::name(segment)));
    }
    if segments.is_empty() {
        return;
    }
    for (at, channel) in channels.iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let key = Key { kind: SalesChannel::INDEX, at };
        let is_open = channel.segments.is_empty() && !channel.is_garbled("segments");
        if is_open && !manual.is_used_by(key, &[Segment::KIND]) {
            let finding = RULE.at(channel.span).say("channel").offer("channel_help");
            out.push(finding.with("channel", speak::name(channel)));
        }
    }
}
