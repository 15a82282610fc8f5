//! Two headings that name the same id by hand.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{Span, What};

pub static RULE: Rule = Rule::new(include_str!("shared_anchor.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::DuplicateAnchor { id, first } = &problem.what {
            let finding = RULE.at(place(manual, problem.span, id)).text("id", id);
            out.push(finding.label(*first, "first"));
        }
    }
}

/// Where in a heading its id stands.
fn place(manual: &Manual, heading: Span, id: &str) -> Span {
    let id = format!("#{id}");
    let Some(at) = manual.sources.text(heading).rfind(&id) else { return heading };
    let start = heading.range().start + at;
    Span::new(heading.source, start..start + id.len())
}
