//! A product or service for which there is no quality standard.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Item, ItemKind, Norm, NormKind, Party, Process, Stored};
use crate::model::{Manual, Target, folded};
use crate::text::Span;
use crate::yaml::RefOrText;

pub static RULE: Rule = Rule::new(include_str!("output_without_quality_standard.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Norm>();
    let is_quality = |it: &&Entity<Norm>| {
        !it.is_over() && matches!(it.kind, Some(NormKind::Quality | NormKind::Service))
    };
    let covered = Covered::new(manual, all.iter().filter(is_quality));
    if !all.iter().any(|it| is_quality(&it)) {
        return;
    }
    let processes = manual.all::<Process>().iter().enumerate();
    let mut by_item: BTreeMap<String, Vec<Output<'_>>> = BTreeMap::new();
    for (at, process) in processes.filter(|(_, it)| it.is_work()) {
        for it in process.outputs.iter().filter(|it| is_product(manual, it)) {
            if !covered.covers(at, it) {
                let called = it.called().next().unwrap_or_default();
                by_item.entry(called).or_default().push((process, it, it.place(process.span)));
            }
        }
    }
    for places in by_item.into_values() {
        let [(process, item, span), rest @ ..] = &places[..] else { continue };
        let finding =
            RULE.at(*span).with("item", speak::item(item)).with("process", speak::name(*process));
        let finding = finding.text("id", &*process.id);
        out.push(rest.iter().fold(finding, |finding, it| finding.label(it.2, "also")));
    }
}

/// An output, the process that gives it, and where it stands.
type Output<'m> = (&'m Entity<Process>, &'m Item, Span);

/// What quality standards apply to.
struct Covered {
    processes: BTreeSet<usize>,
    items: BTreeSet<String>,
}

impl Covered {
    fn new<'m>(manual: &Manual, norms: impl Iterator<Item = &'m Entity<Norm>>) -> Covered {
        let mut covered = Covered { processes: BTreeSet::new(), items: BTreeSet::new() };
        for it in norms.flat_map(|it| &it.applies_to) {
            match it {
                RefOrText::Ref(it) => match manual.index.resolve(&it.mention) {
                    Target::Entity(key) if key.kind == Process::INDEX => {
                        covered.processes.insert(key.at);
                    }
                    // An output may be called by an id of its own.
                    _ => _ = covered.items.insert(folded(&it.id().value)),
                },
                RefOrText::Text(it) => covered.items.extend(it.all().map(folded)),
            }
        }
        covered
    }

    fn covers(&self, process: usize, item: &Item) -> bool {
        self.processes.contains(&process)
            || matches!(item.standard, Some(RefOrText::Ref(_)))
            || item.called().any(|it| self.items.contains(&it))
    }
}

/// Whether it is a thing or a service that leaves the company, and has a standard of some sort: an
/// output without any has a rule of its own.
fn is_product(manual: &Manual, item: &Item) -> bool {
    let goes_out = match &item.to {
        Some(RefOrText::Text(_)) => true,
        Some(RefOrText::Ref(it)) => match manual.index.resolve(&it.mention) {
            Target::Entity(key) => key.kind == Party::INDEX,
            Target::Words => true,
            _ => false,
        },
        None => false,
    };
    let is_thing = matches!(item.kind, Some(ItemKind::Material | ItemKind::Service));
    is_thing && goes_out && item.standard.is_some()
}
