//! A category of tools that a standard expects, and there is none.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Tool, ToolCategory};
use crate::model::{Manual, Standard};
use crate::text::Words;
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("missing_tool_category.md"), check);

/// Categories of which one will do.
type AnyOf = BTreeSet<ToolCategory>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let has: AnyOf = manual.all::<Tool>().iter().filter_map(|it| it.category).collect();
    // Examples matter only once tools are told apart at all.
    if !has.iter().any(|it| *it != ToolCategory::Other) {
        return;
    }
    let mut lacking: Vec<AnyOf> = Vec::new();
    let mut standards: Vec<&Standard> = Vec::new();
    let mut place = None;
    for (standard, spec, cover) in manual.covered().filter(|it| it.2.omission.is_none()) {
        let Some(chapter) = cover.chapter else { continue };
        let asked = spec.tools.iter().map(any_of);
        let new: Vec<AnyOf> = asked.filter(|it| !it.is_empty() && it.is_disjoint(&has)).collect();
        if !new.is_empty() {
            lacking.extend(new);
            standards.push(standard);
            place = place.or(Some(chapter));
        }
    }
    let Some(chapter) = place else { return };
    // Whoever has a CRM has a CRM or a platform for collaboration.
    let is_said = |at: usize| {
        let it = &lacking[at];
        let narrower = |other: &AnyOf| other.is_subset(it) && other != it;
        lacking.iter().any(narrower) || lacking[..at].contains(it)
    };
    let said: Vec<&AnyOf> =
        (0..lacking.len()).filter(|it| !is_said(*it)).map(|it| &lacking[it]).collect();
    let Some(example) = said.first().and_then(|it| it.first()) else { return };
    let names: Vec<Words> = said.iter().map(|it| name(it)).collect();
    out.push(
        RULE.at(manual.chapters[chapter].end)
            .with("categories", speak::row(&names))
            .with("category", Words::new(example.choice().name, example.choice().zh[0]))
            .with("standards", speak::standards(standards)),
    );
}

/// The categories that `crm | collaboration` names.
fn any_of(asked: &Word) -> AnyOf {
    asked.as_str().split('|').filter_map(ToolCategory::named).collect()
}

/// What one of several categories is called.
fn name(any_of: &AnyOf) -> Words {
    let words: Vec<Words> = any_of.iter().map(|it| it.choice().words()).collect();
    let en: Vec<&str> = words.iter().map(|it| &*it.en).collect();
    let zh: Vec<&str> = words.iter().map(|it| &*it.zh).collect();
    Words::new(en.join(" or "), zh.join("或"))
}
