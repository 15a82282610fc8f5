//! The vocabulary: all words that are looked for, put together for one pass.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use super::super::Manual;
use super::super::kinds::{Entity, Term};
use super::lists::{PLACEHOLDERS, TEMPLATES, TOOLS, VAGUE};
use super::phones::Phone;
use super::plural::plural;
use crate::yaml::Text;

/// What a word may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// Stands for what is still to be written.
    Placeholder,
    /// Opens an instruction that ends with this character.
    Template(char),
    /// Leaves something open.
    Vague,
    /// A word that the term at this place rejects.
    Rejected(usize),
    /// A name of the term at this place.
    Term(usize),
    /// A name of the known program at this place.
    Tool(usize),
    /// Whom the number at this place reaches.
    Reached(usize),
    /// A name that holds a rejected word and is left alone.
    Name,
}

/// A word that is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) meanings: Vec<Meaning>,
    /// As it is written.
    pub(super) text: String,
}

/// Words that are looked for together.
#[derive(Debug)]
struct Words {
    automaton: AhoCorasick,
    words: Vec<Word>,
}

/// All words that are looked for: those that every manual is looked through for, and its own.
#[derive(Debug)]
pub(super) struct Vocabulary {
    known: Option<&'static Words>,
    own: Option<Words>,
}

/// Words that are being put together, by their form in small letters.
#[derive(Default)]
struct Collected(BTreeMap<String, Word>);

impl Collected {
    fn add(&mut self, text: &str, meaning: Meaning) {
        let text = text.trim();
        if text.chars().nth(1).is_some() {
            let word = self.0.entry(text.to_ascii_lowercase()).or_default();
            word.meanings.push(meaning);
            text.clone_into(&mut word.text);
        }
    }

    fn words(self) -> Option<Words> {
        let (patterns, words): (Vec<String>, Vec<Word>) = self.0.into_iter().unzip();
        let automaton = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(&patterns);
        // Only millions of words are too many.
        automaton.ok().filter(|_| !patterns.is_empty()).map(|automaton| Words { automaton, words })
    }
}

impl Vocabulary {
    pub(super) fn new(manual: &Manual, phones: &[Phone]) -> Vocabulary {
        static KNOWN: OnceLock<Option<Words>> = OnceLock::new();
        let mut own = Collected::default();
        if let Some(lists) = &manual.file.settings.words {
            let placeholders = lists.placeholders.iter().flat_map(Text::all);
            placeholders.for_each(|it| own.add(it, Meaning::Placeholder));
            lists.vague.iter().flat_map(Text::all).for_each(|it| own.add(it, Meaning::Vague));
        }
        let terms = manual.all::<Term>().iter();
        let called: BTreeSet<String> = terms.flat_map(names).map(str::to_lowercase).collect();
        for (at, term) in manual.all::<Term>().iter().enumerate() {
            names(term).for_each(|it| own.add(it, Meaning::Term(at)));
            let rejected = term.synonyms_rejected.iter().flat_map(Text::all);
            for it in rejected {
                own.add(it, Meaning::Rejected(at));
                let several = plural(it).filter(|it| !called.contains(&it.to_lowercase()));
                if let Some(several) = several {
                    own.add(&several, Meaning::Rejected(at));
                }
            }
        }
        for (at, it) in phones.iter().enumerate() {
            it.names.iter().for_each(|it| own.add(it, Meaning::Reached(at)));
        }
        for name in names_with_rejected_words(manual) {
            own.add(&name, Meaning::Name);
        }
        Vocabulary { known: KNOWN.get_or_init(known).as_ref(), own: own.words() }
    }

    /// The words that only this manual is looked through for.
    pub(super) fn own(&self) -> &[Word] {
        self.own.as_ref().map_or(&[], |it| &it.words)
    }

    /// Calls `visit` with every word in `text`, also where one lies inside of another.
    pub(super) fn find(&self, text: &str, visit: &mut dyn FnMut(Range<usize>, &Word)) {
        for words in self.known.into_iter().chain(&self.own) {
            for it in words.automaton.find_overlapping_iter(text) {
                visit(it.range(), &words.words[it.pattern().as_usize()]);
            }
        }
    }
}

/// The words that every manual is looked through for.
fn known() -> Option<Words> {
    let mut known = Collected::default();
    let placeholders = PLACEHOLDERS.iter().map(|it| (*it, Meaning::Placeholder));
    let templates = TEMPLATES.iter().map(|(it, end)| (*it, Meaning::Template(*end)));
    let vague = VAGUE.iter().map(|it| (*it, Meaning::Vague));
    for (word, meaning) in placeholders.chain(templates).chain(vague) {
        known.add(word, meaning);
    }
    for (at, names) in TOOLS.iter().enumerate() {
        names.iter().for_each(|it| known.add(it, Meaning::Tool(at)));
    }
    known.words()
}

/// Everything that a term is called; what it is called first comes first.
pub fn names(term: &Entity<Term>) -> impl Iterator<Item = &str> {
    let head = term.term.iter().chain(&term.head.name);
    let own =
        term.en.iter().chain(&term.zh).chain(&term.head.aliases).chain(&term.synonyms_allowed);
    let short = term.abbreviation.iter().map(crate::yaml::Word::as_str);
    head.chain(own).flat_map(Text::all).chain(short)
}

/// The names of entities that hold a rejected word: a role `客户经理`, where `客户` is rejected.
fn names_with_rejected_words(manual: &Manual) -> Vec<String> {
    let terms = manual.all::<Term>().iter();
    let rejected: Vec<&str> =
        terms.flat_map(|it| &it.synonyms_rejected).flat_map(Text::all).collect();
    if rejected.is_empty() {
        return Vec::new();
    }
    let all = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(&rejected);
    let Ok(all) = all else { return Vec::new() };
    let names = manual.entities.iter().flat_map(|(_, it)| it.head().names().flat_map(Text::all));
    let holds = |name: &&str| all.find_iter(*name).any(|it| it.len() < name.len());
    names.filter(holds).map(str::to_owned).collect()
}
