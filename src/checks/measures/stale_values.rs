//! An indicator whose last value is old.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Kpi;

pub static RULE: Rule = Rule::new(include_str!("stale_values.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (kpi, measured) in manual.all::<Kpi>().iter().zip(&manual.measured) {
        let (Some(last), Some(cycle)) = (measured.last(), &kpi.frequency) else { continue };
        let next = cycle.next_after(last.interval.last, manual.work_days());
        let Some(due) = next.and_then(|it| cycle.next_after(it, manual.work_days())) else {
            continue;
        };
        if due < manual.as_of && !kpi.is_over() {
            let finding = RULE.at(last.period.span).with("kpi", speak::name(kpi));
            out.push(finding.text("period", &*last.period.value));
        }
    }
}
