//! The glossary: finds the names of terms in what readers see, so that their first use on a page can
//! be explained.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use super::characters::is_whole;
use super::vocabulary::names;
use crate::model::Manual;
use crate::model::kinds::{Entity, Stored, Term};

/// All names of all terms that say what they mean.
#[derive(Debug)]
pub struct Glossary {
    automaton: AhoCorasick,
    /// For each pattern: the name as it is written, and the place of its term.
    names: Vec<(String, usize)>,
}

impl Glossary {
    /// The glossary of `manual`; nothing if it has none, or does not want its terms explained.
    pub fn new(manual: &Manual) -> Option<Glossary> {
        if manual.file.settings.explain_terms == Some(false) {
            return None;
        }
        let mut all: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for (at, term) in manual.all::<Term>().iter().enumerate() {
            if !says_something(term) {
                continue;
            }
            for name in names(term).map(str::trim).filter(|it| it.chars().nth(1).is_some()) {
                all.entry(name.to_lowercase()).or_insert_with(|| (name.to_owned(), at));
            }
        }
        let (patterns, names): (Vec<String>, Vec<_>) = all.into_iter().unzip();
        let automaton = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .ok()?;
        (!patterns.is_empty()).then_some(Glossary { automaton, names })
    }

    /// The names in `text`, from its beginning to its end, with the places of their terms.
    pub fn find(&self, text: &str) -> impl Iterator<Item = (Range<usize>, usize)> {
        self.automaton.find_iter(text).filter_map(move |it| {
            let (name, term) = &self.names[it.pattern().as_usize()];
            // What is written in capitals is an abbreviation, and `it` is no IT.
            let is_short = !name.chars().any(char::is_lowercase) && name.is_ascii();
            let is_same = !is_short || text[it.range()] == **name;
            (is_same && is_whole(text, &it.range())).then(|| (it.range(), *term))
        })
    }
}

fn says_something(term: &Entity<Term>) -> bool {
    let meaning = term.definition.iter().flat_map(crate::yaml::Text::all);
    meaning.into_iter().any(|it| !it.trim().is_empty())
}

impl Manual {
    /// Whether `chapter` lists terms: there they need no explanation.
    pub fn lists_terms(&self, chapter: usize) -> bool {
        let it = &self.chapters[chapter];
        it.lists.contains(&Term::INDEX) || it.role == crate::model::Role::Entity(Term::INDEX)
    }
}
