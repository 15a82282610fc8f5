//! A risk that is said to be greater with its controls than without them.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Risk;
use crate::model::{Manual, Score};
use crate::text::Spanned;

pub static RULE: Rule = Rule::new(include_str!("residual_above_inherent.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    for (_, risk) in manual.threats() {
        let (before, left) = (risk.rating(), risk.rating_left());
        let (Some(was), Some(is)) = (Score::of(before), Score::of(left)) else { continue };
        if !is_odd(manual, risk) {
            continue;
        }
        // What has grown is wrong; if that cannot be told, all of it.
        let grown = [(before.0, left.0), (before.1, left.1)].into_iter().find_map(grown);
        let Some((was_at, is_at)) = grown.or_else(|| before.0.zip(left.0)) else { continue };
        out.push(
            RULE.at(is_at.span)
                .label(was_at.span, "before")
                .with("risk", speak::name(risk))
                .with("before", scale.words(was))
                .with("after", scale.words(is)),
        );
    }
}

/// Whether a risk is said to be greater with its controls than without them.
pub(crate) fn is_odd(manual: &Manual, risk: &Risk) -> bool {
    let scale = &manual.risk_scale;
    let scores = Score::of(risk.rating()).zip(Score::of(risk.rating_left()));
    scores.is_some_and(|(was, is)| scale.has(was) && scale.has(is) && scale.is_worse(is, was))
}

/// One half of a score before and after, if it has grown.
fn grown<'r>(
    (before, after): (Option<&'r Spanned<i64>>, Option<&'r Spanned<i64>>),
) -> Option<(&'r Spanned<i64>, &'r Spanned<i64>)> {
    before.zip(after).filter(|(before, after)| after.value > before.value)
}
