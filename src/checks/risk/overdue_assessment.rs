//! A risk that should have been assessed anew.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Risk};
use crate::model::{Manual, RiskScale};
use crate::text::Span;
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("overdue_assessment.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    for (_, risk) in manual.risks() {
        let Some(last) = last(risk) else { continue };
        let Some((due, says)) = due(manual, scale, risk, last.day) else { continue };
        if due >= manual.as_of {
            continue;
        }
        let finding = RULE
            .at(last.written.span)
            .with("risk", speak::name(risk))
            .text("date", last.day.to_string())
            .text("due", due.to_string());
        out.push(match says {
            Some(span) => finding.label(span, "cycle"),
            None => finding.say("yearly"),
        });
    }
}

/// When it was assessed last.
fn last(risk: &Entity<Risk>) -> Option<&Date> {
    risk.last_assessed.iter().chain(risk.head.last_reviewed.as_deref()).max_by_key(|it| it.day)
}

/// When it is due again, and what says so: its own cycle, that of its level, or nothing, and then
/// a year is the longest time. Nothing for a risk that is assessed on occasion.
fn due(
    manual: &Manual,
    scale: &RiskScale,
    risk: &Entity<Risk>,
    last: civil::Date,
) -> Option<(civil::Date, Option<Span>)> {
    let level = risk.score().and_then(|it| scale.level(it));
    let of_level = || manual.risk_cycle(level?);
    match risk.head.review_cycle.as_deref().or_else(of_level) {
        Some(cycle) => {
            Some((cycle.next_after(last, manual.work_days())?, Some(cycle.written.span)))
        }
        None if risk.is_garbled("review_cycle") => None,
        None => Some((last.saturating_add(jiff::Span::new().years(1)), None)),
    }
}
