//! A rule's page: front matter with its code, level and words; then its documentation.

use std::collections::BTreeMap;

use super::Level;
use crate::markdown::split;
use crate::text::{Lang, SourceId};
use crate::yaml::{Decode, Reading, Text, parse};

/// A rule's page, read.
#[derive(Clone, Debug)]
pub struct Page {
    /// How much a finding of the rule counts, unless it says so itself.
    pub level: Level,
    /// The messages, helps and labels by name, with places as `{process}`.
    words: BTreeMap<String, Text>,
    /// The documentation, in Markdown: the rule in a heading, why, and examples.
    pub text: &'static str,
}

impl Page {
    /// Reads `page`. The pages are part of the program, and a test reads them all.
    pub(super) fn read(page: &'static str) -> Page {
        let mut problems = Vec::new();
        let parts = split(page, SourceId::default());
        let yaml = parts.yaml.unwrap_or_default();
        let node = parse(page, yaml, SourceId::default(), &mut problems);
        let mut level = Level::Error;
        let mut words = BTreeMap::new();
        for entry in node.entries() {
            match entry.key.value.as_str() {
                "code" => {}
                "level" => {
                    level = entry.value.scalar().and_then(Level::named).expect("a level");
                }
                name => {
                    let mut reading = Reading::new(&mut problems);
                    if let Some(text) = Text::decode(&entry.value, &mut reading) {
                        words.insert(name.to_owned(), text);
                    }
                }
            }
        }
        debug_assert!(problems.is_empty(), "{problems:?} in {page}");
        Page { level, words, text: page[parts.body..].trim_start() }
    }

    /// The words called `name`, with their places still open.
    pub fn words(&self, name: &str, lang: Lang) -> Option<&str> {
        self.words.get(name)?.in_lang(lang)
    }

    /// The names of its messages, helps and labels.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// The heading: what is wrong, in a few words.
    pub fn title(&self) -> &'static str {
        let first = self.text.lines().next().unwrap_or_default();
        first.trim_start_matches('#').trim()
    }
}
