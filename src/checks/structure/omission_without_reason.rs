//! Something that is left out without a reason, without an approver, or for no standard.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::settings::Omission;
use crate::model::{ChapterSpec, Manual, SectionSpec};
use crate::text::{Words, similar};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("omission_without_reason.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let Some(tailoring) = &manual.file.settings.tailoring else { return };
    for (at, it) in tailoring.omit.iter().enumerate() {
        let word = it.section.as_ref().or(it.chapter.as_ref());
        let span = word.map_or_else(|| manual.file.span(), Word::span);
        let title = title(manual, at);
        let is_idle = title.is_none() && !manual.standards.is_empty();
        let said = word.map_or_else(String::new, |it| it.as_str().to_owned());
        let finding = RULE.at(span).with("what", title.unwrap_or_else(|| Words::same(said)));
        out.push(match (&it.reason, &it.approved_by) {
            _ if is_idle => finding
                .say("idle")
                .offer("idle_help")
                .level(Level::Warning)
                .with("guess", speak::guess(guess(manual, it).as_deref())),
            (None, None) => finding,
            (None, Some(_)) => finding.say("no_reason"),
            (Some(_), None) => finding.say("no_approver"),
            (Some(_), Some(_)) => continue,
        });
    }
}

/// The title of what the omission with this number leaves out.
fn title(manual: &Manual, at: usize) -> Option<Words> {
    manual.covered().find_map(|(_, spec, cover)| {
        let section = cover.sections.iter().find(|it| it.omission == Some(at));
        let section = section.map(|it| spec.sections[it.section].title());
        section.or_else(|| (cover.omission == Some(at)).then(|| spec.title()))
    })
}

/// What an omission that leaves out nothing was probably meant to leave out.
fn guess(manual: &Manual, it: &Omission) -> Option<String> {
    let chapter = it.chapter.as_ref().map_or("", |it| it.as_str());
    let id = chapter.rsplit('/').next().unwrap_or(chapter);
    let specs = || manual.covered().map(|it| it.1);
    let guess = match &it.section {
        Some(section) if specs().any(|it| it.id() == id) => {
            let sections = specs().filter(|it| it.id() == id).flat_map(|it| &it.sections);
            similar(section.as_str(), sections.map(SectionSpec::id))
        }
        _ => similar(id, specs().map(ChapterSpec::id)),
    };
    guess.map(str::to_owned)
}
