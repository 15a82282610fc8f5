//! An image that is not there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Destination, Manual, file_of};

pub static RULE: Rule = Rule::new(include_str!("missing_image.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut looked = 0;
    for (at, chapter) in manual.chapters.iter().enumerate() {
        let images =
            chapter.bodies().flat_map(|it| &it.links).filter(|it| speak::is_image(manual, it));
        let missing = images.filter_map(|it| {
            let (message, path) = match manual.destination(at, it) {
                Destination::NoFile { path } => ("message", path),
                Destination::Chapter { .. } if it.target.trim().is_empty() => ("empty", None),
                Destination::Chapter { .. } | Destination::NoAnchor { .. } => ("page", None),
                _ => return None,
            };
            let span = if message == "empty" { it.whole } else { it.span };
            Some((&it.target, span, (message, path, &it.target, span)))
        });
        out.extend(speak::once_corrected(manual, missing, |(message, path, target, span)| {
            looked += 1;
            let path = path.filter(|_| looked <= speak::PATIENCE);
            let guess = path.as_ref().and_then(|it| manual.similar_file(at, it));
            let sure = path.and_then(|it| manual.sure_file(at, &it));
            let finding = RULE.at(span).say(message).text("target", target);
            let finding = finding.with("guess", speak::guess(guess.as_deref()));
            (finding, sure.map(|it| (file_of(target).to_owned(), it)))
        }));
    }
}
