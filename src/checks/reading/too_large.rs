//! More than is read.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{Span, What};

pub static RULE: Rule = Rule::new(include_str!("too_large.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let large = manual.problems.iter().filter_map(|it| match &it.what {
        What::TooLarge { what } => Some(((it.span.source, &what.en), it.span, (it.span, what))),
        _ => None,
    });
    out.extend(speak::once(large, "also", |(span, what)| {
        // A block may go on for pages: its first line says where it is.
        let line = manual.sources.text(span).lines().next().unwrap_or_default();
        let start = span.range().start;
        RULE.at(Span::new(span.source, start..start + line.len())).with("what", what.clone())
    }));
}
