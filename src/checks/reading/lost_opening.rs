//! Front matter of which the first line got lost.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("lost_opening.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::LostOpening = problem.what {
            out.push(RULE.at(problem.span));
        }
    }
}
