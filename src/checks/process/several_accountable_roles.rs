//! A process or a step with more than one role that answers for it.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Process, Role};
use crate::text::Span;
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("several_accountable_roles.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>() {
        let name = speak::name(process);
        let of_all = process.raci.as_ref().map_or(&[][..], |it| &it.a);
        let found = several(manual, of_all);
        out.extend(found.map(|it| it.with("process", name.clone())));
        for (at, step) in process.steps.iter().enumerate() {
            let found = several(manual, &step.accountable).map(|it| {
                let it = it.with("process", name.clone()).with("step", speak::step(process, at));
                it.say("in_step").offer("in_step_help")
            });
            out.extend(found);
        }
    }
}

/// What is wrong with `accountable`: the second role that it names, and the others.
fn several(manual: &Manual, accountable: &[Ref<Role>]) -> Option<Diagnostic> {
    let mut seen = BTreeSet::new();
    let is_new = |it: &&Ref<Role>| seen.insert(manual.index.identity(&it.mention));
    let spans: Vec<Span> = accountable.iter().filter(is_new).map(|it| it.id().span).collect();
    let [first, second, rest @ ..] = &spans[..] else { return None };
    let found = RULE.at(*second).text("count", spans.len().to_string()).label(*first, "other");
    Some(rest.iter().fold(found, |found, it| found.label(*it, "other")))
}
