//! Figures of which nobody says how they are looked at, or what is decided by them.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Described, Metric, Report};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("figures_without_decision.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.is_asked(Report::KIND.name, "decisions") {
        let fields = ["decisions"];
        let lacking =
            manual.untold::<Report>(&fields, Told::Together, |it| it.decisions.is_empty());
        for at in lacking {
            let report = &manual.all::<Report>()[at];
            out.push(RULE.at(report.span).with("report", speak::name(report)));
        }
    }
    let asks = |field| manual.is_asked(Metric::KIND.name, field);
    if asks("analysis") || asks("tools") {
        unexamined(manual, out);
    }
}

/// Metrics with neither a method nor a tool by which they are looked at, of their own or in a
/// report that shows them.
fn unexamined(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let reports = manual.all::<Report>().iter().filter(|it| is_examined(it));
    let shown = reports.flat_map(|it| &it.metrics).filter_map(|it| manual.place_of(it));
    let shown: BTreeSet<usize> = shown.collect();
    let fields = ["analysis", "tools"];
    let lacking = manual.untold::<Metric>(&fields, Told::Together, |it| {
        it.analysis.is_none() && it.tools.is_empty()
    });
    for at in lacking.into_iter().filter(|it| !shown.contains(it)) {
        let metric = &manual.all::<Metric>()[at];
        let finding = RULE.at(metric.span).say("metric").offer("metric_help");
        out.push(finding.with("metric", speak::name(metric)));
    }
}

fn is_examined(report: &Report) -> bool {
    report.analysis.is_some() || !report.tools.is_empty()
}
