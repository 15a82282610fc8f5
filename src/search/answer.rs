//! The answers to a question: the best candidates are read again in full, and each shows the line
//! that says most.

use std::collections::BTreeMap;

use super::question::{Asked, Question};
use super::score::{Candidate, candidates};
use super::shelf::{Shelf, UnitText};
use super::tokens::{folded, squeezed};

/// So many files of texts are loaded for the first answers, …
const FILES: usize = 9;
/// … and so many answers are read.
const PAGES: usize = 40;

/// A page that answers a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its address.
    pub address: String,
    /// Its title.
    pub title: String,
    /// The heading under which the answer stands: its id and its text; nothing for the whole page.
    pub anchor: String,
    /// The line that says most.
    pub line: String,
}

/// The first answers to a question, the best first, as the search of the handbook gives them.
pub fn answers(shelf: &Shelf<'_>, text: &str) -> Vec<Answer> {
    let question = Question::new(text);
    let (candidates, weights) = candidates(&question, shelf);
    let mut files: BTreeMap<usize, Vec<UnitText>> = BTreeMap::new();
    let mut read: Vec<(Candidate, u64, Answer)> = Vec::new();
    for candidate in candidates.into_iter().take(PAGES) {
        let (file, at) = shelf.text_file(candidate.unit);
        if !files.contains_key(&file) {
            if files.len() == FILES {
                break;
            }
            files.insert(file, shelf.texts(file));
        }
        let Some(unit) = files[&file].get(at) else { continue };
        // Where no page has all terms, those that say what to do come before those that list things.
        let tells = shelf.tells.get(unit.2).is_some_and(|it| *it) && !candidate.is_full;
        let score = candidate.score * if tells { 2 } else { 1 };
        let (score, answer) = reread(&question, &weights, score, unit);
        let score = score + candidate.bonus;
        read.push((candidate, score, answer));
    }
    read.sort_by_key(|(it, score, _)| (!it.is_full, u64::MAX - score, it.page));
    read.into_iter().map(|it| it.2).collect()
}

/// The addresses of all pages that answer a question, whether or not they are among the first.
pub fn answering(shelf: &Shelf<'_>, text: &str) -> Vec<String> {
    let found = candidates(&Question::new(text), shelf).0;
    let mut files: BTreeMap<usize, Vec<UnitText>> = BTreeMap::new();
    let address = |it: Candidate| {
        let (file, at) = shelf.text_file(it.unit);
        let texts = files.entry(file).or_insert_with(|| shelf.texts(file));
        texts.get(at).map(|it| it.0.clone())
    };
    found.into_iter().filter_map(address).collect()
}

/// What is worth more than the sum of its terms: all of them in one line, in the title, or word
/// for word as asked.
fn reread(question: &Question, weights: &[u64], score: u64, unit: &UnitText) -> (u64, Answer) {
    let (address, title, _, names, sections) = unit;
    let weigh = |folded: &str| -> u64 {
        let there = question.terms.iter().zip(weights).filter(|(it, _)| it.stands_in(folded));
        there.map(|it| it.1).sum()
    };
    let says_it = |line: &str| is_phrase(question) && squeezed(line).contains(&question.squeezed);
    let total: u64 = weights.iter().sum::<u64>().max(1);
    let in_title = weigh(&folded(&format!("{title}\n{}", names.join("\n"))));
    let mut says = says_it(title);
    let mut best = 0;
    let mut shown = ("", sections.first().map_or("", |it| first_line(&it.2)));
    for (anchor, heading, lines) in sections {
        let all = std::iter::once(heading.as_str()).chain(lines.split('\n'));
        for (number, line) in all.enumerate() {
            let says_here = says_it(line);
            says |= says_here;
            let weight = weigh(&folded(line)) + if says_here { total } else { 0 };
            if weight > best {
                best = weight;
                shown = (anchor, if number == 0 { first_line(lines) } else { line });
            }
        }
    }
    let near = best.min(total);
    let score = score * (8 * total + if says { 4 * total } else { 0 } + 4 * near + 4 * in_title)
        / (8 * total);
    let anchor = if in_title >= best { "" } else { shown.0 };
    let answer = Answer {
        address: address.clone(),
        title: title.clone(),
        anchor: anchor.to_owned(),
        line: shown.1.to_owned(),
    };
    (score, answer)
}

/// Whether there is an order of words in a question.
fn is_phrase(question: &Question) -> bool {
    let [first, _, ..] = &question.terms[..] else { return false };
    first != &Asked { text: question.squeezed.clone(), is_word: first.is_word }
}

fn first_line(lines: &str) -> &str {
    lines.split('\n').next().unwrap_or_default()
}
