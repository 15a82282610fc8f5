//! Two processes that are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Item, Process};
use crate::model::{Manual, folded};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("process_described_twice.md"), check);

/// Processes that have something in common, by what that is.
type Groups = BTreeMap<String, Vec<usize>>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Process>();
    let (mut by_name, mut by_work) = (Groups::new(), Groups::new());
    for (at, process) in all.iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let names: BTreeSet<String> =
            process.head.name.iter().flat_map(Text::all).map(folded).collect();
        for it in names {
            by_name.entry(it).or_default().push(at);
        }
        if let Some(work) = work(process) {
            by_work.entry(work).or_default().push(at);
        }
    }
    let mut seen = BTreeSet::new();
    let same_name = by_name.into_values().map(|it| (it, "message"));
    let same_work = by_work.into_values().map(|it| (it, "work"));
    for (group, message) in same_name.chain(same_work) {
        let [first, second, rest @ ..] = &group[..] else { continue };
        if !seen.insert((*first, *second)) {
            continue;
        }
        let names: Vec<_> = group.iter().map(|it| speak::name(&all[*it])).collect();
        let finding = RULE
            .at(all[*second].span)
            .say(message)
            .label(all[*first].span, "first")
            .with("name", names[0].clone())
            .text("count", group.len().to_string())
            .with("processes", speak::row(&names));
        out.push(rest.iter().fold(finding, |it, at| it.label(all[*at].span, "also")));
    }
}

/// What starts it and what comes out of it, in a form in which both are compared.
fn work(process: &Entity<Process>) -> Option<String> {
    let trigger: Vec<String> = process.trigger.as_ref()?.all().map(folded).collect();
    let name = |it: &Item| it.name.iter().flat_map(Text::all).map(folded).collect::<Vec<_>>();
    let outputs: BTreeSet<String> = process.outputs.iter().flat_map(name).collect();
    let outputs: Vec<String> = outputs.into_iter().collect();
    (!outputs.is_empty()).then(|| format!("{}\n\n{}", trigger.join("\n"), outputs.join("\n")))
}
