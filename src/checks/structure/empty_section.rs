//! A heading, or a whole chapter, with nothing under it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::kinds::{AnyEntity, fields_of};
use crate::model::{Chapter, Manual, Role, State};
use crate::text::SourceId;
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("empty_section.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let filled = filled(manual);
    let broken: BTreeSet<SourceId> = manual.problems.iter().map(|it| it.span.source).collect();
    for (at, chapter) in manual.pages() {
        let headings = &chapter.body.headings;
        let has_more = holds_more_than_text(manual, at);
        if headings.is_empty() && chapter.body.is_empty() {
            if !has_more && !broken.contains(&chapter.source) {
                out.push(empty(chapter));
            }
            continue;
        }
        let mut past = 0;
        for (heading, it) in headings.iter().enumerate() {
            let is_title = heading == 0 && chapter.page_title().is_some();
            let under =
                |inside: &usize| *inside == heading || headings[*inside].span.start < it.end;
            let is_told = |it: usize| !headings[it].own.is_empty() || filled.contains(&(at, it));
            let mut inside = (heading..headings.len()).take_while(under);
            if it.span.start < past || is_title && has_more || inside.any(is_told) {
                continue;
            }
            past = it.end;
            let finding = if is_title { empty(chapter) } else { RULE.at(it.span) };
            out.push(finding.text("section", it.text.as_str()));
        }
    }
}

fn empty(chapter: &Chapter) -> Diagnostic {
    let finding = RULE.at(chapter.title_span()).say("chapter").offer("chapter_help");
    finding.with("chapter", chapter.title.words())
}

/// Whether the page of a chapter shows more than its text: data, the chapters below it, or the
/// contents of the handbook.
fn holds_more_than_text(manual: &Manual, at: usize) -> bool {
    let chapter = &manual.chapters[at];
    chapter.role != Role::Chapter
        || !chapter.lists.is_empty()
        || manual.with_parts(at).len() > 1
        || manual.is_home(at)
        || manual.written_for(at).next().is_some()
}

/// The headings, by chapter and number, that data is shown under: sections that are met by data,
/// and in the text about an entity its name and its fields.
fn filled(manual: &Manual) -> BTreeSet<(usize, usize)> {
    let sections = manual.covered().flat_map(|it| &it.2.sections);
    let by_data = sections.filter(|it| it.state == State::Data).filter_map(|it| it.at);
    let mut filled: BTreeSet<(usize, usize)> = by_data.collect();
    let mut bare: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
    for (at, chapter) in manual.pages() {
        for (heading, it) in chapter.body.headings.iter().enumerate() {
            if it.own.is_empty() {
                bare.entry((at, normalise(&it.text))).or_default().push(heading);
            }
        }
    }
    for (_, entity) in manual.entities.iter() {
        for title in shown_under(entity) {
            let at = entity.chapter();
            let headings = bare.get(&(at, title)).into_iter().flatten();
            filled.extend(headings.map(|heading| (at, *heading)));
        }
    }
    filled
}

/// The titles under which an entity is shown: in its own file its fields, elsewhere its name.
fn shown_under(entity: &dyn AnyEntity) -> Vec<String> {
    if !entity.is_file() {
        return entity.head().name.iter().flat_map(Text::all).map(normalise).collect();
    }
    let given = fields_of(entity.kind()).filter(|it| !entity.field(it.name).is_empty());
    given.flat_map(|it| it.aliases.iter().copied().chain([it.name])).map(normalise).collect()
}
