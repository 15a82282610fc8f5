//! Front matter that is not YAML.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("syntax_error.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::Syntax { reason } = &problem.what {
            out.push(RULE.at(problem.span).with("reason", reason.clone()));
        }
    }
}
