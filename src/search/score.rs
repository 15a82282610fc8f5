//! Which pages answer a question, by the index alone. Whole numbers only, so that the browser comes
//! to the same order.

use std::collections::{BTreeMap, BTreeSet};

use super::question::{Question, plan};
use super::shelf::Shelf;

/// What a level is worth.
const WORTH: [u64; 16] = [0, 4, 6, 8, 10, 11, 12, 13, 16, 18, 20, 24, 26, 30, 35, 40];
/// Of what a term is worth, in quarters: itself, a word that begins so, a name that is spoken so.
const ITSELF: u64 = 4;
const BEGINS: u64 = 3;
const SPOKEN: u64 = 2;
/// What a page is worth whose name is the question.
const NAMED: u64 = 10_000_000;

/// A page that may answer a question.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidate {
    /// The first unit of the page.
    pub(super) page: u32,
    /// The unit that says most.
    pub(super) unit: u32,
    /// Whether it has every term.
    pub(super) is_full: bool,
    pub(super) score: u64,
    /// What is added because its name begins with the question, or is it.
    pub(super) bonus: u64,
    /// How much its terms weigh.
    pub(super) covered: u64,
}

/// The pages that may answer, the best first, and how much each term weighs.
pub(super) fn candidates(question: &Question, shelf: &Shelf<'_>) -> (Vec<Candidate>, Vec<u64>) {
    let loaded = plan(question, shelf);
    let mut weights = Vec::new();
    let mut known = 0;
    let mut total = 0;
    // By page: what each term is worth there, and what each unit is worth.
    let mut pages: BTreeMap<u32, Page> = BTreeMap::new();
    for (at, term) in question.terms.iter().enumerate() {
        let is_known = shelf.files_of(&term.text, false).all(|it| loaded.contains(&it));
        let found = if is_known { found(question, at, shelf, &loaded) } else { BTreeMap::new() };
        // What stands nowhere, or was not loaded, tells no page from another.
        let weight = if found.is_empty() { 1 } else { weight(found.len(), shelf.units) };
        weights.push(weight);
        if !is_known {
            continue;
        }
        known += 1;
        total += weight;
        for (unit, worth) in found {
            let page = pages.entry(shelf.page_of[unit as usize]).or_default();
            page.add(at, unit, worth * weight, weight);
        }
    }
    let named = named(question, shelf, &loaded);
    for page in named.keys() {
        pages.entry(*page).or_default();
    }
    let full_worth: u64 = weights.iter().sum::<u64>() * WORTH[15] * ITSELF;
    let candidate = |(page, found): (u32, Page)| {
        let bonus = match named.get(&page) {
            Some((true, level)) => NAMED * u64::from(*level) / 15,
            Some((false, level)) => full_worth * u64::from(*level) / 60,
            None => 0,
        };
        let is_full = found.terms == known || bonus >= NAMED / 2;
        let score = found.sum * (total + 3 * found.covered) / (4 * total).max(1);
        let unit = found.best_unit().unwrap_or(page);
        Candidate { page, unit, is_full, score, bonus, covered: found.covered }
    };
    let mut all: Vec<Candidate> = pages.into_iter().map(candidate).collect();
    all.sort_by_key(|it| (!it.is_full, u64::MAX - it.score - it.bonus, it.page));
    // What has only some of the terms is shown where few have all of them.
    let full = all.iter().filter(|it| it.is_full).count();
    if full >= FEW {
        all.truncate(full);
    } else {
        all.retain(|it| it.is_full || 10 * it.covered >= 4 * total);
        all.truncate(MOST);
    }
    (all, weights)
}

/// From so many pages on that have every term, others are not shown.
const FEW: usize = 3;
/// The most pages that are shown where few have every term.
const MOST: usize = 60;

#[derive(Default)]
struct Page {
    sum: u64,
    covered: u64,
    terms: usize,
    /// The last term that was added, and its worth.
    last: Option<(usize, u64)>,
    units: Vec<(u32, u64)>,
}

impl Page {
    /// Terms come one after the other, each with its units in order; a term counts with the best
    /// of its units.
    fn add(&mut self, term: usize, unit: u32, worth: u64, weight: u64) {
        match &mut self.last {
            Some((last, before)) if *last == term => {
                self.sum += worth.saturating_sub(*before);
                *before = worth.max(*before);
            }
            _ => {
                self.sum += worth;
                self.covered += weight;
                self.terms += 1;
                self.last = Some((term, worth));
            }
        }
        match self.units.iter_mut().find(|it| it.0 == unit) {
            Some((_, sum)) => *sum += worth,
            None => self.units.push((unit, worth)),
        }
    }

    fn best_unit(&self) -> Option<u32> {
        self.units.iter().min_by_key(|it| (u64::MAX - it.1, it.0)).map(|it| it.0)
    }
}

/// In which units a term stands, and what it is worth there without its weight.
fn found(
    question: &Question,
    at: usize,
    shelf: &Shelf<'_>,
    loaded: &BTreeSet<usize>,
) -> BTreeMap<u32, u64> {
    let term = &question.terms[at];
    let mut found: BTreeMap<u32, u64> = BTreeMap::new();
    let mut add = |unit: u32, worth: u64| {
        let best = found.entry(unit).or_default();
        *best = worth.max(*best);
    };
    let files = |text: &str, begins| shelf.files_of(text, begins).filter(|it| loaded.contains(it));
    for file in files(&term.text, term.is_word) {
        shelf.postings(file, (&term.text, term.is_word), &mut |itself, unit, level| {
            let share = if itself { ITSELF } else { BEGINS };
            add(unit, WORTH[usize::from(level & 15)] * share);
        });
    }
    if let Some(spoken) = term.spoken() {
        for file in files(&spoken, true) {
            shelf.postings(file, (&spoken, true), &mut |_, unit, level| {
                add(unit, WORTH[usize::from(level & 15)] * SPOKEN);
            });
        }
    }
    found
}

/// The pages whose name is the question, or begins with it: whether it is, and the level.
fn named(
    question: &Question,
    shelf: &Shelf<'_>,
    loaded: &BTreeSet<usize>,
) -> BTreeMap<u32, (bool, u8)> {
    let mut named = BTreeMap::new();
    if question.squeezed.is_empty() {
        return named;
    }
    let whole = question.whole();
    for file in shelf.files_of(&whole, true).filter(|it| loaded.contains(it)) {
        shelf.postings(file, (&whole, true), &mut |itself, unit, level| {
            let best = named.entry(shelf.page_of[unit as usize]).or_default();
            *best = (itself, level).max(*best);
        });
    }
    named
}

/// How much a term weighs that stands in `found` of `units`: 16 times the logarithm to base 2 of
/// how rare it is.
fn weight(found: usize, units: u32) -> u64 {
    let rarity = (u64::from(units) + 1) * 16 / (found.max(1) as u64);
    let log = u64::from(rarity.max(16).ilog2());
    let fine = (rarity.max(16) << 4 >> log) - 16;
    (16 * log + fine).saturating_sub(64).max(4)
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn what_is_rare_weighs_more() {
        let weights: Vec<_> = [1, 2, 4, 8, 50, 100].map(|it| weight(it, 100)).into_iter().collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
        assert_eq!(weight(100, 100), 4);
    }
}
