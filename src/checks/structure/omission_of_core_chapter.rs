//! A chapter that is left out although it belongs to the core of its standard.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;

pub static RULE: Rule = Rule::new(include_str!("omission_of_core_chapter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    let omissions = manual.file.settings.tailoring.as_ref().map_or(&[][..], |it| &it.omit);
    for (standard, spec, cover) in manual.covered().filter(|it| it.1.core == Some(true)) {
        let Some(omission) = cover.omission.filter(|it| seen.insert(*it)) else { continue };
        if let Some(word) = &omissions[omission].chapter {
            let finding = RULE.at(word.span()).with("chapter", spec.title());
            out.push(finding.with("standard", standard.title()));
        }
    }
}
