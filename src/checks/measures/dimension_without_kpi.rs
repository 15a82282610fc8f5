//! Something that every company watches, and that no indicator is about.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Dimension, Kpi};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("dimension_without_kpi.md"), check);

/// What is watched, and the dimensions that speak of it.
const WATCHED: &[(Words, &[Dimension])] = &[
    (Words::fixed("sales", "销售额"), &[Dimension::Sales]),
    (Words::fixed("customer satisfaction", "客户满意度"), &[Dimension::Customer]),
    (Words::fixed("operating cost", "运营成本"), &[Dimension::Cost, Dimension::Finance]),
];

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // It is asked of those whose standard asks for indicators that are calculated.
    if !manual.is_asked("kpi", "formula") {
        return;
    }
    let all: Vec<_> = manual.all::<Kpi>().iter().filter(|it| !it.is_over()).collect();
    let covered: BTreeSet<Dimension> = all.iter().filter_map(|it| it.dimension).collect();
    // Too few to cover all, or of which it is not known what they are about.
    if all.len() < WATCHED.len() || all.iter().any(|it| it.dimension.is_none()) {
        return;
    }
    let is_open = |it: &&(Words, &[Dimension])| !it.1.iter().any(|it| covered.contains(it));
    let open: Vec<Words> = WATCHED.iter().filter(is_open).map(|it| it.0.clone()).collect();
    if !open.is_empty() {
        let chapter = &manual.chapters[all[0].chapter];
        out.push(RULE.at(chapter.span).with("missing", speak::none_of(&open)));
    }
}
