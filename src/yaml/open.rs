//! Open lists: words with a known meaning, among which an author may put his own.

use std::marker::PhantomData;

use super::{Choice, Decode, Node, Reading, Shape, Shown, Word};
use crate::text::{Span, Words};

/// The words of an open list that have a known meaning.
pub trait Known {
    /// The words, with their Chinese spellings.
    const KNOWN: &'static [Choice];
}

/// A word of an open list.
#[derive(Clone, Debug)]
pub struct Open<K> {
    word: Word,
    list: PhantomData<fn() -> K>,
}

impl<K: Known> Open<K> {
    /// Its canonical spelling; as written, if it is the author's own.
    pub fn as_str(&self) -> &str {
        self.known().map_or(self.word.as_str(), |it| it.name)
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.word.span()
    }

    /// What the word called `name` is called in both languages.
    pub fn words(name: &str) -> Words {
        let known = K::KNOWN.iter().find(|it| it.name.eq_ignore_ascii_case(name));
        known.map_or_else(|| Words::same(name), Choice::words)
    }

    fn known(&self) -> Option<&'static Choice> {
        let written = self.word.as_str().trim().to_lowercase().replace([' ', '-'], "_");
        let is_it =
            |it: &&Choice| it.name.eq_ignore_ascii_case(&written) || it.zh.contains(&&*written);
        K::KNOWN.iter().find(is_it)
    }
}

impl<K: Known> Decode for Open<K> {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Word::decode(node, reading).map(|word| Open { word, list: PhantomData })
    }

    fn shape() -> Shape {
        Shape::Choice(K::KNOWN)
    }

    fn show(&self) -> Shown<'_> {
        match self.known() {
            Some(choice) => Shown::Choice(choice.name, choice.words()),
            None => Shown::Plain(self.word.as_str()),
        }
    }
}
