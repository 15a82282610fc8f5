//! Wording: what the rules about words want to know of the texts, found in one pass over them.
//!
//! Looked at is what people read: prose in chapters, without code and addresses, and texts in data.

mod abbreviations;
mod characters;
mod glossary;
mod lists;
mod marks;
mod passages;
mod personal;
mod phones;
mod plural;
mod secrets;
mod vocabulary;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::coverage::SectionNames;
use super::kinds::{Described, Key, Plan, Process};
use super::{Chapter, From, Manual};
use crate::text::{SourceId, Span};
use characters::Cover;
use passages::{Passage, Says};
use vocabulary::{Vocabulary, Word};

pub use abbreviations::is_known as is_known_abbreviation;
pub use glossary::Glossary;
pub use personal::Personal;
pub use phones::{Phone, digits as digits_of_phone};
pub use plural::plural;
pub use vocabulary::names as names_of_term;

/// What was noticed at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// Words that stand for what is still to be written.
    Placeholder,
    /// A word that leaves something open, where it is said how work is done.
    Vague,
    /// A word that the term at this place rejects.
    Rejected(usize),
    /// A name of the term at this place.
    Term(usize),
    /// The known program of this number.
    Tool(usize),
    /// An abbreviation, and whether its place explains it.
    Abbreviation {
        /// Whether what it stands for is beside it.
        is_explained: bool,
    },
    /// A mark of the other writing, with the blanks after it, and what belongs there.
    Mark(&'static str),
    /// What belongs to one person.
    Personal(Personal),
    /// A number beside the name of who is reached, at this place among all phones.
    Phone(usize),
}

/// A place, and what was noticed there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noticed {
    /// Where.
    pub span: Span,
    /// What.
    pub what: Notice,
    /// What it is a part of.
    pub from: From,
    /// Whether it stands in a name.
    pub is_name: bool,
}

/// What the texts hold.
#[derive(Debug, Default)]
pub struct Wording {
    /// Everything that was noticed, chapter by chapter.
    pub noticed: Vec<Noticed>,
    /// What looks like a password or a key, in texts, data and code.
    pub secrets: Vec<Span>,
    /// The telephone numbers in the data.
    pub phones: Vec<Phone>,
    looked_for: LookedFor,
}

/// What texts were looked through for, besides what all are.
#[derive(Debug, Default, PartialEq, Eq)]
struct LookedFor {
    words: Vec<Word>,
    /// The sections that say how work is done.
    exact: SectionNames,
}

/// What was noticed in texts that may be the same still.
#[derive(Debug, Default)]
pub(super) struct Noted {
    looked_for: LookedFor,
    by_source: BTreeMap<SourceId, (Vec<Noticed>, Vec<Span>)>,
}

impl Noted {
    /// What was noticed in the chapter at `at`, in all its languages.
    fn take(&mut self, chapter: &Chapter, at: usize) -> Option<(Vec<Noticed>, Vec<Span>)> {
        let (mut noticed, mut secrets) = (Vec::new(), Vec::new());
        for source in chapter.sources() {
            let (of_text, of_source) = self.by_source.remove(&source)?;
            noticed.extend(of_text);
            secrets.extend(of_source);
        }
        for it in &mut noticed {
            it.from = match it.from {
                From::Text(_) => From::Text(at),
                From::Chapter(_) => From::Chapter(at),
                From::Manual | From::Entity(_) => return None,
            };
        }
        Some((noticed, secrets))
    }
}

impl Wording {
    /// What the texts of `manual` hold. What `noted` says of the sources in `same` holds if what
    /// they are looked through for is the same, too.
    pub(super) fn new(manual: &Manual, mut noted: Noted, same: &BTreeSet<SourceId>) -> Wording {
        let phones = phones::phones(manual);
        let vocabulary = Vocabulary::new(manual, &phones);
        let mut defined: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
        for (key, entity) in manual.entities.iter() {
            defined.entry(entity.chapter()).or_default().push(key);
        }
        let mut exact =
            manual.names_of(Process::KIND, &["steps", "inputs", "outputs", "approvals"]);
        exact.add_all(manual.names_of(Plan::KIND, &["activation", "actions"]));
        let looked_for = LookedFor { words: vocabulary.own().to_vec(), exact };
        let holds = noted.looked_for == looked_for;
        let known = manual.chapters.iter().enumerate().map(|(at, it)| {
            let known = holds && it.sources().all(|it| same.contains(&it));
            (at, known.then(|| noted.take(it, at)).flatten())
        });
        let known: Vec<_> = known.collect();
        let of_chapter = |(at, known): (usize, Option<_>)| {
            known.unwrap_or_else(|| {
                let entities = defined.get(&at).map_or(&[][..], |it| it);
                let passages = passages::of_chapter(manual, at, entities, &looked_for.exact);
                let sources = manual.chapters[at].sources();
                let secrets = sources.flat_map(|it| secrets(manual, it)).collect();
                (look(manual, &passages, &vocabulary), secrets)
            })
        };
        let chapters: Vec<(Vec<Noticed>, Vec<Span>)> =
            known.into_par_iter().map(of_chapter).collect();
        let of_settings = look(manual, &passages::of_settings(manual), &vocabulary);
        let secrets_in_settings = manual.file.source.map(|it| secrets(manual, it));
        let mut wording =
            Wording { noticed: of_settings, phones, looked_for, ..Wording::default() };
        for (noticed, secrets) in chapters {
            wording.noticed.extend(noticed);
            wording.secrets.extend(secrets);
        }
        wording.secrets.extend(secrets_in_settings.into_iter().flatten());
        wording
    }

    /// What is worth keeping of the texts of `sources` for when they are looked through again.
    pub(super) fn into_noted(self, sources: impl Iterator<Item = SourceId>) -> Noted {
        let mut by_source: BTreeMap<SourceId, (Vec<Noticed>, Vec<Span>)> =
            sources.map(|it| (it, Default::default())).collect();
        for it in self.noticed {
            if let Some(known) = by_source.get_mut(&it.span.source) {
                known.0.push(it);
            }
        }
        for it in self.secrets {
            if let Some(known) = by_source.get_mut(&it.source) {
                known.1.push(it);
            }
        }
        Noted { looked_for: self.looked_for, by_source }
    }

    /// The places where `wanted` was noticed.
    pub fn of<'w, T>(
        &'w self,
        wanted: impl Fn(&'w Notice) -> Option<T>,
    ) -> impl Iterator<Item = (&'w Noticed, T)> {
        self.noticed.iter().filter_map(move |it| Some((it, wanted(&it.what)?)))
    }
}

/// The names of the known program of this number.
pub fn known_tool(number: usize) -> &'static [&'static str] {
    lists::TOOLS[number]
}

fn look(manual: &Manual, passages: &[Passage], vocabulary: &Vocabulary) -> Vec<Noticed> {
    let mut all = Vec::new();
    for passage in passages {
        let source = manual.sources.get(passage.source);
        let Some(text) = source.text.get(passage.range.clone()) else { continue };
        let addresses = Cover::new(characters::addresses(text));
        let mut found = Vec::new();
        words::find(passage, text, vocabulary, &mut found);
        abbreviations::find(text, &mut found);
        marks::find(source, passage, &mut found);
        found.retain(|(it, what)| {
            let before = &source.text[..passage.range.start + it.start];
            // `\{{name}}` is spoken of, and not to be replaced.
            let is_escaped = *what == Notice::Placeholder && before.ends_with('\\');
            !is_escaped && !addresses.holds(it)
        });
        // A mail address is an address, and personal all the same.
        personal::find(text, &mut found);
        found.retain(|(_, what)| passage.says != Says::Reason || *what == Notice::Placeholder);
        found.sort_by_key(|(range, _)| (range.start, range.end));
        all.extend(found.into_iter().map(|(range, what)| Noticed {
            span: Span::new(
                passage.source,
                passage.range.start + range.start..passage.range.start + range.end,
            ),
            what,
            from: passage.from,
            is_name: passage.says == Says::Name,
        }));
    }
    all
}

fn secrets(manual: &Manual, source: SourceId) -> Vec<Span> {
    let ranges = secrets::find(&manual.sources.get(source).text);
    ranges.into_iter().map(|it| Span::new(source, it)).collect()
}
