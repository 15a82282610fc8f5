//! Two chapters that are the same chapter of a standard.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Claim, Manual};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("chapter_claimed_twice.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (_, spec, cover) in manual.covered() {
        // Any chapter may list entities; that alone is no claim that anybody made.
        let mut claims = cover.claims.iter().filter(|(_, claim)| *claim > Claim::Entities);
        let Some((first, _)) = claims.next() else { continue };
        for (other, _) in claims {
            if manual.with_parts(*first).contains(other) || !seen.insert((*first, *other)) {
                continue;
            }
            let [a, b] = [*first, *other].map(|it| &manual.chapters[it]);
            let id = a.front.id.as_ref().map(Word::as_str);
            let path = manual.sources.get(a.source).path.as_str();
            let finding = RULE.at(b.title_span()).label(a.title_span(), "first");
            out.push(
                finding
                    .with("a", a.title.words())
                    .with("b", b.title.words())
                    .with("chapter", spec.title())
                    .text("id", manual.index.name_of_chapter(*first, id, path)),
            );
        }
    }
}
