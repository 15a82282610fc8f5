//! The store of all entities, asked without knowing their kinds.

use super::{AnyEntity, Entities, Entity, KINDS, Key, Kind, Stored};
use crate::text::{Span, Spanned, What, Words};
use crate::yaml::{Data, Entry, Field, Fields, Node, Reading, Record, Text, short};

/// The kind that `word` names, singular or plural, in any case.
pub fn kind_called(word: &str) -> Option<usize> {
    KINDS.iter().position(|it| it.is_called(word))
}

/// The kind whose name is `name`, to the letter.
pub fn kind_named(name: &str) -> Option<usize> {
    KINDS.iter().position(|it| it.name == name)
}

impl Entities {
    /// All entities of kind `K`.
    pub fn all<K: Stored>(&self) -> &[Entity<K>] {
        K::all(self)
    }

    /// The entity called `key`.
    pub fn get(&self, key: Key) -> &dyn AnyEntity {
        self.shelves()[key.kind].at(key.at)
    }

    /// How many there are of a kind.
    pub fn count(&self, kind: usize) -> usize {
        self.shelves()[kind].len()
    }

    /// All entities of one kind, with their keys.
    pub fn of_kind(&self, kind: usize) -> impl Iterator<Item = (Key, &dyn AnyEntity)> {
        let all = self.shelves()[kind];
        (0..all.len()).map(move |at| (Key { kind, at }, all.at(at)))
    }

    /// All entities, kind after kind.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &dyn AnyEntity)> {
        (0..KINDS.len()).flat_map(|kind| self.of_kind(kind))
    }

    /// Calls `change` with every entity.
    pub fn for_each_mut(&mut self, mut change: impl FnMut(&mut dyn AnyEntity)) {
        for shelf in self.shelves_mut() {
            for at in 0..shelf.len() {
                change(shelf.at_mut(at));
            }
        }
    }

    /// The name of the entity that the file is, among the entities of one file.
    pub fn file_name(&self) -> Option<Text> {
        self.iter().find(|(_, it)| it.is_file()).and_then(|(_, it)| it.head().name.clone())
    }

    /// Reads the one entity that a file is, from the file's open front matter; `span` is the place
    /// of the key that says so.
    pub fn read_file(&mut self, kind: usize, fields: &mut Fields<'_, '_, '_>, span: Span) {
        self.shelves_mut()[kind].read(fields, span, true);
    }

    /// Reads the entities of a kind that a chapter lists under one key: a list, one mapping, or a
    /// mapping of ids to mappings.
    pub fn read_list(&mut self, kind: usize, node: &Node, reading: &mut Reading<'_>) {
        if let Some(items) = by_id(kind, node) {
            for it in &items {
                self.read_one(kind, it, reading);
            }
            return;
        }
        for item in node.items() {
            match &item.data {
                Data::Null => {}
                Data::Scalar { .. } => self.read_one(kind, &short(item, "name"), reading),
                Data::Map(_) => self.read_one(kind, item, reading),
                Data::List(_) => {
                    let want = Words::fixed("a mapping `key: value`", "一组 `键: 值`");
                    reading.report(
                        item.span,
                        What::WrongType {
                            key: KINDS[kind].plural.to_owned(),
                            want,
                            found: item.found(),
                        },
                    );
                }
            }
        }
    }

    fn read_one(&mut self, kind: usize, item: &Node, reading: &mut Reading<'_>) {
        let span = item.entries().first().map_or(item.span, |it| it.key.span);
        let mut fields = Fields::open(item, reading);
        self.shelves_mut()[kind].read(&mut fields, span, false);
        fields.close(&KINDS[kind].one, &[KINDS[kind].fields, super::Head::FIELDS]);
    }
}

/// The items of `roles: {buyer: {…}, cook: {…}}`: a mapping of ids to mappings, none of whose keys
/// is a field.
fn by_id(kind: usize, node: &Node) -> Option<Vec<Node>> {
    let entries = node.entries();
    let is_id = |it: &Entry| {
        matches!(it.value.data, Data::Map(_))
            && !fields_of(KINDS[kind]).any(|field| field.is_called(&it.key.value))
    };
    if entries.is_empty() || !entries.iter().all(is_id) {
        return None;
    }
    let item = |it: &Entry| {
        let text = it.key.value.clone();
        let id = Node { span: it.key.span, data: Data::Scalar { text, plain: true } };
        let key = Spanned::new("id".to_owned(), it.key.span);
        let mut inside = vec![Entry { key, value: id }];
        inside.extend(it.value.entries().iter().cloned());
        Node { span: it.value.span, data: Data::Map(inside) }
    };
    Some(entries.iter().map(item).collect())
}

/// The fields of a kind, those that all kinds have first.
pub fn fields_of(kind: &Kind) -> impl Iterator<Item = &'static Field> {
    super::Head::FIELDS.iter().chain(kind.fields)
}
