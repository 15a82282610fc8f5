//! Telling: what the text says of an entity where its data is silent.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::coverage::{SectionNames, State};
use super::kinds::{Entity, Kind, Stored};
use super::standard::{SectionSpec, all_ours, comparable};
use crate::markdown::normalise;

/// For whom a section speaks that stands over no single entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Each entity has its own: a section for all of them counts when none of them has data.
    Each,
    /// A section for all of them always counts, as rules for all tools do.
    Together,
}

impl Manual {
    /// The places, among the entities of kind `K`, of those for which `lacks` holds and whose text
    /// does not make up for it: under a heading that bears the name of one of `fields`, or the
    /// title of a section that a standard lets these fields stand for.
    pub fn untold<K: Stored + Sync>(
        &self,
        fields: &[&str],
        told: Told,
        lacks: impl Fn(&Entity<K>) -> bool,
    ) -> BTreeSet<usize> {
        let all = self.all::<K>();
        let mut untold: BTreeSet<usize> = (0..all.len()).filter(|it| lacks(&all[*it])).collect();
        let shares = told == Told::Together || untold.len() == all.len();
        if untold.is_empty() || shares && self.is_told_once(K::KIND, fields) {
            return BTreeSet::new();
        }
        let names = self.names_of(K::KIND, fields);
        let mut by_chapter: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, entity) in all.iter().enumerate() {
            by_chapter.entry(entity.chapter).or_default().push(at);
        }
        for (chapter, inside) in by_chapter {
            if !inside.iter().any(|it| untold.contains(it)) {
                continue;
            }
            let shares = told == Told::Together || inside.iter().all(|it| untold.contains(it));
            let (speaks_for, of_all) = self.tellers(chapter, &names, &inside, all);
            let is_told = |it: &&usize| speaks_for.contains(*it) || shares && of_all;
            for at in inside.iter().filter(is_told) {
                untold.remove(at);
            }
        }
        untold
    }

    /// The entities among `inside` of which a chapter's text tells, each under a heading with its
    /// name; and whether it tells of all of them, under no such heading.
    fn tellers<K>(
        &self,
        chapter: usize,
        names: &SectionNames,
        inside: &[usize],
        all: &[Entity<K>],
    ) -> (BTreeSet<usize>, bool) {
        let chapter = &self.chapters[chapter];
        let mut called = BTreeMap::new();
        for at in inside {
            let head = &all[*at].head;
            let own = head.name.iter().chain(&head.aliases).flat_map(|it| comparable(Some(it)));
            own.for_each(|it| {
                called.entry(it).or_insert(*at);
            });
        }
        let (mut speaks_for, mut of_all) = (BTreeSet::new(), false);
        let mut open: Vec<(u32, Option<usize>)> = Vec::new();
        for (at, heading) in chapter.body.headings.iter().enumerate() {
            open.retain(|(end, _)| *end > heading.span.start);
            let above = open.last().and_then(|(_, about)| *about);
            let title = normalise(&heading.text);
            if names.is_called(heading, &title) && chapter.has_text(at) {
                of_all |= above.is_none();
                speaks_for.extend(above);
            }
            open.push((heading.end, called.get(&title).copied().or(above)));
        }
        (speaks_for, of_all)
    }

    /// Whether the text has a section that a standard of the manual asks for once and lets one of
    /// the `fields` stand for.
    fn is_told_once(&self, kind: &Kind, fields: &[&str]) -> bool {
        self.covered().any(|(_, spec, cover)| {
            cover.sections.iter().any(|it| {
                it.state == State::Text && stands_for(&spec.sections[it.section], kind, fields)
            })
        })
    }

    fn names_of(&self, kind: &Kind, fields: &[&str]) -> SectionNames {
        let standards = all_ours().iter().chain(&self.standards);
        let sections = standards.flat_map(|it| &it.chapters).flat_map(|it| &it.sections);
        let mut names = SectionNames::default();
        sections.filter(|it| stands_for(it, kind, fields)).for_each(|it| names.add(it));
        for field in kind.fields.iter().filter(|it| fields.contains(&it.name)) {
            names.add_titles(field.aliases.iter().copied().chain([field.name]));
        }
        names
    }
}

/// Whether data in one of `fields` of entities of `kind` satisfies a section, or a part of it.
fn stands_for(section: &SectionSpec, kind: &Kind, fields: &[&str]) -> bool {
    let demands = section.by.iter().flat_map(|it| it.any.iter().flatten());
    demands.filter(|it| it.kind == kind.name).any(|it| {
        matches!(&it.path[..], [field] if fields.contains(&field.as_str()))
    })
}
