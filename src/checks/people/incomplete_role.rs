//! A role without daily work, working relationships or goals.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::Role;
use crate::model::{Manual, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_role.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Role>; 3] = [
        ("daily_work", Words::fixed("daily work", "日常工作"), |it| it.daily_work.is_empty()),
        ("works_with", Words::fixed("working relationships", "协作关系"), |it| {
            it.works_with.is_empty()
        }),
        ("goals", Words::fixed("goals", "目标"), |it| it.goals.is_empty()),
    ];
    let all = manual.all::<Role>();
    let mut missing: BTreeMap<usize, (bool, Vec<Words>)> = BTreeMap::new();
    for (field, words, lacks) in fields {
        let is_asked = manual.is_asked_of_each("role", field);
        if is_asked || all.iter().any(|it| !lacks(it)) {
            for at in manual.untold::<Role>(&[field], Told::Each, lacks) {
                let entry = missing.entry(at).or_default();
                entry.0 |= is_asked;
                entry.1.push(words.clone());
            }
        }
    }
    for (at, (is_asked, missing)) in missing {
        let finding = RULE.at(all[at].span).with("role", speak::name(&all[at]));
        let finding = finding.with("missing", speak::none_of(&missing));
        out.push(if is_asked { finding.level(Level::Error) } else { finding });
    }
}
