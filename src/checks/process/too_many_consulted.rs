//! A step that waits for the answers of many.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Process, Role};
use crate::text::Words;
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("too_many_consulted.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let thresholds = manual.thresholds();
    let (consulted, informed) = (thresholds.max_consulted(), thresholds.max_informed());
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        let name = speak::full_name(process);
        let mut look = |work: &Words, asked: &[Ref<Role>], told: &[Ref<Role>]| {
            let finding = |it: Diagnostic| it.with("work", work.clone());
            out.extend(crowd(manual, asked, consulted).map(finding));
            let told = crowd(manual, told, informed).map(finding);
            out.extend(told.map(|it| it.say("informed").offer("informed_help")));
        };
        if let Some(it) = &process.raci {
            look(&name, &it.c, &it.i);
        }
        for (at, it) in process.steps.iter().enumerate() {
            let step = speak::step(process, at);
            let work = Words::new(
                format!("step `{}` of {}", step.en, name.en),
                format!("{}的步骤“{}”", name.zh, step.zh),
            );
            look(&work, &it.consulted, &it.informed);
        }
    }
}

/// The finding at the first role that is one too many.
fn crowd(manual: &Manual, roles: &[Ref<Role>], most: usize) -> Option<Diagnostic> {
    let mut seen = BTreeSet::new();
    let new: Vec<_> =
        roles.iter().filter(|it| seen.insert(manual.index.identity(&it.mention))).collect();
    let finding = RULE.at(new.get(most)?.id().span);
    Some(finding.text("count", new.len().to_string()).text("most", most.to_string()))
}
