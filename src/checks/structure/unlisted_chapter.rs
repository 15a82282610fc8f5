//! A chapter of a standard that readers do not find.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Claim, Manual};

pub static RULE: Rule = Rule::new(include_str!("unlisted_chapter.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (standard, spec, cover) in manual.covered() {
        let mut claims = cover.claims.iter().filter(|(_, claim)| *claim > Claim::Entities);
        let Some((at, _)) = claims.next() else { continue };
        let chapter = &manual.chapters[*at];
        if chapter.is_unlisted {
            let finding = RULE.at(chapter.title_span()).with("chapter", spec.title());
            out.push(finding.with("standard", standard.title()));
        }
    }
}
