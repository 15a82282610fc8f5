//! The vocabulary: all words that are looked for, put together for one pass.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use super::super::Manual;
use super::super::kinds::{Entity, Term};
use super::lists::{PLACEHOLDERS, TEMPLATES, TOOLS, VAGUE};
use super::phones::Phone;
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
#[derive(Debug, Default)]
pub(super) struct Word {
    pub(super) meanings: Vec<Meaning>,
    /// As it is written.
    pub(super) text: String,
}

/// All words that are looked for.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) automaton: AhoCorasick,
    pub(super) words: Vec<Word>,
}

impl Vocabulary {
    pub(super) fn new(manual: &Manual, phones: &[Phone]) -> Option<Vocabulary> {
        let mut words: BTreeMap<String, Word> = BTreeMap::new();
        let mut add = |text: &str, meaning| {
            let text = text.trim();
            if text.chars().nth(1).is_some() {
                let word = words.entry(text.to_ascii_lowercase()).or_default();
                word.meanings.push(meaning);
                text.clone_into(&mut word.text);
            }
        };
        PLACEHOLDERS.iter().for_each(|it| add(it, Meaning::Placeholder));
        TEMPLATES.iter().for_each(|(it, end)| add(it, Meaning::Template(*end)));
        VAGUE.iter().for_each(|it| add(it, Meaning::Vague));
        for (at, names) in TOOLS.iter().enumerate() {
            names.iter().for_each(|it| add(it, Meaning::Tool(at)));
        }
        let own = manual.file.settings.words.iter();
        for lists in own {
            lists
                .placeholders
                .iter()
                .flat_map(Text::all)
                .for_each(|it| add(it, Meaning::Placeholder));
            lists.vague.iter().flat_map(Text::all).for_each(|it| add(it, Meaning::Vague));
        }
        for (at, term) in manual.all::<Term>().iter().enumerate() {
            names(term).for_each(|it| add(it, Meaning::Term(at)));
            let rejected = term.synonyms_rejected.iter().flat_map(Text::all);
            rejected.for_each(|it| add(it, Meaning::Rejected(at)));
        }
        for (at, it) in phones.iter().enumerate() {
            it.names.iter().for_each(|it| add(it, Meaning::Reached(at)));
        }
        for name in names_with_rejected_words(manual) {
            add(&name, Meaning::Name);
        }
        let (patterns, words): (Vec<String>, Vec<Word>) = words.into_iter().unzip();
        let automaton = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(patterns);
        // Only millions of words are too many.
        Some(Vocabulary { automaton: automaton.ok()?, words })
    }
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
    let all = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(&rejected);
    let Some(all) = all.ok().filter(|_| !rejected.is_empty()) else { return Vec::new() };
    let names = manual.entities.iter().flat_map(|(_, it)| {
        let head = it.head();
        head.name.iter().chain(&head.aliases).flat_map(Text::all)
    });
    let holds = |name: &&str| all.find_iter(*name).any(|it| it.len() < name.len());
    names.filter(holds).map(str::to_owned).collect()
}
