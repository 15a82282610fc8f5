//! A plan without levels, without word to those who have to know, without an end or a look back.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Plan, PlanKind};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_plan.md"), check);

/// What levels of response are called; they come first among what is missing.
const LEVELS: (&str, &str) = ("levels of response", "响应分级");

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Plan>; 4] = [
        ("levels", Words::fixed(LEVELS.0, LEVELS.1), |it| {
            // What one does on the spot, or to bring computers back, has no levels.
            let has_levels = matches!(it.kind, Some(PlanKind::Overall | PlanKind::Special));
            has_levels && it.levels.is_empty()
        }),
        ("communication", Words::fixed("communication", "信息沟通"), |it| {
            it.communication.is_none() && it.reporting.is_empty()
        }),
        ("end", Words::fixed("end", "响应终止条件"), |it| it.end.is_none()),
        ("after_review", Words::fixed("look back", "事后复盘"), |it| it.after_review.is_none()),
    ];
    for (plan, missing) in speak::incomplete(manual, fields) {
        let lacks_levels = missing.en.starts_with(LEVELS.0);
        let finding = RULE.at(plan.span).with("plan", speak::name(plan)).with("missing", missing);
        out.push(if lacks_levels { finding.offer("levels_help") } else { finding });
    }
}
