//! A value of another type.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::What;

pub static RULE: Rule = Rule::new(include_str!("wrong_type.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::WrongType { key, want, found } = &problem.what {
            let finding = RULE.at(problem.span).with("want", want.clone());
            let finding = finding.with("found", found.clone()).text("key", key);
            // A front matter or file of settings that is no mapping stands under no key.
            let is_whole = key.is_empty() || key == "---";
            out.push(if is_whole { finding.say("whole") } else { finding });
        }
    }
}
