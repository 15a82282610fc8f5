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

/// Characters and words that stand in every question.
const SMALL_CHARACTERS: &str =
    "的了吗呢吧啊么怎什哪谁我你他她它们这那个是就还也都把被让能要有在说和不";
const SMALL_WORDS: &str = "a an and are at be by can do does for how i if in is it may me my of on or \
    our the this that to was we what when where which who whom why will with you your";

/// A question.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    pub(super) terms: Vec<Asked>,
    /// The characters of longer runs: they help where no page has all terms.
    pub(super) weak: Vec<Asked>,
    /// All of it, without what stands between words.
    pub(super) squeezed: String,
}

impl Question {
    pub(super) fn new(text: &str) -> Question {
        let mut question = Question { squeezed: squeezed(text), ..Question::default() };
        for run in runs(&folded(text)) {
            match run {
                Run::Word(it) => add(&mut question.terms, cut(it), true),
                Run::Dense(it) => question.add_dense(it),
            }
        }
        question
    }

    fn add_dense(&mut self, run: &str) {
        let ends: Vec<usize> = run.char_indices().map(|it| it.0).chain([run.len()]).collect();
        if ends.len() == 2 {
            return add(&mut self.terms, run, false);
        }
        for pair in ends.windows(3) {
            add(&mut self.terms, &run[pair[0]..pair[2]], false);
        }
        for one in ends.windows(2).map(|it| &run[it[0]..it[1]]) {
            if !SMALL_CHARACTERS.contains(one) {
                add(&mut self.weak, one, false);
            }
        }
    }

    /// The question as a whole name.
    pub(super) fn whole(&self) -> String {
        format!("{WHOLE}{}", self.squeezed)
    }
}

/// The terms of a question, in order.
pub fn terms(text: &str) -> Vec<String> {
    Question::new(text).terms.into_iter().map(|it| it.text).collect()
}

fn add(terms: &mut Vec<Asked>, text: &str, is_word: bool) {
    let asked = Asked { text: text.to_owned(), is_word };
    if terms.len() < MOST && !terms.contains(&asked) {
        terms.push(asked);
    }
}

impl Asked {
    /// Whether it is made of what stands in every question.
    pub(super) fn is_small(&self) -> bool {
        if self.is_word {
            return SMALL_WORDS.split_whitespace().any(|it| it == self.text);
        }
        self.text.chars().any(|it| SMALL_CHARACTERS.contains(it))
    }

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
