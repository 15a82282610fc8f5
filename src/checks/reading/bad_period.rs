//! A length of time that cannot be read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("bad_period.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::BadPeriod { value } = &problem.what {
            let finding = RULE.at(problem.span).text("value", speak::short(value));
            let is_number = !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit());
            out.push(match (is_number, value.as_str()) {
                (true, "1") => finding.say("number").offer("one_help"),
                (true, _) => finding.say("number").offer("number_help"),
                _ => finding,
            });
        }
    }
}
