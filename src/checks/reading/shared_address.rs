//! Two pages at one address.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Clash, Manual};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("shared_address.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // Entities that share an id share their address for that: the id is to be mended.
    let twins = manual.index.shared_ids().flatten().map(|it| manual.entities.get(it).span());
    let twins: BTreeSet<Span> = twins.collect();
    let is_twin =
        |it: &Clash| twins.contains(&it.second) && it.first.is_some_and(|it| twins.contains(&it));
    let chapters: BTreeSet<Span> = manual.chapters.iter().map(|it| it.span).collect();
    for clash in manual.addresses.clashes.iter().filter(|it| !is_twin(it)) {
        let finding = RULE.at(clash.second).text("address", &clash.address);
        let is_chapter = chapters.contains(&clash.second);
        let finding = if is_chapter { finding } else { finding.offer("entity_help") };
        out.push(match clash.first {
            Some(first) => finding.label(first, "first"),
            None => finding.say("own"),
        });
    }
}
