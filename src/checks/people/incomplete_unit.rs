//! A unit that leaves open who leads it, what it has to do, or where it belongs.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Unit, UnitKind};
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_unit.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let units = manual.all::<Unit>();
    let fields: [speak::Needed<Unit>; 2] = [
        ("head", Words::fixed("head", "负责岗位"), |it| it.own.head.is_none()),
        ("duties", Words::fixed("duties", "职责"), |it| it.duties.is_empty()),
    ];
    let mut missing: BTreeMap<usize, Vec<Words>> = BTreeMap::new();
    for (field, words, lacks) in fields {
        if manual.is_asked("unit", field) || units.iter().any(|it| !lacks(it)) {
            for at in manual.untold::<Unit>(&[field], Told::Each, lacks) {
                missing.entry(at).or_default().push(words.clone());
            }
        }
    }
    for at in without_parent(manual) {
        missing.entry(at).or_default().push(Words::fixed("unit above it", "上级部门"));
    }
    for (at, missing) in missing {
        let finding = RULE.at(units[at].span).with("unit", speak::name(&units[at]));
        out.push(finding.with("missing", speak::none_of(&missing)));
    }
}

/// The units that stand beside the whole: they have none above them, though other units have, and
/// are neither a company nor the unit with the most below it.
fn without_parent(manual: &Manual) -> Vec<usize> {
    let units = manual.all::<Unit>();
    let mut below = vec![0_usize; units.len()];
    for it in units.iter().filter_map(|it| it.parent.as_ref()).filter_map(|it| manual.unit(it)) {
        below[it] += 1;
    }
    let is_root = |at: &usize| {
        let it = &units[*at];
        it.parent.is_none() && !it.is_garbled("parent") && !it.is_over()
    };
    let is_company = |at: &usize| units[*at].own.kind == Some(UnitKind::Company);
    let roots: Vec<usize> = (0..units.len()).filter(is_root).collect();
    let largest = roots.iter().copied().max_by_key(|it| (below[*it], std::cmp::Reverse(*it)));
    let has_company = roots.iter().any(is_company);
    let is_whole = |at: &usize| if has_company { is_company(at) } else { Some(*at) == largest };
    if below.iter().all(|it| *it == 0) {
        return Vec::new();
    }
    roots.into_iter().filter(|it| !is_whole(it)).collect()
}
