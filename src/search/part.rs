//! The index of some pages in a compact form: what is kept of them until all pages are drawn.

use super::record::{Record, Section};
use super::term::{Key, Others};
use super::unit::{Level, Unit, units};
use crate::text::Packed;

/// So many pages are drawn and indexed one after the other.
pub const AT_ONCE: usize = 64;

/// The most units of a part: their numbers and a level fit into two bytes.
const MOST: usize = 1 << 12;

/// The index of some pages.
#[derive(Debug, Default)]
pub struct Part {
    /// What is shown of the units, as JSON, one after the other: there is much of it.
    texts: Packed,
    /// Where the text of each unit ends.
    pub(super) text_ends: Vec<u32>,
    /// Whether a unit goes on with the page of the one before.
    pub(super) goes_on: Vec<bool>,
    /// All terms, in order.
    pub(super) keys: Vec<Key>,
    /// Where the postings of each term end.
    pub(super) ends: Vec<u32>,
    /// Unit and level of each posting.
    pub(super) postings: Vec<u16>,
    /// The texts of terms that do not fit into their keys.
    pub(super) others: Others,
}

/// What is shown of a unit: address, title, sort, names, and the sections, each with its anchor,
/// its heading and its lines.
type ShownUnit<'r> = (&'r str, &'r str, usize, &'r [String], Vec<(&'r str, &'r str, String)>);

impl Part {
    /// The index of `records`; several parts if they are very long.
    pub fn of(records: impl IntoIterator<Item = Record>) -> Vec<Part> {
        let mut parts = Parts::default();
        records.into_iter().for_each(|it| parts.add(it));
        parts.finish()
    }

    /// How many units it has.
    pub(super) fn len(&self) -> usize {
        self.text_ends.len()
    }

    /// What is shown of each unit.
    pub(super) fn for_each_text(&self, mut take: impl FnMut(&str)) {
        let texts = self.texts.text();
        let mut start = 0;
        for end in &self.text_ends {
            take(&texts[start..*end as usize]);
            start = *end as usize;
        }
    }

    /// The postings of the term at `at`: units of this part, and levels.
    pub(super) fn postings(&self, at: usize) -> impl Iterator<Item = (u32, Level)> {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        let postings = &self.postings[start as usize..self.ends[at] as usize];
        postings.iter().map(|it| (u32::from(it >> 4), (it & 15) as Level))
    }
}

/// The index of pages that come one after the other.
#[derive(Default)]
pub struct Parts {
    full: Vec<Part>,
    last: Collected,
}

impl Parts {
    /// Adds a page.
    pub fn add(&mut self, mut record: Record) {
        let mut others = Others::new();
        for unit in units(&mut record, &mut others) {
            if self.last.part.text_ends.len() >= MOST {
                self.full.push(std::mem::take(&mut self.last).settled());
            }
            self.last.add(&record, &unit);
        }
        others.sort_unstable();
        others.dedup();
        // They are looked up in all parts together.
        self.last.part.others.append(&mut others);
    }

    /// All of it.
    pub fn finish(mut self) -> Vec<Part> {
        self.full.push(self.last.settled());
        self.full
    }
}

/// A part while units are added.
#[derive(Default)]
struct Collected {
    part: Part,
    texts: String,
    terms: Vec<(Key, u16)>,
}

impl Collected {
    fn add(&mut self, record: &Record, unit: &Unit) {
        let at = u16::try_from(self.part.text_ends.len()).unwrap_or(u16::MAX) << 4;
        self.terms.extend(unit.terms.iter().map(|it| (it.0, at | u16::from(it.1))));
        let names = if unit.goes_on { &[][..] } else { &record.names[..] };
        let section = |it: &'_ Section| it.lines.join("\n");
        let sections = unit
            .sections
            .iter()
            .map(|it| (it.anchor.as_str(), it.heading.as_str(), section(it)))
            .collect();
        let shown: ShownUnit<'_> = (&record.address, &record.title, record.sort, names, sections);
        self.texts.push_str(&serde_json::to_string(&shown).expect("texts and numbers"));
        let part = &mut self.part;
        part.text_ends.push(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        part.goes_on.push(unit.goes_on);
    }

    fn settled(self) -> Part {
        let Collected { mut part, texts, mut terms } = self;
        terms.sort_unstable();
        part.postings.reserve_exact(terms.len());
        for same in terms.chunk_by(|a, b| a.0 == b.0) {
            part.keys.push(same[0].0);
            part.postings.extend(same.iter().map(|it| it.1));
            part.ends.push(u32::try_from(part.postings.len()).unwrap_or(u32::MAX));
        }
        part.texts = Packed::alone(&texts);
        part.keys.shrink_to_fit();
        part.ends.shrink_to_fit();
        part.others.sort_unstable();
        part.others.dedup();
        part.others.shrink_to_fit();
        part
    }
}
