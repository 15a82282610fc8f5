//! A process that does not say what it takes in or what it gives out.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Process;
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("process_without_input_or_output.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let sides: [(&str, Words, fn(&Process) -> bool); 2] = [
        ("inputs", Words::fixed("inputs", "输入"), |it| it.inputs.is_empty()),
        ("outputs", Words::fixed("outputs", "输出"), |it| it.outputs.is_empty()),
    ];
    let untold = sides.map(|(field, words, is_empty)| {
        (manual.untold::<Process>(&[field], Told::Each, |it| is_empty(it)), words)
    });
    for (at, process) in manual.all::<Process>().iter().enumerate() {
        let missing = untold.iter().filter(|(untold, _)| untold.contains(&at));
        let missing: Vec<Words> = missing.map(|(_, words)| words.clone()).collect();
        if !missing.is_empty() {
            let finding = RULE.at(process.span).with("process", speak::name(process));
            out.push(finding.with("missing", speak::none_of(&missing)));
        }
    }
}
