//! A standard that does not exist.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, our_names};
use crate::text::similar;

pub static RULE: Rule = Rule::new(include_str!("unknown_standard.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut known: Vec<&str> = our_names().collect();
    let paths = manual.sources.iter().map(|(_, it)| it.path.as_str());
    known.extend(paths.filter_map(|it| it.strip_prefix("standards/")?.strip_suffix(".yaml")));
    for (name, span) in &manual.unknown_standards {
        let finding = RULE.at(span.unwrap_or_else(|| speak::whole(manual)));
        out.push(
            finding
                .text("name", name)
                .text("known", known.join(", "))
                .with("guess", speak::guess(similar(name, known.iter().copied()))),
        );
    }
}
