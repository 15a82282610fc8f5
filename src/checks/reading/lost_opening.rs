//! Front matter of which the first line got lost.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, is_field_of_files};
use crate::text::{Span, What};

pub static RULE: Rule = Rule::new(include_str!("lost_opening.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::LostOpening = problem.what {
            out.push(opened(manual, RULE.at(problem.span)));
        }
    }
}

/// Offers to write the first line, if all keys are fields: then the lines are no text.
fn opened(manual: &Manual, finding: Diagnostic) -> Diagnostic {
    let id = finding.span.source;
    let source = manual.sources.get(id);
    let lines = || source.text[..finding.span.range().start].lines();
    let mut keys = lines()
        .filter(|it| !it.starts_with([' ', '\t']) && !it.starts_with("- "))
        .map(|it| it.split_once(':').map_or(it, |(key, _)| key));
    if !keys.all(is_field_of_files) {
        return finding;
    }
    let first = source.text.split_inclusive('\n').next().unwrap_or_default();
    let ending = if first.ends_with("\r\n") { "\r\n" } else { "\n" };
    finding.fix("open", [(Span::new(id, 0..0), format!("---{ending}"))])
}
