//! A tool of which nobody says how it is used safely.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Tool;
use crate::model::{Manual, Told};
use crate::yaml::Slot;

pub static RULE: Rule = Rule::new(include_str!("tool_without_security.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Tool| it.security.show().is_empty();
    for at in manual.untold::<Tool>(&["security"], Told::Together, |it| lacks(it)) {
        let tool = &manual.all::<Tool>()[at];
        out.push(RULE.at(tool.span).with("tool", speak::name(tool)));
    }
}
