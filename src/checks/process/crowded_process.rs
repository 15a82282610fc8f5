//! A process, or a step, with too much in it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Process;
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("crowded_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let most = manual.thresholds().max_steps();
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        let name = speak::name(process);
        let count = process.steps.len();
        if count > most {
            let finding = RULE.at(process.span).with("process", name.clone());
            out.push(finding.text("count", count.to_string()).text("most", most.to_string()));
        }
        for (at, step) in process.steps.iter().enumerate() {
            if let Some(it) = step.name.as_ref().filter(|it| is_several(it)) {
                let finding = RULE.at(it.span).say("several").offer("several_help");
                let finding = finding.with("step", speak::step(process, at));
                out.push(finding.with("process", name.clone()));
            }
        }
    }
}

/// Whether a step is told in more than one sentence, and so is more than one step.
fn is_several(name: &Text) -> bool {
    let sentences = |it: &str| {
        it.split([';', '；', '。']).filter(|it| it.contains(char::is_alphanumeric)).count()
    };
    name.all().any(|it| sentences(it) > 1)
}
