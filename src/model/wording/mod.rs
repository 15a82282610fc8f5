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

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::kinds::{Described, Key, Plan, Process};
use super::{From, Manual};
use crate::text::{SourceId, Span};
use characters::Cover;
use passages::{Passage, Says};
use vocabulary::Vocabulary;

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
}

impl Wording {
    /// What the texts of `manual` hold.
    pub(super) fn new(manual: &Manual) -> Wording {
        let phones = phones::phones(manual);
        let vocabulary = Vocabulary::new(manual, &phones);
        let mut defined: BTreeMap<usize, Vec<Key>> = BTreeMap::new();
        for (key, entity) in manual.entities.iter() {
            defined.entry(entity.chapter()).or_default().push(key);
        }
        let mut exact =
            manual.names_of(Process::KIND, &["steps", "inputs", "outputs", "approvals"]);
        exact.add_all(manual.names_of(Plan::KIND, &["activation", "actions"]));
        let of_chapter = |at: usize| {
            let entities = defined.get(&at).map_or(&[][..], |it| it);
            look(manual, &passages::of_chapter(manual, at, entities, &exact), &vocabulary)
        };
        let mut noticed = look(manual, &passages::of_settings(manual), &vocabulary);
        let chapters: Vec<Vec<Noticed>> =
            (0..manual.chapters.len()).into_par_iter().map(of_chapter).collect();
        noticed.extend(chapters.into_iter().flatten());
        Wording { noticed, secrets: secrets(manual), phones }
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

fn secrets(manual: &Manual) -> Vec<Span> {
    let chapters = manual.chapters.iter().map(|it| it.source);
    let sources: Vec<SourceId> = chapters.chain(manual.file.source).collect();
    let found = sources.par_iter().map(|id| {
        let ranges = secrets::find(&manual.sources.get(*id).text);
        ranges.into_iter().map(|it| Span::new(*id, it)).collect::<Vec<_>>()
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}
