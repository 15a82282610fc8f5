//! Fields: the keys of one mapping, handed out one by one; what nobody takes is unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::{Node, Reading, Shape, Slot};
use crate::text::{Lang, What, Words, similar};

/// One field of a record.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name in front matter.
    pub name: &'static str,
    /// Other names that are read, Chinese ones first.
    pub aliases: &'static [&'static str],
    /// What it says, one sentence.
    pub doc: &'static str,
    /// What may be written.
    pub shape: fn() -> Shape,
}

impl std::fmt::Debug for Field {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name)
    }
}

impl Field {
    /// Whether `key` is a name of it; ASCII letters may have any case.
    pub fn is_called(&self, key: &str) -> bool {
        self.name.eq_ignore_ascii_case(key)
            || self.aliases.iter().any(|it| it.eq_ignore_ascii_case(key))
    }

    /// Its name for a reader.
    pub fn label(&self) -> Words {
        let mut en = self.name.replace('_', " ");
        match self.name {
            "kpis" => "KPIs".clone_into(&mut en),
            "kpi" | "raci" | "rto" | "mtpd" | "rpo" | "pdca" | "url" | "id" | "im" => {
                en.make_ascii_uppercase();
            }
            _ => {
                if let Some(first) = en.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
            }
        }
        let zh = self.aliases.iter().find(|it| !it.is_ascii()).copied().unwrap_or(self.name);
        Words::new(en, zh)
    }

    /// The label in `lang`.
    pub fn label_in(&self, lang: Lang) -> String {
        self.label().get(lang).to_owned()
    }
}

/// The entries of one mapping while a record is made of them.
pub struct Fields<'n, 'r, 'p> {
    node: &'n Node,
    taken: Vec<bool>,
    garbled: Vec<&'static str>,
    reading: &'r mut Reading<'p>,
}

impl<'n, 'r, 'p> Fields<'n, 'r, 'p> {
    /// Opens the mapping at `node`.
    pub fn open(node: &'n Node, reading: &'r mut Reading<'p>) -> Fields<'n, 'r, 'p> {
        let taken = vec![false; node.entries().len()];
        Fields { node, taken, garbled: Vec::new(), reading }
    }

    /// The mapping itself.
    pub fn node(&self) -> &'n Node {
        self.node
    }

    /// The value of `field`.
    pub fn take<T: Slot>(&mut self, field: &Field) -> T {
        let before = self.reading.reported();
        let taken = self.take_entry(|key| field.is_called(key));
        // Messages name the key as its author wrote it.
        let value = taken
            .map(|it| self.reading.under(&it.key.value, |reading| T::fill(&it.value, reading)))
            .unwrap_or_default();
        if self.reading.reported() > before {
            self.garbled.push(field.name);
        }
        value
    }

    /// The fields taken so far in which something could not be read, and was reported.
    pub fn garbled(&self) -> &[&'static str] {
        &self.garbled
    }

    /// The values of all keys for which `is_called` holds, under different names for one thing;
    /// the same key twice is reported.
    pub fn take_all(&mut self, is_called: impl Fn(&str) -> bool) -> Vec<&'n Node> {
        let mut keys: Vec<&'n str> = Vec::new();
        for (entry, taken) in self.node.entries().iter().zip(&self.taken) {
            if !taken && is_called(&entry.key.value) && !keys.contains(&entry.key.value.as_str()) {
                keys.push(&entry.key.value);
            }
        }
        keys.into_iter().filter_map(|key| self.take_node(|it| it == key)).collect()
    }

    /// The value of the first key for which `is_called` holds; a second such key is reported.
    pub fn take_node(&mut self, is_called: impl Fn(&str) -> bool) -> Option<&'n Node> {
        self.take_entry(is_called).map(|it| &it.value)
    }

    fn take_entry(&mut self, is_called: impl Fn(&str) -> bool) -> Option<&'n super::Entry> {
        let mut first: Option<&'n super::Entry> = None;
        for (entry, taken) in self.node.entries().iter().zip(&mut self.taken) {
            if *taken || !is_called(&entry.key.value) {
                continue;
            }
            *taken = true;
            match first {
                None => first = Some(entry),
                Some(first) => {
                    let what =
                        What::DuplicateKey { key: entry.key.value.clone(), first: first.key.span };
                    self.reading.report(entry.key.span, what);
                }
            }
        }
        first
    }

    /// The fields of `known` that keys which nobody took were probably meant for.
    pub fn slips(&self, known: &[&'static [Field]]) -> Vec<&'static str> {
        let untaken = self.node.entries().iter().zip(&self.taken).filter(|(_, taken)| !**taken);
        let meant = |key: &str| {
            let fields = known.iter().copied().flatten();
            let names = fields.clone().flat_map(|it| it.aliases.iter().copied().chain([it.name]));
            let guess = similar(key, names)?;
            fields.filter(|it| it.is_called(guess)).map(|it| it.name).next_back()
        };
        untaken.filter_map(|(entry, _)| meant(&entry.key.value)).collect()
    }

    /// The reading that problems go to.
    pub fn reading(&mut self) -> &mut Reading<'p> {
        self.reading
    }

    /// Reports the keys that nobody took; `known` are the fields that would have been right.
    pub fn close(self, record: &Words, known: &[&'static [Field]]) {
        self.close_knowing(record, known, &[]);
    }

    /// Reports the keys that nobody took; `more` are names besides those of fields that would have
    /// been right.
    pub fn close_knowing(self, record: &Words, known: &[&'static [Field]], more: &[&'static str]) {
        let entries = || self.node.entries().iter().zip(&self.taken);
        if entries().all(|(_, taken)| *taken) {
            return;
        }
        let there: BTreeSet<String> = entries()
            .filter(|(_, taken)| **taken)
            .map(|(entry, _)| entry.key.value.to_lowercase())
            .collect();
        let names = |it: &Field| it.aliases.iter().copied().chain([it.name]);
        let is_there = |it: &Field| names(it).any(|it| there.contains(&it.to_lowercase()));
        // A field that has its value is not the one that was meant; nor is one for two keys.
        let some = some_of(known.iter().copied().flatten().filter(|it| !is_there(it)));
        let mut open: Vec<Vec<&'static str>> = Vec::new();
        let fields = known.iter().copied().flatten().filter(|it| !is_there(it));
        open.extend(fields.map(|it| names(it).collect()));
        open.extend(more.iter().map(|it| vec![*it]));
        for (entry, taken) in entries() {
            if !taken {
                let guess = similar(&entry.key.value, open.iter().flatten().copied());
                if let Some(guess) = guess {
                    open.retain(|it| !it.contains(&guess));
                }
                let guess = guess.map(str::to_owned);
                let key = entry.key.value.clone();
                let (record, known) = (record.clone(), Box::new(some.clone()));
                let what = What::UnknownKey { record, key, guess, known };
                self.reading.report(entry.key.span, what);
            }
        }
    }
}

/// The names of the first few fields.
fn some_of<'f>(fields: impl Iterator<Item = &'f Field>) -> Words {
    const MOST: usize = 8;
    let fields: Vec<&Field> = fields.collect();
    let en: Vec<String> = fields.iter().take(MOST).map(|it| format!("`{}`", it.name)).collect();
    let zh = fields.iter().take(MOST).map(|it| format!("“{}”", it.label().zh));
    let zh: Vec<String> = zh.collect();
    let more = fields.len() > MOST;
    let (en, zh) = (en.join(", "), zh.join("、"));
    if more {
        Words::new(format!("{en} and others"), format!("{zh}等"))
    } else {
        Words::new(en, zh)
    }
}

/// The field called `name` of the records that stand under `field`.
pub fn inner_field(field: &Field, name: &str) -> Option<&'static Field> {
    let mut shape = (field.shape)();
    while let Shape::List(inner) | Shape::Named(inner) = shape {
        shape = *inner;
    }
    match shape {
        Shape::Record(fields) => fields.iter().find(|it| it.name == name),
        _ => None,
    }
}

/// Reports the keys that stand twice in `node`, where the author chooses them.
pub(super) fn duplicates(node: &Node, reading: &mut Reading<'_>) {
    let mut seen = BTreeMap::new();
    for entry in node.entries() {
        let Some(first) = seen.insert(entry.key.value.as_str(), entry.key.span) else { continue };
        seen.insert(&entry.key.value, first);
        let what = What::DuplicateKey { key: entry.key.value.clone(), first };
        reading.report(entry.key.span, what);
    }
}
