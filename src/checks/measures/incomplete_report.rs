//! A report of which something is left open: who reads it, how often, in which form, what it shows.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Report;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_report.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Report>; 5] = [
        ("owner", Words::fixed("owner", "责任人"), |it| it.head.owner.is_none()),
        ("audience", Words::fixed("readers", "读者"), |it| it.audience.is_empty()),
        ("frequency", Words::fixed("frequency", "频次"), |it| it.frequency.is_none()),
        ("form", Words::fixed("form", "形式"), |it| it.form.is_empty()),
        ("kpis", Words::fixed("KPIs or metrics", "指标"), |it| {
            it.kpis.is_empty() && it.metrics.is_empty()
        }),
    ];
    for (report, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(report.span).with("report", speak::name(report));
        out.push(finding.with("missing", missing));
    }
}
