//! No channel to ask questions, or none to give feedback, where a standard asks for them.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Channel, ChannelKind, Described};
use crate::model::{Lacking, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("missing_channel.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacking = manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE));
    // A channel that two standards ask for, or two chapters of one, is missing once.
    let mut missing: BTreeMap<&str, Vec<Lacking<'_>>> = BTreeMap::new();
    for it in lacking {
        for kind in asked(&it).filter(|it| !has(manual, it)) {
            missing.entry(kind).or_default().push(it);
        }
    }
    for (kind, lacking) in missing {
        let is_must = lacking.iter().any(|it| it.spec.is_must());
        let finding = RULE.at(manual.chapters[lacking[0].chapter].end).text("id", kind);
        let finding = finding.with("kind", words(kind)).level(speak::need(is_must));
        let standards = speak::standards(lacking.iter().map(|it| it.standard));
        out.push(finding.with("standards", standards).with("section", lacking[0].spec.title()));
    }
}

/// The sorts of channel that a section asks for.
fn asked<'m>(it: &Lacking<'m>) -> impl Iterator<Item = &'m str> {
    let demands = it.spec.by.iter().flat_map(|it| it.any.iter().flatten());
    let of_channels = demands.filter(|it| it.kind == Channel::KIND.name);
    of_channels.filter_map(|it| it.sort.as_ref()).map(|(_, kind)| kind.as_str())
}

/// What a sort of channel is called.
fn words(kind: &str) -> Words {
    ChannelKind::named(kind).map_or_else(|| Words::same(kind), |it| it.choice().words())
}

fn has(manual: &Manual, kind: &str) -> bool {
    let mut channels = manual.all::<Channel>().iter().filter(|it| !it.is_over());
    channels.any(|it| it.kind.iter().any(|it| it.choice().name == kind))
}
