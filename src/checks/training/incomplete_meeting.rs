//! A meeting of which something is open: what for, how often, who, who leads, what comes out.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Meeting;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_meeting.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Meeting>; 5] = [
        ("purpose", Words::fixed("purpose", "目的"), |it| it.purpose.is_none()),
        ("frequency", Words::fixed("frequency", "频次"), |it| it.frequency.is_none()),
        ("participants", Words::fixed("participants", "参与人员"), |it| {
            it.participants.is_empty()
        }),
        ("chair", Words::fixed("chair", "主持人"), |it| {
            it.chair.is_none() && it.head.owner.is_none()
        }),
        ("outputs", Words::fixed("outcome", "产出"), |it| {
            it.outputs.is_empty() && it.record.is_none()
        }),
    ];
    for (meeting, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(meeting.span).with("meeting", speak::name(meeting));
        out.push(finding.with("missing", missing));
    }
}
