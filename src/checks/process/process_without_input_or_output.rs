//! A process that does not say what it takes in or what it gives out.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Process;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("process_without_input_or_output.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let sides: [speak::Needed<Process>; 2] = [
        ("inputs", Words::fixed("inputs", "输入"), |it| it.inputs.is_empty()),
        ("outputs", Words::fixed("outputs", "输出"), |it| it.outputs.is_empty()),
    ];
    for (process, missing) in speak::incomplete(manual, sides) {
        let finding = RULE.at(process.span).with("process", speak::name(process));
        out.push(finding.with("missing", missing));
    }
}
