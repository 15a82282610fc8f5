//! A folder in which there is no chapter.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("empty_manual.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.contents.is_empty() {
        out.push(RULE.at(manual.file.span()));
    }
}
