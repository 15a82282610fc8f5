//! Front matter that is opened and never closed.

use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::split;
use crate::model::{Manual, is_field_of_files};
use crate::text::{Span, What};

pub static RULE: Rule = Rule::new(include_str!("unclosed_front_matter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for problem in &manual.problems {
        if let What::Unclosed = problem.what {
            out.push(closed(manual, RULE.at(problem.span)));
        }
    }
}

/// Offers to write the line that is missing, if there is one place for it alone: all lines up to
/// the first empty one are fields, and the line after that is none.
fn closed(manual: &Manual, finding: Diagnostic) -> Diagnostic {
    let id = finding.span.source;
    let text = manual.sources.get(id).text.as_str();
    let parts = split(text, id);
    let Some(yaml) = parts.yaml else { return finding };
    let fields = text[yaml.clone()].trim_end();
    let end = yaml.start + fields.len();
    let gap = &text[end..yaml.end];
    let is_one_block = !fields.is_empty() && fields.lines().all(|it| !it.trim().is_empty());
    let has_text = gap.lines().count() > 1 && !text[parts.body..].trim().is_empty();
    let mut keys = fields
        .lines()
        .filter(|it| !it.starts_with([' ', '\t']) && !it.starts_with("- "))
        .map(|it| it.split_once(':').map_or(it, |(key, _)| key));
    if !is_one_block || !has_text || !keys.all(is_field_of_files) {
        return finding;
    }
    let ending = if gap.trim_start_matches([' ', '\t']).starts_with('\r') { "\r\n" } else { "\n" };
    finding.fix("close", [(Span::new(id, end..end), format!("{ending}---"))])
}
