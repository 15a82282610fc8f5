//! A link to a section that its page does not have.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Destination, Manual};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("unknown_anchor.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut looked = 0;
    for (at, chapter) in manual.chapters.iter().enumerate() {
        let broken = chapter.bodies().flat_map(|it| &it.links).filter_map(|it| {
            let Destination::NoAnchor { chapter, anchor } = manual.destination(at, it) else {
                return None;
            };
            let span = place(manual, it.span);
            Some(((chapter, anchor.clone()), span, (span, chapter, anchor)))
        });
        out.extend(speak::once_corrected(manual, broken, |(span, page, anchor)| {
            looked += 1;
            let guess = (looked <= speak::PATIENCE).then(|| manual.similar_anchor(page, &anchor));
            let guess = guess.flatten();
            let sure = guess.filter(|it| manual.is_sure_anchor(page, &anchor, it));
            let sure = sure.map(|it| (format!("#{anchor}"), format!("#{it}")));
            let guess = guess.map(|it| format!("#{it}"));
            let finding = RULE.at(span).text("anchor", anchor);
            let finding = finding.with("guess", speak::guess(guess.as_deref()));
            let finding = if page == at {
                finding.say("own")
            } else {
                finding.with("page", manual.chapters[page].title.words())
            };
            (finding, sure)
        }));
    }
}

/// Where in a link the place in the page is named.
fn place(manual: &Manual, link: Span) -> Span {
    let hash = manual.sources.text(link).find('#').unwrap_or_default();
    Span { start: link.start + u32::try_from(hash).unwrap_or_default(), ..link }
}
