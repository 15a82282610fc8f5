//! An input that comes from nowhere.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Process};
use crate::model::{Manual, folded};
use crate::text::{Lang, similar};

pub static RULE: Rule = Rule::new(include_str!("input_nobody_produces.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let given = manual.given_out();
    let is_read = |it: &&Entity<Process>| !it.is_over() && !it.is_garbled("inputs");
    let mut found = Vec::new();
    let mut causes: BTreeMap<String, usize> = BTreeMap::new();
    for process in manual.all::<Process>().iter().filter(is_read) {
        for item in process.inputs.iter().filter(|it| it.from.is_none() && it.form.is_none()) {
            let called: Vec<String> = item.called().collect();
            if called.is_empty() || called.iter().any(|it| given.contains_key(it)) {
                continue;
            }
            // Two inputs that share a name are one thing, whichever of their names it is.
            let known = called.iter().find_map(|it| causes.get(it)).copied();
            let cause = known.unwrap_or(found.len());
            for it in called {
                causes.entry(it).or_insert(cause);
            }
            found.push((cause, item.place(process.span), (process, item)));
        }
    }
    let mut looked = 0;
    out.extend(speak::once(found, "also", |(process, item)| {
        looked += 1;
        let name = item.name.as_ref().map_or("", |it| it.get(Lang::Zh));
        let near = || similar(&folded(name), given.keys().map(String::as_str));
        let near = (looked <= speak::PATIENCE).then(near).flatten();
        let finding = RULE.at(item.place(process.span)).with("item", speak::item(item));
        let guess = speak::guess(near.map(|it| given[it].as_str()));
        finding.with("process", speak::name(process)).with("guess", guess)
    }));
}
