//! A process of improvement without one of plan, do, check and act.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Pdca, Process, ProcessCategory};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_improvement_cycle.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let is_one = |it: &&Entity<Process>| {
        let has_steps = !it.steps.is_empty() && !it.is_garbled("steps");
        it.category == Some(ProcessCategory::Improvement) && has_steps && !it.is_over()
    };
    for process in manual.all::<Process>().iter().filter(is_one) {
        let has = |phase: Pdca| process.steps.iter().any(|it| it.pdca == Some(phase));
        let all = [
            (Pdca::Plan, Words::fixed("plan", "计划")),
            (Pdca::Do, Words::fixed("do", "执行")),
            (Pdca::Check, Words::fixed("check", "检查")),
            (Pdca::Act, Words::fixed("act", "处理")),
        ];
        let missing: Vec<Words> =
            all.into_iter().filter(|(phase, _)| !has(*phase)).map(|(_, words)| words).collect();
        if !missing.is_empty() {
            let finding = RULE.at(process.span).with("process", speak::name(process));
            out.push(finding.with("missing", speak::none_of(&missing)));
        }
    }
}
