//! Values that were measured and cannot be read.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::{SourceId, What};

pub static RULE: Rule = Rule::new(include_str!("bad_table.md"), check);

/// Of how many places in one file is spoken. Who has mended these knows the rest.
const PATIENCE: usize = 20;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut said: BTreeMap<SourceId, usize> = BTreeMap::new();
    for problem in &manual.problems {
        let (reason, help) = match &problem.what {
            What::BadTable { reason } => (reason, "help"),
            What::NoTable { reason } => (reason, "file_help"),
            _ => continue,
        };
        let count = said.entry(problem.span.source).or_default();
        *count += 1;
        if *count <= PATIENCE {
            out.push(RULE.at(problem.span).with("reason", reason.clone()).offer(help));
        }
    }
}
