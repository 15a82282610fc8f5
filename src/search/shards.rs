//! The index as files that a page loads one by one: scripts that hand their content to a function.
//!
//! - `index.js` says what there is: how many units, the first term of each file of terms, the
//!   first unit of each file of texts, the sorts of pages.
//! - `t0.js`, `t1.js` … hold terms in order, each with its postings.
//! - `x0.js`, `x1.js` … hold what is shown of units.
//!
//! A file of terms is a row of `shared length text payload`: how many characters the term shares
//! with the one before, how many follow, these, and the length of its payload. A payload is how
//! many postings there are, and for each level from high to low: the level, how many, the units,
//! each as the distance from the one before. Numbers are written as `numbers.rs` says.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::numbers::push;
use super::part::Part;
use super::record::Sort;
use super::term::{Key, Others, checksum, text};
use super::unit::Level;

/// The function that scripts call.
pub(super) const CALL: &str = "opsbookSearch(";
/// How large a file of terms or texts gets before the next is begun.
const SIZE: usize = 8_000;
/// A term with as much stands in a file of its own.
const LARGE: usize = 4_000;
/// The sizes of files of terms are said in this many bytes.
pub(super) const BLOCK: usize = 256;

/// What `index.js` says.
#[derive(Serialize)]
struct Index<'s> {
    /// What is put after addresses, so that no old file is read with a new index.
    version: String,
    units: u32,
    /// What the script says to readers.
    words: &'s BTreeMap<String, String>,
    /// The name and the title of each sort of pages, and whether it tells what to do.
    sorts: Vec<(&'s str, &'s str, bool)>,
    /// The first term of each file of terms, and its size.
    terms: String,
    /// How many units each file of texts holds.
    texts: String,
    /// The units that go on with the page of the one before, as distances.
    goes_on: String,
}

/// The files of the index that `parts` make together, by their names in its folder. `words` are
/// those that the script says to readers.
pub fn shards(
    parts: Vec<Part>,
    sorts: &[Sort],
    words: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let units: usize = parts.iter().map(Part::len).sum();
    let mut files = BTreeMap::new();
    let terms = terms(&parts, &mut files);
    let goes_on = goes_on(&parts);
    let texts = texts(parts, &mut files);
    let sum_of = |(name, text): (&String, &String)| {
        checksum(name.as_bytes()).wrapping_add(checksum(text.as_bytes()))
    };
    let sum = files.par_iter().map(sum_of).reduce(|| 0, |a, b| a ^ b);
    let index = Index {
        version: format!("{:08x}", sum >> 32),
        units: number(units),
        words,
        sorts: sorts.iter().map(|it| (it.name, it.title.as_str(), it.tells)).collect(),
        terms,
        texts,
        goes_on,
    };
    let index = serde_json::to_string(&index).expect("texts and numbers");
    files.insert("index.js".to_owned(), file("index", &[&index]));
    files
}

/// A script that hands over its content. There are many, and they stay until they are written: no
/// byte more than needed.
fn file(name: &str, content: &[&str]) -> String {
    [&[CALL, "\"", name, "\","], content, &[");\n"]].concat().concat()
}

pub(super) fn number(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

/// The postings of a term in one part.
#[derive(Clone, Copy)]
struct Entry {
    key: Key,
    part: u32,
    at: u32,
}

/// Writes the files of terms, and says where each begins.
fn terms(parts: &[Part], files: &mut BTreeMap<String, String>) -> String {
    let mut entries: Vec<Entry> = Vec::with_capacity(parts.iter().map(|it| it.keys.len()).sum());
    for (part, it) in parts.iter().enumerate() {
        let entry =
            |(at, key): (usize, &Key)| Entry { key: *key, part: number(part), at: number(at) };
        entries.extend(it.keys.iter().enumerate().map(entry));
    }
    entries.par_sort_unstable_by_key(|it| (it.key, it.part));
    let mut others: Others = parts.iter().flat_map(|it| it.others.iter().cloned()).collect();
    others.sort_unstable();
    others.dedup_by_key(|it| it.0);
    // Characters without spaces are first in the order of keys and last in that of terms; among
    // them the two are the same. Words are put in order by their text.
    let dense = entries.partition_point(|it| it.key >> 62 == 0);
    let (dense, words) = entries.split_at(dense);
    let named = |same: &[Entry]| text(same[0].key, &others);
    let mut words: Vec<(String, &[Entry])> =
        words.chunk_by(|a, b| a.key == b.key).map(|it| (named(it), it)).collect();
    words.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let first_units: Vec<u32> = parts
        .iter()
        .scan(0, |next, it| {
            let first = *next;
            *next += number(it.len());
            Some(first)
        })
        .collect();
    let postings = |same: &[Entry], out: &mut Vec<(u32, Level)>| {
        out.clear();
        for it in same {
            let first = first_units[it.part as usize];
            let part = &parts[it.part as usize];
            out.extend(part.postings(it.at as usize).map(|(unit, level)| (first + unit, level)));
        }
    };
    let mut writer = TermWriter::new(files);
    let mut found = Vec::new();
    for (name, same) in words {
        postings(same, &mut found);
        writer.term(&name, &found);
    }
    for same in dense.chunk_by(|a, b| a.key == b.key) {
        postings(same, &mut found);
        writer.term(&named(same), &found);
    }
    writer.end()
}

/// Writes files of terms.
struct TermWriter<'f> {
    files: &'f mut BTreeMap<String, String>,
    /// How many files are written.
    count: usize,
    /// The file that is being written, and its first and last term.
    open: String,
    first: String,
    last: String,
    /// The first term of the file before, and what is said of all files.
    first_before: String,
    said: String,
    by_level: [Vec<u32>; 16],
}

impl<'f> TermWriter<'f> {
    fn new(files: &'f mut BTreeMap<String, String>) -> Self {
        let new = String::new;
        TermWriter {
            files,
            count: 0,
            open: new(),
            first: new(),
            last: new(),
            first_before: new(),
            said: new(),
            by_level: Default::default(),
        }
    }

    /// Adds a term, which comes after all that were added before.
    fn term(&mut self, term: &str, postings: &[(u32, Level)]) {
        let payload = payload(postings, &mut self.by_level);
        if !self.open.is_empty() && payload.len() > LARGE {
            self.close();
        }
        if self.open.is_empty() {
            term.clone_into(&mut self.first);
            self.last.clear();
        }
        push_term(&mut self.open, &self.last, term);
        push(&mut self.open, number(payload.len()));
        self.open.push_str(&payload);
        term.clone_into(&mut self.last);
        if self.open.len() > SIZE {
            self.close();
        }
    }

    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        push_term(&mut self.said, &self.first_before, &self.first);
        push(&mut self.said, number(open.len() / BLOCK));
        self.first_before = std::mem::take(&mut self.first);
        let name = format!("t{}", self.count);
        let text = file(&name, &["\"", &open, "\""]);
        self.files.insert(format!("{name}.js"), text);
        self.count += 1;
    }

    fn end(mut self) -> String {
        if !self.open.is_empty() {
            self.close();
        }
        self.said
    }
}

/// Writes a term as what it has in common with the one before, and the rest.
fn push_term(out: &mut String, before: &str, term: &str) {
    let shared = before.chars().zip(term.chars()).take_while(|(a, b)| a == b).count();
    push(out, number(shared));
    push(out, number(term.chars().count() - shared));
    out.extend(term.chars().skip(shared));
}

/// Postings as numbers: how many, and for each level the units. `by_level` is room to work in.
fn payload(postings: &[(u32, Level)], by_level: &mut [Vec<u32>; 16]) -> String {
    let mut out = String::with_capacity(postings.len() + 8);
    push(&mut out, number(postings.len()));
    for (unit, level) in postings {
        by_level[usize::from(*level)].push(*unit);
    }
    for (level, units) in by_level.iter_mut().enumerate().rev().filter(|it| !it.1.is_empty()) {
        push(&mut out, number(level));
        push(&mut out, number(units.len()));
        let mut next = 0;
        for unit in units.drain(..) {
            push(&mut out, unit - next);
            next = unit + 1;
        }
    }
    out
}

/// The units that go on with the page of the one before.
fn goes_on(parts: &[Part]) -> String {
    let all = parts.iter().flat_map(|it| &it.goes_on);
    let mut out = String::new();
    let mut next = 0;
    for (unit, _) in all.enumerate().filter(|(_, it)| **it) {
        push(&mut out, number(unit - next));
        next = unit + 1;
    }
    out
}

/// Writes the files of texts, and says how many units each holds.
fn texts(parts: Vec<Part>, files: &mut BTreeMap<String, String>) -> String {
    let mut said = String::new();
    let mut count = 0;
    let (mut open, mut units) = (String::new(), 0);
    let mut close = |open: &mut String, units: &mut u32| {
        push(&mut said, *units);
        let name = format!("x{count}");
        files.insert(format!("{name}.js"), file(&name, &["[", open, "]"]));
        open.clear();
        *units = 0;
        count += 1;
    };
    // Each part goes as soon as its texts are in files.
    for part in parts {
        part.for_each_text(|text| {
            if units > 0 && open.len() + text.len() > SIZE {
                close(&mut open, &mut units);
            }
            if units > 0 {
                open.push(',');
            }
            open.push_str(text);
            units += 1;
        });
    }
    if units > 0 {
        close(&mut open, &mut units);
    }
    said
}
