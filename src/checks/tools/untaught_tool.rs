//! A tool that people work with and nobody teaches.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Entity, Key, Process, Stored, Tool};
use crate::model::{Manual, Target, Told};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("untaught_tool.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // Where guides are usual, a tool without one lacks its guide.
    if manual.all::<Course>().is_empty() || manual.minds::<Tool>("guide") {
        return;
    }
    let mut users = users(manual);
    let lacks = |it: &Entity<Tool>| it.guide.is_empty() && it.courses.is_empty();
    for at in manual.untold(&["guide", "courses"], Told::Each, lacks) {
        let tool = &manual.all::<Tool>()[at];
        let Some(users) = users.remove(&at) else { continue };
        if manual.is_named_by::<Course>(Key { kind: Tool::INDEX, at }, "teaches") {
            continue;
        }
        let names: Vec<Words> = users.iter().map(|it| manual.entities.get(*it).name()).collect();
        let finding = RULE.at(tool.span).with("tool", speak::name(tool));
        out.push(finding.text("id", &*tool.id).with("users", speak::few(&names)));
    }
}

/// The roles and units that work with each tool: those that it names, and those who do the steps.
fn users(manual: &Manual) -> BTreeMap<usize, Vec<Key>> {
    let mut users: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
    let mut add = |tool: usize, it: Target| {
        let of_tool = users.entry(tool).or_default();
        match it {
            Target::Entity(key) if !of_tool.contains(&key) => of_tool.push(key),
            _ => {}
        }
    };
    for (at, tool) in manual.all::<Tool>().iter().enumerate() {
        tool.users.iter().for_each(|it| add(at, manual.index.resolve(&it.mention)));
    }
    for process in manual.all::<Process>().iter().filter(|it| !it.is_over()) {
        for (at, step) in process.steps.iter().enumerate() {
            for tool in &step.tools {
                let Target::Entity(tool) = manual.index.resolve(&tool.mention) else { continue };
                for doer in process.doers(at) {
                    add(tool.at, manual.index.resolve(&doer.mention));
                }
            }
        }
    }
    users.retain(|_, it| !it.is_empty());
    users
}
