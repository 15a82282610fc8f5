//! A tool that nobody answers for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Tool};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("tool_without_owner.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Entity<Tool>| it.head.owner.is_none() && it.admin.is_none();
    for at in manual.untold(&["owner", "admin"], Told::Each, lacks) {
        let tool = &manual.all::<Tool>()[at];
        out.push(RULE.at(tool.span).with("tool", speak::name(tool)));
    }
}
