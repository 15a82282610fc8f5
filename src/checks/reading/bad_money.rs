//! An amount of money that cannot be read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_money.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadMoney { value } = &problem.what {
            out.push(RULE.at(problem.span).text("value", speak::short(value)));
        }
    }
}
