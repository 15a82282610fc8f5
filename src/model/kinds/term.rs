//! Terms: the glossary.

use super::{Described, Kind};
use crate::text::Words;
use crate::yaml::{Record, Text, Word, record};

record! {
    /// A word with a fixed meaning in this manual.
    pub struct Term {
        /// What it means here.
        definition | "定义": Option<Text>,
        /// The word, if it differs from the name.
        term | "术语": Option<Text>,
        /// Its abbreviation.
        abbreviation | "缩写": Option<Word>,
        /// Words that may be used instead.
        synonyms_allowed | "可用同义词": Vec<Text>,
        /// Words that should not be used instead.
        synonyms_rejected | "禁用同义词": Vec<Text>,
        /// The English word.
        en | "英文": Option<Text>,
        /// The Chinese word.
        zh | "中文": Option<Text>
    }
}

impl Described for Term {
    const KIND: &'static Kind = &Kind {
        name: "term",
        plural: "terms",
        keys: &["术语", "glossary"],
        one: Words::fixed("term", "术语"),
        many: Words::fixed("Glossary", "术语表"),
        columns: &["abbreviation", "definition"],
        required: &["definition"],
        fields: Self::FIELDS,
    };

    fn name(&self) -> Option<Text> {
        self.term.clone()
    }
}
