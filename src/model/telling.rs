//! Telling: what the text says of an entity where its data is silent.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::chapter::Role;
use super::coverage::SectionNames;
use super::kinds::{Entity, Kind, Stored};
use super::standard::{SectionSpec, all_ours};
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
        let is_read = |it: &Entity<K>| !fields.iter().any(|field| it.is_garbled(field));
        let lacks = |it: &Entity<K>| !it.is_over() && is_read(it) && lacks(it);
        let lacking: BTreeSet<usize> = (0..all.len()).filter(|it| lacks(&all[*it])).collect();
        if lacking.is_empty() {
            return lacking;
        }
        let names = self.names_of(K::KIND, fields);
        let mut defined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, entity) in all.iter().enumerate() {
            defined.entry(entity.chapter).or_default().push(at);
        }
        let about = self.chapters_about(K::KIND, fields, &defined);
        let of_lacking = lacking.iter().map(|it| all[*it].chapter);
        let look_at: BTreeSet<usize> = of_lacking.chain(about.iter().copied()).collect();
        let shares =
            |of: &[usize]| told == Told::Together || of.iter().all(|it| lacking.contains(it));
        let shares_all = told == Told::Together || lacking.len() == all.len();
        let mut untold = lacking.clone();
        for chapter in look_at {
            let (mut of, of_all) = self.tells_of(chapter, &names, K::INDEX);
            let here = defined.get(&chapter).map_or(&[][..], |it| it);
            if of_all && shares_all && about.contains(&chapter) {
                return BTreeSet::new();
            }
            if of_all && shares(here) {
                of.extend(here);
            }
            for it in of {
                untold.remove(&it);
            }
        }
        untold
    }

    /// The headings under which the text tells of single entities what `fields` would hold: in the
    /// file that an entity is, in a chapter that defines no other, or under the heading with its
    /// name. Each as the place of the entity and that of the heading in its chapter.
    pub fn told_under<K: Stored + Sync>(&self, fields: &[&str]) -> Vec<(usize, usize)> {
        let all = self.all::<K>();
        let names = self.names_of(K::KIND, fields);
        let mut defined: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, entity) in all.iter().enumerate() {
            defined.entry(entity.chapter).or_default().push(at);
        }
        let mut told = Vec::new();
        for (chapter, here) in defined {
            let mut open: Vec<(u32, usize)> = Vec::new();
            for (at, heading) in self.chapters[chapter].body.headings.iter().enumerate() {
                open.retain(|(end, _)| *end > heading.span.start);
                let title = normalise(&heading.text);
                if names.is_called(heading, &title) {
                    let only = <[usize; 1]>::try_from(&here[..]).ok().map(|[it]| it);
                    let about = open.last().map(|(_, it)| *it).or(only);
                    told.extend(about.map(|it| (it, at)));
                }
                let mut of_name = self.index.titled(K::INDEX, &title);
                let own = of_name.find(|it| all[*it].chapter == chapter);
                open.extend(own.map(|it| (heading.end, it)));
            }
        }
        told
    }

    /// The entities that a chapter's text tells of, each under a heading with its name; and whether
    /// it tells of them all, under no such heading.
    fn tells_of(
        &self,
        chapter: usize,
        names: &SectionNames,
        kind: usize,
    ) -> (BTreeSet<usize>, bool) {
        let chapter = &self.chapters[chapter];
        let (mut of, mut of_all) = (BTreeSet::new(), false);
        let mut open = Vec::new();
        for (at, heading) in chapter.body.headings.iter().enumerate() {
            open.retain(|(end, _)| *end > heading.span.start);
            let above = open.last().and_then(|(_, about): &(u32, Option<_>)| about.clone());
            let title = normalise(&heading.text);
            if names.is_called(heading, &title) && chapter.has_text(at) {
                of_all |= above.is_none();
                of.extend(above.clone().into_iter().flatten());
            }
            let own = self.index.titled(kind, &title);
            open.push((heading.end, if own.len() > 0 { Some(own) } else { above }));
        }
        (of, of_all)
    }

    /// The chapters in which the standards of the manual ask for a section that one of `fields`
    /// may stand for, and their parts, but for those that define entities of their own.
    fn chapters_about(
        &self,
        kind: &Kind,
        fields: &[&str],
        defined: &BTreeMap<usize, Vec<usize>>,
    ) -> BTreeSet<usize> {
        let asks = self
            .covered()
            .filter(|(_, spec, _)| spec.sections.iter().any(|it| stands_for(it, kind, fields)));
        let chapters: BTreeSet<usize> = asks.filter_map(|(_, _, cover)| cover.chapter).collect();
        let parts = chapters.iter().flat_map(|it| self.with_parts(*it)).copied();
        let general = parts.filter(|it| chapters.contains(it) || !defined.contains_key(it));
        general.filter(|it| self.chapters[*it].role == Role::Chapter).collect()
    }

    /// The names of sections that tell what data in one of `fields` would.
    pub(super) fn names_of(&self, kind: &Kind, fields: &[&str]) -> SectionNames {
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
    demands
        .filter(|it| it.kind == kind.name)
        .any(|it| matches!(&it.path[..], [field] if fields.contains(&field.as_str())))
}
