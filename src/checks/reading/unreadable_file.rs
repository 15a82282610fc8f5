//! A file that could not be read.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("unreadable_file.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::Unreadable { reason } = &problem.what {
            let path = manual.sources.get(problem.span.source).path.clone();
            out.push(RULE.at(problem.span).text("path", path).with("reason", reason.clone()));
        }
    }
}
