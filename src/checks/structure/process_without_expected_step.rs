//! A process without a step that a standard expects of it.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::Manual;
use crate::model::kinds::{Entity, Process};
use crate::text::Words;
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("process_without_expected_step.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (standard, spec, cover) in manual.covered().filter(|it| it.2.omission.is_none()) {
        for (spec, cover) in spec.sections.iter().zip(&cover.sections) {
            let Some(area) = spec.area().filter(|_| cover.omission.is_none()) else { continue };
            let is_in_area = |it: &&Entity<Process>| {
                let area_of = it.area.as_ref().map_or("", |it| it.as_str());
                area_of.eq_ignore_ascii_case(area) && !it.steps.is_empty()
            };
            let mut processes = manual.all::<Process>().iter().filter(is_in_area);
            let names: Vec<String> = processes.clone().flat_map(names).collect();
            let lacking = spec
                .steps
                .iter()
                .filter(|it| !it.all().any(|wanted| names.iter().any(|name| covers(name, wanted))));
            let lacking: Vec<Words> = lacking.map(Text::words).collect();
            let Some(first) = processes.next() else { continue };
            if lacking.is_empty() || !seen.insert(area) {
                continue;
            }
            let finding = RULE
                .at(first.span)
                .with("process", speak::name(first))
                .with("steps", speak::row(&lacking))
                .with("standard", standard.title());
            out.push(processes.fold(finding, |finding, it| finding.label(it.span, "also")));
        }
    }
}

/// The names of a process and of its steps, in lower case.
fn names(process: &Entity<Process>) -> impl Iterator<Item = String> {
    let steps = process.steps.iter().filter_map(|it| it.name.as_ref());
    process.head.name.iter().chain(steps).flat_map(|it| it.all().map(str::to_lowercase))
}

/// Words that say only that something is done.
const FILLERS: [&str; 6] = ["管理", "处理", "安排", "进行", "and", "the"];
/// As much of an English word as stays the same in its forms: sign, signing; select, selection.
const STEM: usize = 4;

/// Whether the name of a step covers the wanted words, in whatever order and form. A Chinese word
/// may be turned around: 选择供应商 is 供应商选择.
fn covers(name: &str, wanted: &str) -> bool {
    let plain = normalise(name);
    let wanted = wanted.to_lowercase();
    let mut words = wanted.split_whitespace().filter(|it| !FILLERS.contains(it));
    words.all(|word| {
        if word.is_ascii() {
            name.split(|it: char| !it.is_alphanumeric())
                .any(|it| it.starts_with(&word[..word.len().min(STEM)]))
        } else {
            let essence = FILLERS.iter().fold(word.to_owned(), |it, filler| it.replace(filler, ""));
            let essence = if essence.is_empty() { word } else { &essence };
            normalise(essence).chars().all(|it| plain.contains(it))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn steps_cover_what_is_wanted_in_other_words() {
        for (name, wanted) in [
            ("提出采购申请", "采购申请"),
            ("选择供应商", "供应商选择"),
            ("签订合同", "合同签订"),
            ("接收订单", "订单处理"),
            ("sign the contract", "contract signing"),
            ("request a purchase", "purchase request"),
            ("inbound and outbound booking", "inbound and outbound"),
        ] {
            assert!(covers(name, wanted), "{name}");
        }
        for (name, wanted) in [
            ("审批付款", "采购申请"),
            ("付款给供应商", "供应商选择"),
            ("pay the supplier", "supplier selection"),
        ] {
            assert!(!covers(name, wanted), "{name}");
        }
    }
}
