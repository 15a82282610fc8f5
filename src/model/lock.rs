//! The lock: which content was approved as which version, written by `approve` and compared with
//! what is there.

use std::collections::{BTreeMap, BTreeSet};

use super::Manual;
use super::document::{Document, Subject};
use crate::text::{Problem, SourceId, Span, What, Words};
use crate::yaml::{ByName, Data, Fields, Reading, Record, Version, Word, parse, record};

/// The path of the lock in the manual's folder.
pub const LOCK: &str = "manual.lock";

record! {
    /// What was approved of one file.
    pub struct Seal {
        /// The version.
        version: Option<Word>,
        /// The fingerprint of the content.
        sha256: Option<Word>
    }
}

record! {
    /// The file of the lock.
    pub struct LockFile {
        /// The files that were approved, by path.
        approved: ByName<Seal>,
        /// The form of this file.
        version: Option<Word>
    }
}

/// The lock of a manual.
#[derive(Debug)]
pub struct Lock {
    /// Where it says of which version it is; else its beginning.
    pub place: Span,
    /// Whether it is whole: a lock of version 1 in which nothing is wrong. Nothing may be
    /// concluded from what another one does not say.
    pub is_whole: bool,
    seals: BTreeMap<String, (Span, Seal)>,
}

impl Lock {
    /// The lock at `source` with `text`.
    pub(super) fn read(source: SourceId, text: &str, problems: &mut Vec<Problem>) -> Lock {
        let node = parse(text, 0..text.len(), source, problems);
        let mut reading = Reading::new(problems);
        if !node.is_null() && !matches!(node.data, Data::Map(_)) {
            reading.wrong(&node, Words::fixed("a mapping `key: value`", "一组 `键: 值`"));
        }
        let mut fields = Fields::open(&node, &mut reading);
        let file = LockFile::take(&mut fields);
        fields.close(&Words::fixed("manual.lock", "manual.lock"), &[LockFile::FIELDS]);
        let place = file.version.as_ref().map_or(Span::new(source, 0..0), Word::span);
        let is_ours = file.version.is_some_and(|it| it.as_str().trim() == "1");
        let seals = file.approved.0.into_iter();
        let seals: BTreeMap<_, _> =
            seals.map(|(path, seal)| (path.value, (path.span, seal))).collect();
        let is_sealed = seals.values().all(|(_, it)| it.is_sealed());
        let is_sound = !problems.iter().any(|it| it.span.source == source);
        Lock { place, is_whole: is_ours && is_sealed && is_sound, seals }
    }

    /// What was approved of the file at `path`.
    pub fn seal(&self, path: &str) -> Option<&Seal> {
        self.seals.get(path).map(|(_, seal)| seal)
    }

    /// All files and what was approved of them.
    pub fn seals(&self) -> impl Iterator<Item = (&str, &Seal)> {
        self.seals.iter().map(|(path, (_, seal))| (path.as_str(), seal))
    }
}

impl Seal {
    /// Whether it holds a fingerprint.
    fn is_sealed(&self) -> bool {
        let is_it = |it: &str| it.len() == 64 && it.bytes().all(|it| it.is_ascii_hexdigit());
        self.sha256.as_ref().is_some_and(|it| is_it(it.as_str().trim()))
    }

    /// Whether it is about this version.
    pub fn is_of(&self, version: Option<&Version>) -> bool {
        match (&self.version, version) {
            (Some(own), Some(other)) => Version::new(own.0.clone()) == *other,
            (own, other) => own.is_none() && other.is_none(),
        }
    }
}

impl Manual {
    /// Sources whose content is not known: nobody can say that it was changed, or approve it.
    pub fn unreadable(&self) -> BTreeSet<SourceId> {
        let is_it = |what: &What| {
            use What::{NotUtf8, Syntax, TooLarge, Unreadable};
            matches!(what, NotUtf8 { .. } | Unreadable { .. } | TooLarge { .. } | Syntax { .. })
        };
        let problems = self.problems.iter().filter(|it| is_it(&it.what));
        problems.map(|it| it.span.source).collect()
    }

    /// The files whose content counts as approved, with the documents that they are: the settings,
    /// texts and data that are approved or in force, by their own words or those of the manual.
    pub fn approved_files(&self) -> impl Iterator<Item = (SourceId, Document<'_>)> {
        let source = |at: usize| self.chapters[at].source;
        let file = move |it: Document<'_>| match it.subject {
            Subject::Manual => self.file.source,
            Subject::Chapter(at) => Some(source(at)),
            Subject::Entity(key) => {
                let entity = self.entities.get(key);
                entity.is_file().then(|| source(entity.chapter()))
            }
        };
        let counting = self.documents().filter(Document::counts);
        counting.filter_map(move |it| Some((file(it)?, it)))
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;
    use crate::text::SourceId;

    #[test]
    fn a_broken_lock_is_a_problem_and_no_more() {
        for text in ["approved: [", "just words", "approved: {a.md: {sha256: [x]}}", "aproved: {}"]
        {
            let mut problems = Vec::new();
            let lock = Lock::read(SourceId(0), text, &mut problems);
            assert!(!problems.is_empty(), "{text}");
            assert!(!lock.is_whole, "{text}");
            assert!(lock.seals().all(|(_, seal)| seal.sha256.is_none()), "{text}");
        }
        let is_whole = |text| Lock::read(SourceId(0), text, &mut Vec::new()).is_whole;
        assert!(is_whole("version: 1\napproved: {}\n"));
        for text in ["", "[]", "approved: {}", "version: 99", "version: 1\napproved: {a.md: {}}"] {
            assert!(!is_whole(text), "{text}");
        }
    }
}
