//! A number with a unit that cannot be read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_quantity.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadQuantity { value } = &problem.what {
            out.push(RULE.at(problem.span).text("value", speak::short(value)));
        }
    }
}
