//! A tool that critical work depends on, and nobody says what to do when it fails.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Importance, Key, Plan, Process, Stored, Tool};
use crate::model::{Manual, Target, Told};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("tool_without_fallback.md"), check);

/// A process that depends on a tool, and where it says so.
type Dependant<'m> = (&'m Entity<Process>, Span);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut dependants = dependants(manual);
    if dependants.is_empty() {
        return;
    }
    for at in manual.untold::<Tool>(&["fallback"], Told::Each, |it| it.fallback.is_none()) {
        let Some(of_tool) = dependants.remove(&at) else { continue };
        let tool = &manual.all::<Tool>()[at];
        let names: Vec<_> = of_tool.iter().map(|(it, _)| speak::name(*it)).collect();
        let finding = RULE.at(tool.span).with("tool", speak::name(tool));
        let finding = finding.with("processes", speak::few(&names));
        out.push(of_tool.iter().fold(finding, |it, (_, span)| it.label(*span, "depends")));
    }
}

/// The critical processes that depend on each tool; not those that a plan brings back.
fn dependants(manual: &Manual) -> BTreeMap<usize, Vec<Dependant<'_>>> {
    let mut dependants: BTreeMap<usize, Vec<Dependant<'_>>> = BTreeMap::new();
    for (at, process) in manual.all::<Process>().iter().enumerate() {
        let is_critical = process.importance == Some(Importance::Critical);
        let key = Key { kind: Process::INDEX, at };
        if !is_critical || process.is_over() || manual.is_named_by::<Plan>(key, "restores") {
            continue;
        }
        for it in process.tools.iter().chain(process.steps.iter().flat_map(|it| &it.tools)) {
            let Target::Entity(tool) = manual.index.resolve(&it.mention) else { continue };
            if tool.kind != Tool::INDEX {
                continue;
            }
            let of_tool = dependants.entry(tool.at).or_default();
            if of_tool.last().is_none_or(|(last, _)| last.span != process.span) {
                of_tool.push((process, it.id().span));
            }
        }
    }
    dependants
}
