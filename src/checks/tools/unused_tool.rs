//! A tool that nothing in the manual is done with.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{
    Course, Described, Entity, Improvement, Incident, KINDS, Key, Kind, Outlook, Risk, Stored, Tool,
};
use crate::model::{From, Manual, Use};

pub static RULE: Rule = Rule::new(include_str!("unused_tool.md"), check);

/// What speaks of a tool without working with it.
const TALK: [&Kind; 6] =
    [Tool::KIND, Course::KIND, Risk::KIND, Incident::KIND, Improvement::KIND, Outlook::KIND];

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Tool>();
    let uses = |at: usize| manual.index.uses_of(Key { kind: Tool::INDEX, at });
    // A manual that never says what a tool is used for does not say it of this one either.
    if !(0..all.len()).any(|at| uses(at).any(is_work)) {
        return;
    }
    for (at, tool) in all.iter().enumerate().filter(|(_, it)| !it.is_over()) {
        if !uses(at).any(|it| is_work(it) || is_text(it, tool)) {
            let finding = RULE.at(tool.span).with("tool", speak::name(tool));
            out.push(finding.text("id", &*tool.id));
        }
    }
}

fn is_work(it: &Use) -> bool {
    let From::Entity(by) = it.from else { return false };
    let is_talk = TALK.iter().any(|kind| kind.name == KINDS[by.kind].name);
    !is_talk && &*it.path != "related"
}

fn is_text(it: &Use, tool: &Entity<Tool>) -> bool {
    matches!(it.from, From::Text(chapter) if chapter != tool.chapter)
}
