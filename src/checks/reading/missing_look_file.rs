//! A picture or style sheet that the settings name and that is not there.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("missing_look_file.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (path, span) in manual.missing_look_files() {
        out.push(RULE.at(span).text("path", path));
    }
}
