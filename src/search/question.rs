//! What a reader asks: its terms, and what of the index is worth loading for them.

use std::collections::BTreeSet;

use super::names::{SPOKEN, WHOLE};
use super::shelf::Shelf;
use super::tokens::{Class, Run, class, cut, folded, runs, squeezed};

/// The most terms of a question.
const MOST: usize = 40;
/// How many bytes of terms a question may cost.
const BUDGET: usize = 72_000;

/// A term of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) text: String,
    /// Whether it is a word, of which a beginning is enough.
    pub(super) is_word: bool,
}

/// A question.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) terms: Vec<Asked>,
    /// All of it, without what stands between words.
    pub(super) squeezed: String,
}

impl Question {
    pub(super) fn new(text: &str) -> Question {
        let mut terms: Vec<Asked> = Vec::new();
        let mut add = |text: &str, is_word: bool| {
            let asked = Asked { text: text.to_owned(), is_word };
            if terms.len() < MOST && !terms.contains(&asked) {
                terms.push(asked);
            }
        };
        for run in runs(&folded(text)) {
            match run {
                Run::Word(it) => add(cut(it), true),
                Run::Dense(it) => {
                    let ends: Vec<usize> =
                        it.char_indices().map(|it| it.0).chain([it.len()]).collect();
                    if ends.len() == 2 {
                        add(it, false);
                    }
                    ends.windows(3).for_each(|pair| add(&it[pair[0]..pair[2]], false));
                }
            }
        }
        Question { terms, squeezed: squeezed(text) }
    }

    /// The question as a whole name.
    pub(super) fn whole(&self) -> String {
        format!("{WHOLE}{}", self.squeezed)
    }
}

impl Asked {
    /// How the term may be spoken, if it can be pinyin.
    pub(super) fn spoken(&self) -> Option<String> {
        let is_pinyin = self.text.len() > 1 && self.text.bytes().all(|it| it.is_ascii_lowercase());
        (self.is_word && is_pinyin).then(|| format!("{SPOKEN}{}", self.text))
    }

    /// Whether it stands in a folded text: a word at least by its beginning.
    pub(super) fn stands_in(&self, folded: &str) -> bool {
        let Some(first) = self.text.chars().next() else { return false };
        folded.match_indices(&self.text).any(|(at, _)| {
            let before = folded[..at].chars().next_back().map_or(Class::Between, class);
            !self.is_word || begins_word(before, class(first))
        })
    }
}

/// Whether a word, or the number at its end, begins between two characters.
fn begins_word(before: Class, now: Class) -> bool {
    matches!(before, Class::Between | Class::Dense)
        || (before == Class::Letter && now == Class::Digit)
}

/// The files of terms that a question loads, the rarest terms first; common terms are left to the
/// reading of the texts once the budget is spent. A term is known if its first file is loaded.
pub(super) fn plan(question: &Question, shelf: &Shelf<'_>) -> BTreeSet<usize> {
    let mut loaded = BTreeSet::new();
    let mut spent = 0;
    let mut load = |file: usize, at_any_cost: bool| {
        let cost = shelf.size(file);
        if !loaded.contains(&file) && (at_any_cost || spent + cost <= BUDGET) {
            spent += cost;
            loaded.insert(file);
        }
    };
    if !question.squeezed.is_empty() {
        shelf.files_of(&question.whole(), false).for_each(|it| load(it, true));
    }
    let mut firsts: Vec<usize> =
        question.terms.iter().flat_map(|it| shelf.files_of(&it.text, false)).collect();
    firsts.sort_by_key(|it| shelf.size(*it));
    for (at, file) in firsts.into_iter().enumerate() {
        load(file, at == 0);
    }
    for term in question.terms.iter().filter(|it| it.is_word) {
        shelf.files_of(&term.text, true).for_each(|it| load(it, false));
    }
    for spoken in question.terms.iter().filter_map(Asked::spoken) {
        shelf.files_of(&spoken, true).for_each(|it| load(it, false));
    }
    loaded
}
