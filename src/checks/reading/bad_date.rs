//! A date that cannot be read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_date.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadDate { value } = &problem.what {
            let finding = RULE.at(problem.span).text("value", speak::short(value));
            out.push(if value.trim().is_empty() { finding.say("empty") } else { finding });
        }
    }
}
