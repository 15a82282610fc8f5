//! A scenario without a question, an answer or somebody to act.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Scenario};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_scenario.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for scenario in manual.all::<Scenario>().iter().filter(|it| !it.is_over()) {
        let missing = missing(scenario);
        if !missing.is_empty() {
            let finding = RULE.at(scenario.span).with("missing", speak::none_of(&missing));
            let finding = finding.with("scenario", speak::name(scenario));
            // Whoever reads the answer sees who acts.
            let is_answered = scenario.answer.is_some() && scenario.head.name.is_some();
            out.push(if is_answered { finding.level(Level::Warning) } else { finding });
        }
    }
}

fn missing(scenario: &Entity<Scenario>) -> Vec<Words> {
    let is_missing = |field: &str, is_none: bool| is_none && !scenario.is_garbled(field);
    let fields = [
        ("ask", scenario.head.name.is_none(), Words::fixed("question", "问题")),
        ("answer", scenario.answer.is_none(), Words::fixed("answer", "答案")),
        ("role", scenario.role.is_none(), Words::fixed("role that acts", "处理岗位")),
    ];
    let missing = fields.into_iter().filter(|(field, is_none, _)| is_missing(field, *is_none));
    missing.map(|(_, _, words)| words).collect()
}
