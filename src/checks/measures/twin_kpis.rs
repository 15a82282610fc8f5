//! Two indicators that are one, or one name for two.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Kpi, Variable};
use crate::model::{Manual, Origin, folded};
use crate::text::Lang;
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("twin_kpis.md"), check);

/// An indicator and the form of its formula that equal formulas share.
type Formed<'m> = (&'m Entity<Kpi>, Option<String>);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let living = manual.all::<Kpi>().iter().filter(|it| !it.is_over());
    let all: Vec<Formed<'_>> = living.map(|it| (it, form(manual, it))).collect();
    let (mut by_form, mut by_name) = (BTreeMap::new(), BTreeMap::new());
    for (kpi, form) in &all {
        let names = kpi.head.name.iter().flat_map(Text::all).map(folded);
        let known = names.map(|it| (it, scope(kpi))).collect::<Vec<_>>();
        let same_name = known.iter().find_map(|it| by_name.get(it).copied());
        if let Some((other, other_form)) = same_name {
            // Who has name and formula in common is found by the formula.
            if form.is_some() && other_form != form {
                out.push(finding(kpi, other).say("name").offer("name_help"));
            }
        }
        for name in known {
            by_name.entry(name).or_insert((*kpi, form));
        }
        let Some(form) = form else { continue };
        let other = *by_form.entry((form, scope(kpi))).or_insert(*kpi);
        if other.span != kpi.span && !is_part_of(manual, kpi, other) {
            out.push(finding(kpi, other));
        }
    }
}

fn finding(kpi: &Entity<Kpi>, other: &Entity<Kpi>) -> Diagnostic {
    let finding = RULE.at(kpi.span).label(other.span, "first");
    finding.with("kpi", speak::name(kpi)).with("other", speak::name(other))
}

/// Where an indicator applies: what is measured in two places is measured twice.
fn scope(kpi: &Kpi) -> String {
    kpi.scope.as_ref().map(|it| folded(it.get(Lang::Zh))).unwrap_or_default()
}

fn is_part_of(manual: &Manual, a: &Entity<Kpi>, b: &Entity<Kpi>) -> bool {
    let is_below = |low: &Entity<Kpi>, high: &Entity<Kpi>| {
        let parent = low.parent.as_ref().and_then(|it| manual.place_of(it));
        parent.is_some_and(|it| manual.all::<Kpi>()[it].span == high.span)
    };
    is_below(a, b) || is_below(b, a)
}

fn form(manual: &Manual, kpi: &Entity<Kpi>) -> Option<String> {
    let written = manual.formula(kpi)?;
    let variable = |name: &str| {
        let origin = manual.origin(kpi, name);
        if let Some(key) = origin.and_then(|it| manual.source_of(it)) {
            return format!("{}:{}", key.kind, key.at);
        }
        match origin {
            // What is counted tells variables apart, and not what they are called.
            Some(Origin::Variable(Variable { text: Some(text), .. })) => folded(text.get(Lang::Zh)),
            _ => folded(name).replace([' ', '-'], "_"),
        }
    };
    Some(written.formula()?.tree.normal_form(&variable))
}
