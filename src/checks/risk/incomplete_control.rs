//! A control that leaves open how often it acts, when, what proves it, or who looks whether it works.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Control;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_control.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Control>; 4] = [
        ("frequency", Words::fixed("frequency", "频次"), |it| it.frequency.is_none()),
        ("kind", Words::fixed("kind", "类别"), |it| it.kind.is_none()),
        ("evidence", Words::fixed("evidence", "证据"), |it| it.evidence.is_none()),
        ("tester", Words::fixed("test", "测试"), |it| {
            it.tester.is_none() && it.last_tested.is_none()
        }),
    ];
    for (control, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(control.span).with("control", speak::name(control));
        out.push(finding.with("missing", missing));
    }
}
