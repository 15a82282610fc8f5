//! A file in another encoding.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("not_utf8.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::NotUtf8 { offset, guess } = problem.what {
            let path = manual.sources.get(problem.span.source).path.clone();
            let number = offset.saturating_add(1).to_string();
            let finding = RULE.at(problem.span).text("path", path).text("number", number);
            out.push(match guess {
                Some(guess) => finding.offer("guess_help").text("guess", guess),
                None => finding,
            });
        }
    }
}
