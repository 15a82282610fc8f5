//! Data that is collected for nothing, and sources of which nobody says what they are.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{DataSource, DataSourceKind, Key, Kpi, Metric, Stored};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("idle_metric.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let counted = counted(manual);
    for (at, metric) in manual.all::<Metric>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let key = Key { kind: Metric::INDEX, at };
        if !counted.contains(&key) && manual.users(key).all(|it| it == key) {
            out.push(RULE.at(metric.span).with("metric", speak::name(metric)));
        }
    }
    let fields: [speak::Needed<DataSource>; 2] = [
        ("system", Words::fixed("system", "系统"), |it| {
            it.kind == Some(DataSourceKind::System) && it.system.is_none()
        }),
        ("owner", Words::fixed("owner", "责任人"), |it| it.head.owner.is_none()),
    ];
    for (source, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(source.span).say("source").offer("source_help");
        out.push(finding.with("source", speak::name(source)).with("missing", missing));
    }
}

/// What the formulas of indicators count.
fn counted(manual: &Manual) -> BTreeSet<Key> {
    let mut counted = BTreeSet::new();
    for kpi in manual.all::<Kpi>() {
        let Some(written) = manual.formula(kpi) else { continue };
        let names = written.formula().map(|it| it.tree.names()).unwrap_or_default();
        let origins = names.iter().filter_map(|(name, _)| manual.origin(kpi, name));
        counted.extend(origins.filter_map(|it| manual.source_of(it)));
    }
    counted
}
