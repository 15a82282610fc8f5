//! A name that cannot be an address.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_file_name.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadName { what } = &problem.what {
            let path = manual.sources.get(problem.span.source).path.clone();
            out.push(RULE.at(problem.span).text("path", path).with("what", what.clone()));
        }
    }
}
