//! Front matter in another language than YAML.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("foreign_front_matter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::ForeignFrontMatter { language } = problem.what {
            out.push(RULE.at(problem.span).text("language", language));
        }
    }
}
