//! What the chosen standards ask of a manual, and what it has of that.

use super::Manual;
use super::condition::Demand;
use super::coverage::{ChapterCoverage, Coverage, SectionCoverage, State, Titles};
use super::kinds::Stored;
use super::standard::{ChapterSpec, SectionSpec, Standard};

/// A section that is written from data because the text has none.
pub struct Written<'m> {
    /// The standard that asks for it.
    pub standard: &'m Standard,
    /// What it asks.
    pub spec: &'m SectionSpec,
}

/// A section that a standard asks for and a chapter does not have.
#[derive(Clone, Copy)]
pub struct Lacking<'m> {
    /// The standard that asks for it.
    pub standard: &'m Standard,
    /// What it asks.
    pub spec: &'m SectionSpec,
    /// The chapter that lacks it.
    pub chapter: usize,
    /// What the manual has of it.
    pub cover: &'m SectionCoverage,
}

impl Manual {
    /// The sections that are written for a chapter from data, each title once.
    pub fn written_for(&self, chapter: usize) -> impl Iterator<Item = Written<'_>> {
        self.standards.iter().zip(&self.coverage).flat_map(move |(standard, coverage)| {
            standard.chapters.iter().zip(&coverage.chapters).flat_map(move |(spec, cover)| {
                let is_here = cover.chapter == Some(chapter);
                let sections = cover
                    .sections
                    .iter()
                    .filter(move |it| is_here && it.state == State::Data && it.at.is_none());
                sections
                    .map(move |it| &spec.sections[it.section])
                    .filter(|it| it.per.is_none())
                    .map(move |spec| Written { standard, spec })
            })
        })
    }

    /// The sections that chosen standards ask for and that their chapters lack: not as text, not
    /// as data, and not left out on purpose. Of chapters that are missing, nothing is said.
    pub fn lacking(&self) -> impl Iterator<Item = Lacking<'_>> {
        self.covered().filter(|(_, _, of)| of.omission.is_none()).flat_map(|(standard, it, of)| {
            // What was written and could not be read is not missing: that was reported.
            let is_garbled = |it: &SectionSpec| {
                let demands = it.by.iter().flat_map(|it| it.any.iter().flatten());
                demands.into_iter().any(|it| it.is_garbled(self))
            };
            let missing = of.sections.iter().filter(|it| it.state == State::Missing);
            let missing = missing.filter(move |cover| !is_garbled(&it.sections[cover.section]));
            let lacking = move |chapter| {
                missing.map(move |cover| Lacking {
                    standard,
                    spec: &it.sections[cover.section],
                    chapter,
                    cover,
                })
            };
            of.chapter.map(lacking).into_iter().flatten()
        })
    }

    /// What its standards ask for, but for what is left out on purpose.
    fn asked(&self) -> impl Iterator<Item = &SectionSpec> {
        let chapters = self.covered().filter(|(_, _, cover)| cover.omission.is_none());
        chapters.flat_map(|(_, spec, cover)| {
            let sections = spec.sections.iter().zip(&cover.sections);
            sections.filter(|(_, it)| it.omission.is_none()).map(|(it, _)| it)
        })
    }

    /// What its standards ask of its data, but for what is left out on purpose.
    pub fn demands(&self) -> impl Iterator<Item = &Demand> {
        self.asked().flat_map(|it| it.by.iter().flat_map(|it| it.any.iter().flatten()))
    }

    /// Whether a standard asks for the field called `field` of each single entity of a kind.
    pub fn is_asked_of_each(&self, kind: &str, field: &str) -> bool {
        let is_it = |it: &Demand| it.kind == kind && it.path.first().is_some_and(|it| it == field);
        self.asked()
            .filter(|it| it.per.is_some())
            .any(|it| it.by.iter().flat_map(|it| it.any.iter().flatten()).any(is_it))
    }

    /// Whether its standards are those that it names itself, and not others that were asked for.
    pub fn keeps_own_standards(&self) -> bool {
        let own = &self.file.settings.standards;
        let is_own = |it: &str| own.iter().any(|own| own.as_str().eq_ignore_ascii_case(it));
        let all = self.standards.iter().map(Standard::id);
        let unknown = self.unknown_standards.iter().map(|(name, _)| name.as_str());
        let known = self.standards.len() + self.unknown_standards.len();
        all.chain(unknown).all(is_own) && known >= own.len()
    }

    /// Whether a standard asks for the field called `field` of a kind.
    pub fn is_asked(&self, kind: &str, field: &str) -> bool {
        self.demands().any(|it| it.kind == kind && it.path.first().is_some_and(|it| it == field))
    }

    /// Whether the manual has to do with a kind: it has such entities, or a standard asks for them.
    pub fn concerns<K: Stored>(&self) -> bool {
        !self.all::<K>().is_empty() || self.demands().any(|it| it.kind == K::KIND.name)
    }

    /// What it has of a standard that it was not asked to satisfy.
    pub fn coverage_of(&self, standard: &Standard) -> Coverage {
        Coverage::new(self, standard.id(), &standard.chapters, &Titles::new(self))
    }

    /// Every chapter of every standard with what the manual has of it.
    pub fn covered(&self) -> impl Iterator<Item = (&Standard, &ChapterSpec, &ChapterCoverage)> {
        self.standards.iter().zip(&self.coverage).flat_map(|(standard, coverage)| {
            let chapters = standard.chapters.iter().zip(&coverage.chapters);
            chapters.map(move |(spec, cover)| (standard, spec, cover))
        })
    }
}
