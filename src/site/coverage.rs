//! How complete the manual is, against each standard.

use serde::Serialize;

use super::Page;
use super::data::Pages;
use crate::markdown::slug;
use crate::model::{
    self, COVERAGE, ChapterCoverage, ChapterSpec, Coverage, SectionCoverage, SectionSpec, Standard,
    State, Target, fragment, our_names, ours,
};

#[derive(Serialize)]
struct ShownCoverage {
    standards: Vec<ShownStandard>,
}

#[derive(Serialize)]
struct ShownStandard {
    id: String,
    title: String,
    share: usize,
    chosen: bool,
    counts: Counts,
    chapters: Vec<ShownChapter>,
}

#[derive(Default, Serialize)]
struct Counts {
    present: usize,
    written: usize,
    empty: usize,
    missing: usize,
    omitted: usize,
}

#[derive(Serialize)]
struct ShownChapter {
    id: String,
    title: String,
    href: Option<String>,
    state: &'static str,
    need: &'static str,
    reason: Option<Reason>,
    sections: Vec<ShownSection>,
}

#[derive(Serialize)]
struct ShownSection {
    title: String,
    state: &'static str,
    need: &'static str,
    href: Option<String>,
    have: Option<usize>,
    of: Option<usize>,
    reason: Option<Reason>,
}

/// The share of what a standard asks for that is there, in percent; what is left out on purpose
/// is not asked for.
pub(super) fn share(coverage: &Coverage) -> usize {
    let states = || {
        coverage.chapters.iter().filter(|it| it.omission.is_none()).flat_map(|chapter| {
            let is_there = chapter.chapter.is_some();
            chapter.sections.iter().map(move |it| if is_there { it.state } else { State::Missing })
        })
    };
    let asked = states().filter(|it| *it != State::Omitted).count();
    let there = states().filter(|it| matches!(it, State::Text | State::Data)).count();
    (there * 100).checked_div(asked).unwrap_or(100)
}

/// The coverage report.
pub(super) fn page(pages: &Pages<'_>) -> Page {
    let title = pages.word("coverage").to_owned();
    let mut data = pages.frame(&pages.about(&title, "coverage", COVERAGE), None, false);
    let manual = pages.manual;
    let chosen = manual.standards.iter().zip(&manual.coverage);
    let mut standards: Vec<ShownStandard> =
        chosen.map(|(it, coverage)| standard(pages, it, coverage, true)).collect();
    let is_chosen = |name: &str| manual.standards.iter().any(|it| it.id() == name);
    for other in our_names().filter(|it| !is_chosen(it)).filter_map(ours) {
        standards.push(standard(pages, &other, &manual.coverage_of(&other), false));
    }
    data.insert("coverage", &ShownCoverage { standards });
    Page { template: "coverage.html".to_owned(), data }
}

fn standard(pages: &Pages<'_>, it: &Standard, coverage: &Coverage, chosen: bool) -> ShownStandard {
    let mut counts = Counts::default();
    for chapter in &coverage.chapters {
        for section in &chapter.sections {
            let gone = chapter.chapter.is_none();
            let state = match (chapter.omission, gone) {
                (Some(_), _) => State::Omitted,
                (None, true) => State::Missing,
                (None, false) => section.state,
            };
            *match state {
                State::Text => &mut counts.present,
                State::Data => &mut counts.written,
                State::Empty => &mut counts.empty,
                State::Missing => &mut counts.missing,
                State::Omitted => &mut counts.omitted,
            } += 1;
        }
    }
    let pairs = it.chapters.iter().zip(&coverage.chapters);
    ShownStandard {
        id: it.id().to_owned(),
        title: pages.shower.words(&it.title()),
        share: share(coverage),
        chosen,
        counts,
        chapters: pairs.map(|(spec, cover)| chapter(pages, spec, cover, chosen)).collect(),
    }
}

fn chapter(
    pages: &Pages<'_>,
    spec: &ChapterSpec,
    cover: &ChapterCoverage,
    chosen: bool,
) -> ShownChapter {
    let manual = pages.manual;
    let href = cover.chapter.map(|it| model::href(&manual.addresses.of_chapter[it]));
    let state = match (cover.omission, cover.chapter) {
        (Some(_), _) => State::Omitted,
        (None, None) => State::Missing,
        (None, Some(_)) => State::Text,
    };
    let sections = cover.sections.iter().map(|it| {
        let state = if state == State::Text { it.state } else { state };
        let home = Home { href: href.as_deref(), is_written: chosen };
        section(pages, (&spec.sections[it.section], it), state, home)
    });
    ShownChapter {
        id: spec.id().to_owned(),
        title: pages.shower.words(&spec.title()),
        state: if state == State::Text { "present" } else { name(state) },
        need: "must",
        reason: reason(pages, cover.omission),
        sections: sections.collect(),
        href,
    }
}

/// Why something is left out on purpose.
#[derive(Serialize)]
struct Reason {
    text: String,
    by: Option<String>,
}

/// The page of the chapter that a section belongs to, and whether sections are written for it from
/// data: only those of the standards that were chosen are.
#[derive(Clone, Copy)]
struct Home<'a> {
    href: Option<&'a str>,
    is_written: bool,
}

fn section(
    pages: &Pages<'_>,
    (spec, cover): (&SectionSpec, &SectionCoverage),
    state: State,
    home: Home<'_>,
) -> ShownSection {
    let manual = pages.manual;
    let title = pages.shower.words(&spec.title());
    let is_whole = spec.per.is_none();
    let href = match (cover.at, state) {
        (Some((chapter, heading)), _) => {
            let heading = &manual.chapters[chapter].body.headings[heading];
            Some(model::href(&manual.addresses.of_chapter[chapter]) + &fragment(&heading.id))
        }
        (None, State::Data) if is_whole && home.is_written => {
            home.href.map(|it| format!("{it}{}", fragment(&slug(&title))))
        }
        (None, _) => home.href.map(str::to_owned),
    };
    let of = (!is_whole && cover.of > 0).then_some(cover.of);
    ShownSection {
        title,
        state: name(state),
        need: if spec.is_must() { "must" } else { "should" },
        href,
        have: of.map(|it| it - cover.lacking.len()),
        of,
        reason: reason(pages, cover.omission),
    }
}

/// Why something is left out on purpose, and who decided it when.
fn reason(pages: &Pages<'_>, omission: Option<usize>) -> Option<Reason> {
    let tailoring = pages.manual.file.settings.tailoring.as_ref()?;
    let omission = tailoring.omit.get(omission?)?;
    let text = omission.reason.as_ref()?.get(pages.lang).to_owned();
    let role = omission.approved_by.as_ref().map(|it| &it.mention);
    let role = role.map(|it| match pages.manual.index.resolve(it) {
        Target::Entity(key) => pages.shower.words(&pages.manual.entities.get(key).name()),
        _ => it.id.value.to_string(),
    });
    let date = omission.date.as_ref().map(|it| it.written.value.clone());
    let by: Vec<String> = role.into_iter().chain(date).collect();
    Some(Reason { text, by: (!by.is_empty()).then(|| by.join(pages.word("comma"))) })
}

fn name(state: State) -> &'static str {
    match state {
        State::Text => "text",
        State::Data => "data",
        State::Empty => "empty",
        State::Missing => "missing",
        State::Omitted => "omitted",
    }
}
