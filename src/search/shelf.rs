//! The files of an index, read as a page reads them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::numbers::Numbers;
use super::shards::{BLOCK, CALL};
use super::tokens::{Class, class};
use super::unit::Level;

/// The most files that are looked through for what begins with a word.
const REACH: usize = 3;

/// The files of an index.
pub struct Shelf<'f> {
    files: &'f BTreeMap<String, String>,
    /// How many units there are.
    pub(super) units: u32,
    /// The first unit of the page of each unit.
    pub(super) page_of: Vec<u32>,
    /// Which sorts of pages tell what to do.
    pub(super) tells: Vec<bool>,
    firsts: Vec<String>,
    sizes: Vec<usize>,
    /// The first unit of each file of texts.
    texts: Vec<u32>,
}

#[derive(Deserialize)]
struct Index {
    units: u32,
    sorts: Vec<(String, String, bool)>,
    terms: String,
    texts: String,
    goes_on: String,
}

/// What is shown of a unit: address, title, sort, names, sections.
pub(super) type UnitText = (String, String, usize, Vec<String>, Vec<(String, String, String)>);

impl<'f> Shelf<'f> {
    /// Reads the first file of an index.
    pub fn new(files: &'f BTreeMap<String, String>) -> Shelf<'f> {
        let index = files.get("index.js").and_then(|it| serde_json::from_str(content(it)?).ok());
        let index: Index = index.unwrap_or(Index {
            units: 0,
            sorts: Vec::new(),
            terms: String::new(),
            texts: String::new(),
            goes_on: String::new(),
        });
        let (mut firsts, mut sizes) = (Vec::new(), Vec::new());
        let mut numbers = Numbers { rest: &index.terms };
        let mut first = String::new();
        while !numbers.rest.is_empty() {
            first = next_term(&mut numbers, &first);
            firsts.push(first.clone());
            sizes.push((numbers.number() as usize + 1) * BLOCK);
        }
        let mut texts = Vec::new();
        let mut numbers = Numbers { rest: &index.texts };
        let mut unit = 0;
        while !numbers.rest.is_empty() {
            texts.push(unit);
            unit += numbers.number();
        }
        let mut page_of: Vec<u32> = (0..index.units).collect();
        let mut numbers = Numbers { rest: &index.goes_on };
        let mut next = 0;
        while !numbers.rest.is_empty() {
            let unit = next + numbers.number() as usize;
            next = unit + 1;
            if unit > 0 && unit < page_of.len() {
                page_of[unit] = page_of[unit - 1];
            }
        }
        let tells = index.sorts.iter().map(|it| it.2).collect();
        Shelf { files, units: index.units, page_of, tells, firsts, sizes, texts }
    }

    /// The files in which the term stands, or, if `begins`, all that begin with it.
    pub(super) fn files_of(&self, term: &str, begins: bool) -> std::ops::Range<usize> {
        let first = self.firsts.partition_point(|it| order(it) <= order(term)).saturating_sub(1);
        let more = self.firsts[(first + 1).min(self.firsts.len())..].iter();
        let more = more.take_while(|it| begins && it.starts_with(term)).count();
        first..(first + 1 + more).min(first + REACH).min(self.firsts.len())
    }

    /// How many bytes a file of terms has, about.
    pub(super) fn size(&self, file: usize) -> usize {
        self.sizes.get(file).copied().unwrap_or_default()
    }

    /// Calls `found` with each posting of the term in a file, or of all terms that begin with it:
    /// how many characters more the term has, the unit, the level.
    pub(super) fn postings(
        &self,
        file: usize,
        (term, begins): (&str, bool),
        found: &mut dyn FnMut(usize, u32, Level),
    ) {
        let text = self.files.get(&format!("t{file}.js")).and_then(|it| content(it));
        let text = text.map_or("", |it| it.trim_matches('"'));
        let mut numbers = Numbers { rest: text };
        let mut name = String::new();
        while !numbers.rest.is_empty() {
            name = next_term(&mut numbers, &name);
            let length = numbers.number();
            let mut payload = Numbers { rest: numbers.text(length) };
            if name != term && !(begins && name.starts_with(term)) {
                continue;
            }
            let more = name.chars().count() - term.chars().count();
            let mut left = payload.number();
            while left > 0 {
                let level = Level::try_from(payload.number()).unwrap_or_default();
                let count = payload.number();
                let mut next = 0;
                for _ in 0..count {
                    let unit = next + payload.number();
                    next = unit + 1;
                    found(more, unit, level);
                }
                left = left.saturating_sub(count.max(1));
            }
        }
    }

    /// The file of texts in which a unit stands, and its place there.
    pub(super) fn text_file(&self, unit: u32) -> (usize, usize) {
        let file = self.texts.partition_point(|it| *it <= unit).saturating_sub(1);
        let first = self.texts.get(file).copied().unwrap_or_default();
        (file, (unit - first) as usize)
    }

    /// The units of a file of texts.
    pub(super) fn texts(&self, file: usize) -> Vec<UnitText> {
        let text = self.files.get(&format!("x{file}.js")).and_then(|it| content(it));
        text.and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default()
    }
}

/// Words come before characters that are written without spaces; otherwise as code points come.
fn order(term: &str) -> (bool, &str) {
    (term.chars().next().is_some_and(|it| class(it) == Class::Dense), term)
}

/// What a file hands to the function that it calls.
fn content(file: &str) -> Option<&str> {
    let inside = file.strip_prefix(CALL)?.trim_end().strip_suffix(");")?;
    inside.split_once(',').map(|it| it.1)
}

fn next_term(numbers: &mut Numbers<'_>, before: &str) -> String {
    let shared = numbers.number() as usize;
    let count = numbers.number();
    let mut term: String = before.chars().take(shared).collect();
    term.push_str(numbers.text(count));
    term
}
