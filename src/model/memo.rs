//! Chapters that were read before. What a chapter says depends on its own text and on nothing else,
//! so one whose text is the same need not be read again: a memo of a pure function.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::chapter::{Chapter, Parsed};
use super::kinds::Entities;
use super::wording::Noted;
use crate::markdown::RawHtml;
use crate::text::{Lang, Source, SourceId, Sources};

/// What is left of a manual once it was shown.
#[derive(Debug, Default)]
pub struct Memo {
    sources: Sources,
    read_as: Option<(RawHtml, Lang)>,
    chapters: BTreeMap<SourceId, Chapter>,
    noted: Noted,
}

impl Memo {
    /// The files that were read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What was noticed in the texts, apart from the chapters.
    pub(super) fn take_noted(&mut self) -> Noted {
        std::mem::take(&mut self.noted)
    }

    /// The chapter in `source`, if it was read before and would be read the same.
    pub(super) fn take(
        &mut self,
        id: SourceId,
        source: &Source,
        as_now: (RawHtml, Lang),
    ) -> Option<Parsed> {
        let is_same = self.read_as == Some(as_now)
            && self.chapters.contains_key(&id)
            && self.sources.get(id).is_like(source);
        let chapter = self.chapters.remove(&id).filter(|_| is_same)?;
        Some(Parsed { chapter, entities: Entities::default(), problems: Vec::new() })
    }
}

impl Manual {
    /// What is worth keeping for when the manual is read again. Chapters with entries or with
    /// problems are not: those have moved to where they are needed.
    pub fn into_memo(self) -> Memo {
        let with_entries: BTreeSet<usize> =
            self.entities.iter().map(|(_, it)| it.chapter()).collect();
        let with_problems: BTreeSet<SourceId> =
            self.problems.iter().map(|it| it.span.source).collect();
        let read_as = Some((self.file.raw_html(), self.lang));
        let chapters = self.chapters.into_iter().enumerate();
        let plain = chapters.filter(|(at, it)| {
            !with_entries.contains(at)
                && !with_problems.contains(&it.source)
                && it.translations.is_empty()
                // The values in its headings may be others now.
                && it.body.variables.is_empty()
        });
        let chapters: BTreeMap<SourceId, Chapter> = plain.map(|(_, it)| (it.source, it)).collect();
        let noted = self.wording.into_noted(chapters.keys().copied());
        Memo { sources: self.sources, read_as, chapters, noted }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Asked, Manual};
    use crate::text::{Source, Sources};

    fn manual(files: &[(&str, &str)], before: Option<Manual>) -> Manual {
        let mut sources = Sources::default();
        for (path, text) in files {
            sources.add(Source::new(*path, *text));
        }
        let memo = before.map(Manual::into_memo).unwrap_or_default();
        Manual::again(sources, Asked::on(jiff::civil::date(2026, 11, 23)), memo)
    }

    #[test]
    fn read_again_or_anew_is_the_same() {
        let first: &[(&str, &str)] = &[
            ("a.md", "# A\n\nOne [two](b.md). A slip, TBD, password: hunter2aB9\n"),
            (
                "b.md",
                "---\nroles: [{id: cook, name: Cook}]\n\
                 terms: [{id: order, name: Order, synonyms_rejected: [slip]}]\n---\n# B\n",
            ),
            ("c.md", "---\ntitle: [\n---\n# C\n"),
            ("d.md", "# {{manual:title}}\n\n{{role:cook}}\n"),
            ("manual.yaml", "title: M\n"),
        ];
        let others: [&[(&str, &str)]; 7] = [
            first,
            &[first[0], ("b.md", "---\nterms: [{id: a, name: One}]\n---\n# B\n"), first[3]],
            &[("a.md", "# A\n\nOther.\n"), first[1], first[2], first[3], first[4]],
            &[("0.md", "# New\n"), first[0], first[1], first[2], first[3], first[4]],
            &[first[0], ("a.en.md", "# A in English\n"), first[1], first[2], first[3], first[4]],
            &[first[0], first[1], ("manual.yaml", "html: escape\ndefault_language: en\n")],
            &[first[0], first[3], ("manual.yaml", "title: Another\n")],
        ];
        for files in others {
            let again = manual(files, Some(manual(first, None)));
            let anew = manual(files, None);
            assert!(files[0].1 != first[0].1 || !anew.wording.secrets.is_empty());
            assert_eq!(format!("{again:?}"), format!("{anew:?}"));
        }
    }
}
