//! A manual without a process of improvement, or without a place for suggestions.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Lacking, Manual};

pub static RULE: Rule = Rule::new(include_str!("no_way_to_improve.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut groups: [Vec<Lacking<'_>>; 2] = [Vec::new(), Vec::new()];
    for it in manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE)) {
        let demands = it.spec.by.iter().flat_map(|it| it.any.iter().flatten());
        let is_process = demands.into_iter().any(|it| it.kind == "process");
        groups[usize::from(!is_process)].push(it);
    }
    let words = [("message", "help"), ("suggestions", "suggestions_help")];
    for (group, (message, help)) in groups.iter().zip(words) {
        let Some(first) = group.first() else { continue };
        out.push(
            RULE.at(manual.chapters[first.chapter].end)
                .say(message)
                .offer(help)
                .level(speak::need(group.iter().any(|it| it.spec.is_must())))
                .with("section", first.spec.title())
                .with("standards", speak::standards(group.iter().map(|it| it.standard))),
        );
    }
}
