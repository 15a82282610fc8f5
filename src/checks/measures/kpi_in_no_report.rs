//! An indicator that no report shows, where others are reported.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Described, Key, Kpi, Report, Stored};

pub static RULE: Rule = Rule::new(include_str!("kpi_in_no_report.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // Where no report names an indicator, another rule says that reports lack them.
    if manual.all::<Report>().iter().all(|it| it.kpis.is_empty()) {
        return;
    }
    for (at, kpi) in manual.all::<Kpi>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        if !manual.is_used_by(Key { kind: Kpi::INDEX, at }, &[Report::KIND]) {
            out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
        }
    }
}
