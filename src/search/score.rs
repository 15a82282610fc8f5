//! Which pages answer a question, by the index alone. Whole numbers only, so that the browser comes
//! to the same order.

use std::collections::{BTreeMap, BTreeSet};

use super::question::{Asked, Question, plan};
use super::shelf::Shelf;

/// What a level is worth.
const WORTH: [u64; 16] = [0, 4, 6, 8, 10, 11, 12, 13, 16, 18, 20, 24, 26, 30, 35, 40];
/// Of what a term is worth, in quarters: itself, a word that begins so, a name that is spoken so.
const ITSELF: u64 = 4;
const BEGINS: u64 = 3;
const SPOKEN: u64 = 2;
/// What a page is worth whose name is the question.
const NAMED: u64 = 10_000_000;
/// All of a title: 16 parts of the highest level.
const WHOLE: u64 = 16 * 15;
/// A character of a longer run is worth this part of a term.
const WEAK: u64 = 3;
/// From so many pages on that have every term, others are not shown.
const FEW: usize = 3;
/// The most pages that are shown where few have every term.
const MOST: usize = 60;

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
}

/// The pages that may answer, the best first, and how much each term weighs.
pub(super) fn candidates(question: &Question, shelf: &Shelf<'_>) -> (Vec<Candidate>, Vec<u64>) {
    let loaded = plan(question, shelf);
    let is_known = |it: &&Asked| shelf.files_of(&it.text, false).all(|it| loaded.contains(&it));
    let mut counted = Counted::default();
    let mut weights = Vec::new();
    for term in &question.terms {
        let found = if is_known(&term) { found(term, shelf, &loaded) } else { BTreeMap::new() };
        // What stands nowhere, or was not loaded, tells no page from another.
        let weight = if found.is_empty() { 1 } else { weight(found.len(), shelf.units) };
        let weight = if term.is_small() { (weight / 4).max(1) } else { weight };
        weights.push(weight);
        if is_known(&term) {
            counted.known += 1;
            counted.total += weight;
            counted.add(&shelf.page_of, &found, weight, true);
        }
    }
    if counted.pages.values().all(|it| it.terms != counted.known) {
        for term in question.weak.iter().filter(is_known) {
            let found = found(term, shelf, &loaded);
            counted.add(&shelf.page_of, &found, weight(found.len(), shelf.units) / WEAK, false);
        }
    }
    let named = named(question, shelf, &loaded);
    for page in named.keys() {
        counted.pages.entry(*page).or_default();
    }
    let most = weights.iter().sum::<u64>() * WORTH[15] * ITSELF;
    let bonus = |page: u32| match named.get(&page) {
        Some((true, share)) => NAMED * share / WHOLE,
        Some((false, share)) => most * share / (4 * WHOLE),
        None => 0,
    };
    let Counted { known, total, pages } = counted;
    let mut all: Vec<Candidate> = pages
        .into_iter()
        .map(|(page, it)| it.candidate(page, (known, total), bonus(page)))
        .collect();
    all.sort_by_key(|it| (!it.is_full, u64::MAX - it.score - it.bonus, it.page));
    // What has only some of the terms is shown where few have all of them.
    let full = all.iter().filter(|it| it.is_full).count();
    if full >= FEW {
        all.truncate(full);
    } else {
        let most = all.iter().map(|it| it.score).max().unwrap_or_default();
        all.retain(|it| it.is_full || 4 * it.score >= most);
        all.truncate(MOST);
    }
    (all, weights)
}

/// What is counted: pages by their first unit, and the terms that are known and what they weigh.
#[derive(Default)]
struct Counted {
    pages: BTreeMap<u32, Page>,
    known: usize,
    total: u64,
}

impl Counted {
    /// Adds a term; it counts with the best unit of each page. `counts` if pages ought to have it.
    fn add(&mut self, page_of: &[u32], found: &BTreeMap<u32, u64>, weight: u64, counts: bool) {
        let mut best: Option<(u32, u64)> = None;
        // The units of a page are neighbours.
        for (unit, worth) in found {
            let at = page_of[*unit as usize];
            let value = worth * weight;
            let page = self.pages.entry(at).or_default();
            let before = best.filter(|it| it.0 == at).map(|it| it.1);
            if before.is_none() && counts {
                page.covered += weight;
                page.terms += 1;
            }
            let before = before.unwrap_or_default();
            page.sum += value.saturating_sub(before);
            best = Some((at, value.max(before)));
            *page.units.entry(*unit).or_default() += value;
        }
    }
}

/// What a page has of a question.
#[derive(Default)]
struct Page {
    sum: u64,
    covered: u64,
    terms: usize,
    units: BTreeMap<u32, u64>,
}

impl Page {
    /// The page as a candidate: what stands close together counts thrice.
    fn candidate(&self, page: u32, (known, total): (usize, u64), bonus: u64) -> Candidate {
        let best = self.units.iter().min_by_key(|it| (u64::MAX - it.1, *it.0));
        let (unit, worth) = best.map_or((page, 0), |(unit, worth)| (*unit, *worth));
        let sum = 2 * worth + self.sum;
        Candidate {
            page,
            unit,
            is_full: self.terms == known || bonus >= NAMED / 2,
            score: sum * (total + 3 * self.covered) / (12 * total).max(1),
            bonus,
        }
    }
}

/// In which units a term stands, and what it is worth there without its weight.
fn found(term: &Asked, shelf: &Shelf<'_>, loaded: &BTreeSet<usize>) -> BTreeMap<u32, u64> {
    let mut found: BTreeMap<u32, u64> = BTreeMap::new();
    let mut add = |unit: u32, worth: u64| {
        let best = found.entry(unit).or_default();
        *best = worth.max(*best);
    };
    let files = |text: &str, begins| shelf.files_of(text, begins).filter(|it| loaded.contains(it));
    for file in files(&term.text, term.is_word) {
        shelf.postings(file, (&term.text, term.is_word), &mut |more, unit, level| {
            let share = if more == 0 { ITSELF } else { BEGINS };
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

/// The pages whose name is the question, or begins with it: whether it is, and how much of the
/// best name is asked for, as a share of [`WHOLE`].
fn named(
    question: &Question,
    shelf: &Shelf<'_>,
    loaded: &BTreeSet<usize>,
) -> BTreeMap<u32, (bool, u64)> {
    let mut named = BTreeMap::new();
    if question.squeezed.is_empty() {
        return named;
    }
    let whole = question.whole();
    let length = question.squeezed.chars().count() as u64;
    for file in shelf.files_of(&whole, true).filter(|it| loaded.contains(it)) {
        shelf.postings(file, (&whole, true), &mut |more, unit, level| {
            let share = 16 * u64::from(level) * length / (length + more as u64);
            let best = named.entry(shelf.page_of[unit as usize]).or_default();
            *best = (more == 0, share).max(*best);
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
