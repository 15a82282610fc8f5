//! A link to a file or page that is not there.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::LinkKind;
use crate::model::{Destination, Manual, file_of};

pub static RULE: Rule = Rule::new(include_str!("link_to_nowhere.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut looked = 0;
    for (at, chapter) in manual.chapters.iter().enumerate() {
        let links =
            chapter.bodies().flat_map(|it| &it.links).filter(|it| !speak::is_image(manual, it));
        let broken = links.filter_map(|it| {
            let is_empty = it.what == LinkKind::Link && it.target.trim().is_empty();
            let path = match manual.destination(at, it) {
                Destination::NoFile { path } => path,
                _ if is_empty => None,
                _ => return None,
            };
            let span = if is_empty { it.whole } else { it.span };
            Some((&it.target, span, (span, &it.target, path)))
        });
        out.extend(speak::once_corrected(manual, broken, |(span, target, path)| {
            looked += 1;
            let path = path.filter(|_| looked <= speak::PATIENCE);
            let guess = path.as_ref().and_then(|it| manual.similar_file(at, it));
            let sure = path.and_then(|it| manual.sure_file(at, &it));
            let finding = RULE.at(span).text("target", target);
            let finding = finding.with("guess", speak::guess(guess.as_deref()));
            let finding = match target.trim() {
                "" => finding.say("empty").offer("empty_help"),
                _ => finding,
            };
            (finding, sure.map(|it| (file_of(target).to_owned(), it)))
        }));
    }
}
