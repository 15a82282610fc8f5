//! Front matter that is opened and never closed.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("unclosed_front_matter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::Unclosed = problem.what {
            out.push(RULE.at(problem.span));
        }
    }
}
