//! The same heading again, beside the first.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Manual, folded};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("repeated_heading.md"), check);

/// The heading above, the level, and the text.
type Key = (Option<usize>, u8, String);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (_, chapter) in manual.pages() {
        let mut above: Vec<(u8, usize)> = Vec::new();
        let mut same: BTreeMap<Key, (&str, Vec<Span>)> = BTreeMap::new();
        for (at, it) in chapter.body.headings.iter().enumerate() {
            while above.last().is_some_and(|(level, _)| *level >= it.level) {
                above.pop();
            }
            let parent = above.last().map(|(_, at)| *at);
            above.push((it.level, at));
            if !it.given && !it.text.trim().is_empty() {
                let key = (parent, it.level, folded(&it.text));
                same.entry(key).or_insert((&it.text, Vec::new())).1.push(it.span);
            }
        }
        for (text, places) in same.into_values() {
            let [first, second, rest @ ..] = &places[..] else { continue };
            let finding = RULE
                .at(*second)
                .text("heading", text)
                .text("count", places.len().to_string())
                .label(*first, "first");
            out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "also")));
        }
    }
}
