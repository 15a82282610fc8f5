//! The manual: all chapters, read and linked.

use jiff::civil;
use rayon::prelude::*;

use super::address::Addresses;
use super::chapter::{Chapter, Parsed, Role};
use super::coverage::{Coverage, Titles};
use super::flow::Flow;
use super::inclusions::Inclusions;
use super::index::Index;
use super::kinds::{Entities, Entity, Key, Process, Stored};
use super::links::Files;
use super::lock::{LOCK, Lock};
use super::measured::Measured;
use super::memo::Memo;
use super::order::{Part, contents, is_index, is_summary, leave_out};
use super::reading::{Orphan, Read, guess_lang, read_all};
use super::risk_scale::RiskScale;
use super::settings::{Confidentiality, ManualFile};
use super::standard::{Standard, ours};
use super::thresholds::Thresholds;
use super::wording::Wording;
use crate::text::{Lang, Problem, Sources, Span, Spanned};
use crate::yaml::{Word, WorkDays};

/// What is asked of a manual from outside: the day it is read as of, and standards in place of
/// those that its settings name.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The day.
    pub as_of: civil::Date,
    /// Names of standards; none means those of the settings.
    pub standards: Vec<String>,
    /// For whom the handbook is released, in place of what the settings say.
    pub release: Option<Confidentiality>,
}

impl Asked {
    /// A manual read as of this day, as its own settings say.
    pub fn on(as_of: civil::Date) -> Asked {
        Asked { as_of, standards: Vec::new(), release: None }
    }
}

/// All chapters of a manual, read and linked. Does not change once made.
#[derive(Debug)]
pub struct Manual {
    /// Its files.
    pub sources: Sources,
    /// Its settings and document control.
    pub file: ManualFile,
    /// The scale by which it rates risks.
    pub risk_scale: RiskScale,
    /// What was approved of it, if that was written down.
    pub lock: Option<Lock>,
    /// For whom it is released, if this is a release.
    pub release: Option<Confidentiality>,
    /// The language that it is in.
    pub lang: Lang,
    /// The languages that it can be read in: its own first, then those that its settings name or
    /// that a chapter is translated into.
    pub languages: Vec<Lang>,
    /// Translations of chapters that are not there: they have no page.
    pub orphans: Vec<Orphan>,
    /// The day it is read as of.
    pub as_of: civil::Date,
    /// Its chapters, in reading order.
    pub chapters: Vec<Chapter>,
    /// Its contents, as a tree.
    pub contents: Vec<Part>,
    /// Its entities.
    pub entities: Entities,
    /// Who is called what, and who mentions whom.
    pub index: Index,
    /// Which page lives where.
    pub addresses: Addresses,
    /// The standards that it has to satisfy.
    pub standards: Vec<Standard>,
    /// Names of standards that do not exist, and where they stand; nowhere, if on the command line.
    pub unknown_standards: Vec<(String, Option<Span>)>,
    /// What it has of each standard.
    pub coverage: Vec<Coverage>,
    /// What was measured of each indicator, in the order of time.
    pub measured: Vec<Vec<Measured>>,
    /// What reading found wrong, in no order.
    pub problems: Vec<Problem>,
    /// What its texts hold that the rules about words ask for.
    pub wording: Wording,
    /// What its texts include.
    pub inclusions: Inclusions,
    pub(super) files: Files,
    with_parts: Vec<Vec<usize>>,
    flows: Vec<Flow>,
}

impl Manual {
    /// Reads `sources`. Never fails; what is wrong with them is in `problems`.
    pub fn new(sources: Sources, asked: Asked) -> Manual {
        Manual::again(sources, asked, Memo::default())
    }

    /// The same, where `memo` may know some of it.
    pub fn again(sources: Sources, asked: Asked, mut memo: Memo) -> Manual {
        let Asked { as_of, standards, release } = asked;
        let mut problems = sources.problems.clone();
        let file = match sources.at("manual.yaml").or_else(|| sources.at("manual.yml")) {
            Some(id) => ManualFile::read(id, &sources.get(id).text, &mut problems),
            None => ManualFile::default(),
        };
        let lock = sources.at(LOCK);
        let lock = lock.map(|id| Lock::read(id, &sources.get(id).text, &mut problems));
        let lang = file.lang().unwrap_or_else(|| guess_lang(&sources));
        let noted = memo.take_noted();
        let Read { chapters: parsed, languages, orphans, same } =
            read_all(&sources, &file, lang, memo);
        let risk_scale = RiskScale::new(file.settings.risk_criteria.as_ref());
        let mut manual = Manual {
            release: release.or(file.settings.release),
            file,
            risk_scale,
            lock,
            lang,
            languages,
            orphans,
            as_of,
            chapters: Vec::new(),
            contents: Vec::new(),
            entities: Entities::default(),
            index: Index::default(),
            addresses: Addresses::default(),
            standards: Vec::new(),
            unknown_standards: Vec::new(),
            coverage: Vec::new(),
            measured: Vec::new(),
            problems,
            wording: Wording::default(),
            inclusions: Inclusions::default(),
            files: Files::default(),
            with_parts: Vec::new(),
            flows: Vec::new(),
            sources,
        };
        manual.put_in_order(parsed);
        manual.link();
        manual.fill_variables();
        manual.include();
        manual.measure();
        manual.choose_standards(&standards);
        manual.cover();
        manual.wording = Wording::new(&manual, noted, &same);
        manual
    }

    /// The days on which work is done.
    pub fn work_days(&self) -> &WorkDays {
        &self.file.work_days
    }

    /// From where on something is too much, too alike or too late.
    pub fn thresholds(&self) -> Thresholds {
        self.file.settings.thresholds.clone().unwrap_or_default()
    }

    /// All entities of kind `K`.
    pub fn all<K: Stored>(&self) -> &[Entity<K>] {
        self.entities.all()
    }

    /// Its processes, each with its flow.
    pub fn processes(&self) -> impl Iterator<Item = (&Entity<Process>, &Flow)> {
        self.all::<Process>().iter().zip(&self.flows)
    }

    /// The flow of the process at `at`, among all processes.
    pub fn flow(&self, at: usize) -> &Flow {
        &self.flows[at]
    }

    /// A chapter and the chapters that belong to it: those below it, and those that say so.
    pub fn with_parts(&self, chapter: usize) -> &[usize] {
        &self.with_parts[chapter]
    }

    /// The path of a chapter's source.
    pub fn path(&self, chapter: usize) -> &str {
        &self.sources.get(self.chapters[chapter].source).path
    }

    /// The chapters that readers read: no data, and no list of contents.
    pub fn pages(&self) -> impl Iterator<Item = (usize, &Chapter)> {
        let is_page = |(at, it): &(usize, &Chapter)| it.has_page() && !is_summary(self.path(*at));
        self.chapters.iter().enumerate().filter(is_page)
    }

    /// Whether an entry is a file of its own that is left out of the contents.
    pub fn is_unlisted(&self, key: Key) -> bool {
        let entity = self.entities.get(key);
        entity.is_file() && self.chapters[entity.chapter()].is_unlisted
    }

    /// Whether a chapter is the page at which the handbook opens.
    pub fn is_home(&self, chapter: usize) -> bool {
        let path = self.path(chapter);
        !path.contains('/') && is_index(path)
    }

    fn put_in_order(&mut self, parsed: Vec<Parsed>) {
        let (mut chapters, mut rest) = (Vec::new(), Vec::new());
        for it in parsed {
            chapters.push(it.chapter);
            rest.push(Some((it.entities, it.problems)));
        }
        leave_out(&mut chapters, &self.sources);
        let mut contents = contents(&chapters, &self.sources);
        let mut order = Vec::new();
        flatten(&contents, &mut order);
        let mut new_place = vec![usize::MAX; chapters.len()];
        for (new, old) in order.iter().enumerate() {
            new_place[*old] = new;
        }
        for (old, place) in new_place.iter_mut().enumerate() {
            if *place == usize::MAX {
                *place = order.len();
                order.push(old);
            }
        }
        renumber(&mut contents, &new_place);
        let mut chapters: Vec<Option<Chapter>> = chapters.into_iter().map(Some).collect();
        let mut all = Vec::with_capacity(order.len());
        for (new, old) in order.into_iter().enumerate() {
            self.chapters.extend(chapters[old].take());
            let Some((mut entities, problems)) = rest[old].take() else { continue };
            entities.for_each_mut(|it| it.put_in(new));
            all.push(entities);
            self.problems.extend(problems);
        }
        self.entities.extend(all);
        self.contents = contents;
    }

    fn link(&mut self) {
        self.flows = self.all::<Process>().par_iter().map(|it| Flow::new(it)).collect();
        let paths: Vec<&str> =
            self.chapters.iter().map(|it| self.sources.get(it.source).path.as_str()).collect();
        let mut index = Index::new(&self.chapters, &paths, &self.entities);
        index.find_mentions(&self.file, &self.chapters, &self.entities);
        self.index = index;
        self.addresses = Addresses::new(self);
        self.files = Files::new(self);
        self.with_parts = (0..self.chapters.len()).map(|it| vec![it]).collect();
        let mut below = Vec::new();
        families(&self.contents, &mut below);
        for (above, it) in below {
            self.with_parts[above].push(it);
        }
        for at in 0..self.chapters.len() {
            let Some(of) = &self.chapters[at].front.part_of else { continue };
            if let Some(above) = self.index.chapter_above(at, of.as_str())
                && !self.with_parts[above].contains(&at)
            {
                self.with_parts[above].push(at);
            }
        }
    }

    fn choose_standards(&mut self, asked: &[String]) {
        let named: Vec<(String, Option<Span>)> = if asked.is_empty() {
            let own = self.file.settings.standards.iter();
            own.map(|it| (it.as_str().to_owned(), Some(it.span()))).collect()
        } else {
            asked.iter().map(|it| (it.clone(), None)).collect()
        };
        for (name, span) in named {
            if self.standards.iter().any(|it| it.id().eq_ignore_ascii_case(&name)) {
                continue;
            }
            let own = self.sources.at(&format!("standards/{name}.yaml"));
            let user = own.map(|id| {
                let read = Standard::read_user(id, self.sources.get(id), &mut self.problems);
                // The name of its file is the name by which the manual knows it.
                let id = Spanned::new(name.clone(), span.unwrap_or_default());
                Standard { id: Some(Word(id)), ..read }
            });
            match user.or_else(|| ours(&name)) {
                Some(standard) => self.standards.push(standard),
                None => self.unknown_standards.push((name, span)),
            }
        }
    }

    fn cover(&mut self) {
        if !self.standards.is_empty() {
            let titles = Titles::new(self);
            let cover = |it: &Standard| Coverage::new(self, it.id(), &it.chapters, &titles);
            self.coverage = self.standards.iter().map(cover).collect();
        }
    }
}

fn flatten(parts: &[Part], order: &mut Vec<usize>) {
    for part in parts {
        order.extend(part.chapter);
        flatten(&part.parts, order);
    }
}

fn renumber(parts: &mut [Part], new_place: &[usize]) {
    for part in parts {
        part.chapter = part.chapter.map(|it| new_place[it]);
        renumber(&mut part.parts, new_place);
    }
}

/// Pairs of a chapter and a chapter anywhere below it.
fn families(parts: &[Part], pairs: &mut Vec<(usize, usize)>) {
    for part in parts {
        if let Some(above) = part.chapter {
            let mut below = Vec::new();
            flatten(&part.parts, &mut below);
            pairs.extend(below.into_iter().map(|it| (above, it)));
        }
        families(&part.parts, pairs);
    }
}

impl Chapter {
    /// Whether it has a page.
    pub fn has_page(&self) -> bool {
        !matches!(self.role, Role::Data | Role::Snippet)
    }
}
