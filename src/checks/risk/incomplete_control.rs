//! A control that leaves open how often it acts, when, what proves it, or who looks whether it works.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Control, Entity};
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_control.md"), check);

/// From so many controls on, what all of them lack is said once.
const MANY: usize = 3;

/// What is called so, and the places of the controls that lack it.
type Lacking = (Words, BTreeSet<usize>);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let controls = manual.all::<Control>();
    let in_force = controls.iter().filter(|it| !it.is_over()).count();
    let (by_all, by_some): (Vec<Lacking>, Vec<Lacking>) =
        lacking(manual).into_iter().partition(|(_, of)| of.len() >= MANY && of.len() == in_force);
    if let Some((_, of)) = by_all.first() {
        let missing: Vec<Words> = by_all.iter().map(|(words, _)| words.clone()).collect();
        let mut places = of.iter().map(|it| controls[*it].span);
        let first = places.next().map(|it| RULE.at(it).say("none"));
        let finding = first.map(|it| places.fold(it, |finding, it| finding.label(it, "also")));
        out.extend(finding.map(|it| {
            it.text("count", of.len().to_string()).with("missing", speak::none_of(&missing))
        }));
    }
    for (at, control) in controls.iter().enumerate() {
        let missing = by_some.iter().filter(|(_, of)| of.contains(&at));
        let missing: Vec<Words> = missing.map(|(words, _)| words.clone()).collect();
        if !missing.is_empty() {
            let finding = RULE.at(control.span).with("control", speak::name(control));
            out.push(finding.with("missing", speak::none_of(&missing)));
        }
    }
}

fn lacking(manual: &Manual) -> [Lacking; 4] {
    let of = |field, lacks: fn(&Entity<Control>) -> bool| {
        manual.untold::<Control>(&[field], Told::Each, lacks)
    };
    let is_untested = |it: &Entity<Control>| it.tester.is_none() && it.last_tested.is_none();
    [
        (Words::fixed("frequency", "频次"), of("frequency", |it| it.frequency.is_none())),
        (Words::fixed("kind", "类别"), of("kind", |it| it.kind.is_none())),
        (Words::fixed("evidence", "证据"), of("evidence", |it| it.evidence.is_none())),
        (Words::fixed("test", "测试"), of("tester", is_untested)),
    ]
}
