//! A scenario that needs its answer sooner than the manual gives it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Scenario;
use crate::model::{Length, Manual};

pub static RULE: Rule = Rule::new(include_str!("answer_too_slow.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for scenario in manual.all::<Scenario>().iter().filter(|it| !it.is_over()) {
        let Some((within, answer)) = scenario.within.as_ref().zip(manual.answer(scenario)) else {
            continue;
        };
        let Some(limit) = manual.limit_of(answer) else { continue };
        let (needed, given) = (Length::of(within), Length::of(limit));
        if given.is_longer_than(needed) {
            let finding = RULE
                .at(within.written.span)
                .with("scenario", speak::name(scenario))
                .with("within", needed.words())
                .with("limit", given.words());
            out.push(finding.label(limit.written.span, "limit"));
        }
    }
}
