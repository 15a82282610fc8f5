//! What a rule's page shows under `Fixed` is what its fixes make of the block before.

use super::{RULES, blocks};
use crate::diagnostics::{Edits, Rule};
use crate::model::{Asked, Manual};
use crate::testing::{TODAY, fixture};
use crate::text::{Source, Sources};

/// A fix may make room for another one, but not for ever.
const ROUNDS: usize = 10;

/// `sources` after the fixes of `rule`, and whether there was any.
fn fixed(rule: &Rule, sources: Sources) -> (Sources, bool) {
    let mut now = sources;
    for round in 0..ROUNDS {
        let asked = Asked::on(TODAY);
        let manual = Manual::new(now.clone(), asked);
        let mut found = Vec::new();
        (rule.check)(&manual, &mut found);
        found.sort_by_key(|it| it.span);
        let (edits, taken) = Edits::choose(&found);
        if taken.is_empty() {
            return (now, round > 0);
        }
        let mut next = Sources::default();
        for (id, source) in now.iter() {
            let text = edits.applied(id, &source.text);
            next.add(Source::new(source.path.clone(), text));
        }
        next.attachments.clone_from(&now.attachments);
        next.problems.clone_from(&now.problems);
        now = next;
    }
    panic!("{}: there is always something left to fix", rule.code());
}

fn texts(sources: &Sources) -> Vec<(&str, &str)> {
    sources.iter().map(|(_, it)| (it.path.as_str(), it.text.as_str())).collect()
}

#[test]
fn fixes_make_what_pages_show() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let code = rule.code();
        let mut blocks = blocks(rule.page().text).into_iter().peekable();
        let (mut has_fix, mut is_shown) = (false, false);
        while let Some((heading, text)) = blocks.next() {
            let (after, was_mended) = fixed(rule, fixture(&text).0);
            has_fix |= was_mended;
            let Some((_, shown)) = blocks.next_if(|(next, _)| next.starts_with("Fixed")) else {
                continue;
            };
            is_shown = true;
            let (shown, _) = fixture(&shown);
            if !was_mended || texts(&after) != texts(&shown) {
                wrong.push(format!(
                    "{code}, {heading}:\n  fixed {:#?}\n  shown {:#?}",
                    texts(&after),
                    texts(&shown)
                ));
            }
        }
        if has_fix && !is_shown {
            wrong.push(format!("{code}: no block under `Fixed` shows what its fix does"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
