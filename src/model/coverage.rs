//! Coverage: which chapter of the manual is which chapter of a standard, and what it has of the
//! sections that the standard asks for.

use super::Manual;
use super::chapter::{Chapter, Role};
use super::kinds::{AnyEntity, KINDS, Key, kind_called};
use super::settings::Omission;
use super::standard::{ChapterSpec, SectionSpec, comparable};
use crate::markdown::normalise;

/// How a section is there, or is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// As text under a heading.
    Text,
    /// As data, from which the section is written.
    Data,
    /// As a heading with nothing under it.
    Empty,
    /// Not at all.
    Missing,
    /// Left out on purpose.
    Omitted,
}

/// How a chapter says that it is a chapter of a standard; the better way wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// It lists the entities that the chapter is about.
    Entities,
    /// Its title is one of the other titles that are accepted.
    Alias,
    /// It has its title.
    Title,
    /// It says so, by `chapter:`.
    Said,
}

/// What a manual has of one section.
#[derive(Clone, Debug)]
pub struct SectionCoverage {
    /// Index of the section in its chapter of the standard.
    pub section: usize,
    /// How it is there.
    pub state: State,
    /// The chapter and heading under which it stands.
    pub at: Option<(usize, usize)>,
    /// Of how many entities each needs one.
    pub of: usize,
    /// The entities that lack it.
    pub lacking: Vec<Key>,
    /// The omission that leaves it out.
    pub omission: Option<usize>,
}

/// What a manual has of one chapter.
#[derive(Clone, Debug)]
pub struct ChapterCoverage {
    /// The chapter of the manual that it is.
    pub chapter: Option<usize>,
    /// All chapters that claim it equally well, the chosen one first.
    pub claims: Vec<(usize, Claim)>,
    /// The omission that leaves it out.
    pub omission: Option<usize>,
    /// Its sections.
    pub sections: Vec<SectionCoverage>,
}

/// What a manual has of one standard, chapter by chapter.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Its chapters.
    pub chapters: Vec<ChapterCoverage>,
}

/// Titles of chapters and headings in the form in which they are compared.
pub(super) struct Titles {
    chapters: Vec<Vec<String>>,
    depth: Vec<usize>,
}

impl Titles {
    pub(super) fn new(manual: &Manual) -> Titles {
        let titles = |it: &Chapter| {
            let heading = it.page_title().map(|it| normalise(&it.text));
            comparable(Some(&it.title)).chain(heading).collect()
        };
        let depth = |it: &Chapter| {
            let path = &manual.sources.get(it.source).path;
            let name = path.rsplit('/').next().unwrap_or_default();
            path.matches('/').count()
                - usize::from(super::order::is_index(name) && path.contains('/'))
        };
        Titles {
            chapters: manual.chapters.iter().map(titles).collect(),
            depth: manual.chapters.iter().map(depth).collect(),
        }
    }
}

impl Coverage {
    /// What `manual` has of the standard with these chapters.
    pub(super) fn new(
        manual: &Manual,
        standard: &str,
        specs: &[ChapterSpec],
        titles: &Titles,
    ) -> Coverage {
        let chapter = |spec: &ChapterSpec| {
            let claims = claims(manual, spec, titles);
            let chapter = claims.first().map(|(at, _)| *at);
            let omission = omission(manual, standard, spec.id(), None);
            let cover = |(at, section): (usize, &SectionSpec)| {
                let mut cover = section_coverage(manual, chapter, at, section);
                let left_out = self::omission(manual, standard, spec.id(), Some(section.id()));
                if left_out.is_some() && matches!(cover.state, State::Missing | State::Empty) {
                    cover.state = State::Omitted;
                }
                cover.omission = left_out;
                cover
            };
            let sections = spec.sections.iter().enumerate().map(cover).collect();
            ChapterCoverage { chapter, claims, omission, sections }
        };
        Coverage { chapters: specs.iter().map(chapter).collect() }
    }
}

/// The omission in the settings that leaves out a chapter, or a section of it.
fn omission(
    manual: &Manual,
    standard: &str,
    chapter: &str,
    section: Option<&str>,
) -> Option<usize> {
    let names = |it: &Omission| {
        let said = it.chapter.as_ref().map_or("", |it| it.as_str());
        let said_section = it.section.as_ref().map(crate::yaml::Word::as_str);
        let (of, rest) = match said.split_once('/') {
            Some((of, rest)) if of == standard => (true, rest),
            _ => (!said.contains('/'), said),
        };
        of && rest == chapter && said_section == section
    };
    let omissions = manual.file.settings.tailoring.as_ref().map_or(&[][..], |it| &it.omit);
    omissions.iter().position(names)
}

/// The chapters that claim `spec`, the best and shallowest claims only, in reading order.
fn claims(manual: &Manual, spec: &ChapterSpec, titles: &Titles) -> Vec<(usize, Claim)> {
    let own: Vec<String> = comparable(spec.title.as_ref()).collect();
    let renamed = manual.file.settings.tailoring.iter().flat_map(|it| &it.titles.0);
    let renamed = renamed.filter(|(id, _)| id.value == spec.id()).map(|(_, title)| title);
    let aliases: Vec<String> =
        spec.aliases.iter().chain(renamed).flat_map(|it| comparable(Some(it))).collect();
    let claim = |at: usize| -> Option<(Claim, usize)> {
        let chapter = &manual.chapters[at];
        let is_list = super::order::is_summary(manual.path(at));
        if chapter.role != Role::Chapter || chapter.front.part_of.is_some() || is_list {
            return None;
        }
        let claim =
            if chapter.front.chapter.iter().any(|it| means(it.as_str(), spec, &own, &aliases)) {
                Claim::Said
            } else if titles.chapters[at].iter().any(|it| own.contains(it)) {
                Claim::Title
            } else if titles.chapters[at].iter().any(|it| aliases.contains(it)) {
                Claim::Alias
            } else if chapter.lists.iter().any(|it| KINDS[*it].is_called(spec.id())) {
                Claim::Entities
            } else {
                return None;
            };
        Some((claim, titles.depth[at]))
    };
    let all: Vec<(usize, (Claim, usize))> =
        (0..manual.chapters.len()).filter_map(|at| Some((at, claim(at)?))).collect();
    let best = all.iter().map(|(_, (claim, _))| *claim).max();
    let best_ones = all.iter().filter(|(_, (claim, _))| Some(*claim) == best);
    let shallowest = best_ones.clone().map(|(_, (_, depth))| *depth).min();
    let kept = best_ones.filter(|(_, (_, depth))| Some(*depth) == shallowest);
    kept.map(|(at, (claim, _))| (*at, *claim)).collect()
}

/// Whether the word under `chapter:` means this chapter of a standard: its id, a word for the
/// kind that it is about, or one of its titles.
fn means(word: &str, spec: &ChapterSpec, titles: &[String], aliases: &[String]) -> bool {
    if word.eq_ignore_ascii_case(spec.id()) {
        return true;
    }
    if kind_called(word).is_some_and(|it| KINDS[it].is_called(spec.id())) {
        return true;
    }
    let word = normalise(word);
    titles.contains(&word) || aliases.contains(&word)
}

fn section_coverage(
    manual: &Manual,
    chapter: Option<usize>,
    section: usize,
    spec: &SectionSpec,
) -> SectionCoverage {
    let names = SectionNames::new(spec);
    let mut cover = SectionCoverage {
        section,
        state: State::Missing,
        at: None,
        of: 0,
        lacking: vec![],
        omission: None,
    };
    let by_data = |entity: Option<&dyn AnyEntity>| {
        spec.by.as_ref().is_some_and(|it| it.holds(manual, entity))
    };
    let found = chapter.and_then(|it| names.heading_in(manual, manual.with_parts(it)));
    cover.at = found;
    let text = found.map(|(chapter, heading)| manual.chapters[chapter].has_text(heading));
    if let Some(kind) = spec.per.as_ref().and_then(|it| kind_called(it.as_str())) {
        let lacks =
            |key: Key, it: &dyn AnyEntity| !by_data(Some(it)) && !names.told_by(manual, key, it);
        let all = manual.entities.of_kind(kind);
        cover.lacking = all.filter(|(key, it)| lacks(*key, *it)).map(|(key, _)| key).collect();
        cover.of = manual.entities.count(kind);
        if cover.of > 0 {
            cover.state = match (cover.lacking.len(), text) {
                (0, _) => State::Data,
                // One section of prose for all of them counts when none of them has data.
                (lacking, Some(true)) if lacking == cover.of => {
                    cover.lacking.clear();
                    State::Text
                }
                _ => State::Missing,
            };
            return cover;
        }
    }
    cover.state = match text {
        Some(true) => State::Text,
        _ if by_data(None) => State::Data,
        Some(false) => State::Empty,
        None => State::Missing,
    };
    cover
}

/// The headings by which a section, or one of several, is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionNames {
    ids: Vec<String>,
    titles: Vec<String>,
}

impl SectionNames {
    /// The names of `spec`.
    pub fn new(spec: &SectionSpec) -> SectionNames {
        let mut names = SectionNames::default();
        names.add(spec);
        names
    }

    /// Takes in the names of `spec`.
    pub(super) fn add(&mut self, spec: &SectionSpec) {
        self.ids.push(spec.id().to_owned());
        let titles = spec.title.iter().chain(&spec.aliases);
        self.titles.extend(titles.flat_map(|it| comparable(Some(it))));
    }

    /// Takes in other titles.
    pub(super) fn add_titles<'t>(&mut self, titles: impl Iterator<Item = &'t str>) {
        self.titles.extend(titles.map(normalise));
    }

    /// Takes in all names of `others`.
    pub(super) fn add_all(&mut self, others: SectionNames) {
        self.ids.extend(others.ids);
        self.titles.extend(others.titles);
    }

    fn is(&self, heading: &crate::markdown::Heading) -> bool {
        self.is_called(heading, &normalise(&heading.text))
    }

    /// Whether a heading, whose title in the form for comparing is `title`, is one of them.
    pub(super) fn is_called(&self, heading: &crate::markdown::Heading, title: &String) -> bool {
        heading.given && self.ids.contains(&heading.id) || self.titles.contains(title)
    }

    /// The heading in one of `chapters`, one with text before one without.
    fn heading_in(&self, manual: &Manual, chapters: &[usize]) -> Option<(usize, usize)> {
        // What the page of one tool says is not yet said of all of them.
        let chapters = chapters.iter().filter(|it| manual.chapters[**it].role == Role::Chapter);
        let all = chapters.flat_map(|at| {
            (0..manual.chapters[*at].body.headings.len()).map(move |heading| (*at, heading))
        });
        let mut found: Vec<(usize, usize)> =
            all.filter(|(at, it)| self.is(&manual.chapters[*at].body.headings[*it])).collect();
        found.sort_by_key(|(at, heading)| !manual.chapters[*at].has_text(*heading));
        found.first().copied()
    }

    /// Whether the text about an entity has the section, with something in it: in the file that it
    /// is, or under the heading with its name in the chapter that defines it.
    fn told_by(&self, manual: &Manual, _: Key, entity: &dyn AnyEntity) -> bool {
        let chapter = &manual.chapters[entity.chapter()];
        let headings = &chapter.body.headings;
        let with_text = |it: usize| self.is(&headings[it]) && chapter.has_text(it);
        if entity.is_file() {
            return (0..headings.len()).any(with_text);
        }
        let names: Vec<String> = comparable(entity.head().name.as_ref()).collect();
        let under = |at: usize| {
            let end = headings[at].end;
            (at + 1..headings.len()).take_while(|it| headings[*it].span.start < end).any(with_text)
        };
        (0..headings.len()).any(|at| names.contains(&normalise(&headings[at].text)) && under(at))
    }
}

impl Chapter {
    /// Whether anything stands under a heading, in its subsections too.
    pub fn has_text(&self, heading: usize) -> bool {
        let headings = &self.body.headings;
        let end = headings[heading].end;
        let inside = (heading..headings.len())
            .take_while(|it| *it == heading || headings[*it].span.start < end);
        inside.into_iter().any(|it| !headings[it].own.is_empty())
    }
}
