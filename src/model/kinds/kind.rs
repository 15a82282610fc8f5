//! What a kind is, and the macro that makes one list of kinds the store for all entities.

use std::ops::Deref;

use super::{Entities, Head, Status};
use crate::text::{Span, Words};
use crate::yaml::{Field, Fields, Named, Parts, Record, Shown, Text};

/// A sort of entity: everything that is known of it without holding one.
#[derive(Debug)]
pub struct Kind {
    /// Its name in `kind: process` and `[[process:purchase]]`.
    pub name: &'static str,
    /// The folder of its pages.
    pub plural: &'static str,
    /// Other keys under which a chapter may list entities of it; any case counts.
    pub keys: &'static [&'static str],
    /// What one is called.
    pub one: Words,
    /// What several are called.
    pub many: Words,
    /// The fields that its register shows as columns.
    pub columns: &'static [&'static str],
    /// The fields without which a rule finds it wanting; `new` writes them.
    pub required: &'static [&'static str],
    /// Its own fields.
    pub fields: &'static [Field],
}

impl Kind {
    /// Whether `key` is a word for it, singular or plural, in any case.
    pub fn is_called(&self, key: &str) -> bool {
        [self.name, self.plural].iter().chain(self.keys).any(|it| it.eq_ignore_ascii_case(key))
    }
}

/// A record that is a kind of entity.
pub trait Described: Record + 'static {
    /// What is known of it.
    const KIND: &'static Kind;

    /// The name that one of its own fields gives it.
    fn name(&self) -> Option<Text> {
        None
    }
}

impl<K: Described> Named for K {
    const KINDS: &'static [&'static str] = &[K::KIND.name];
}

/// A kind whose entities [`Entities`] holds.
pub trait Stored: Described + Sized {
    /// Its place in [`KINDS`](super::KINDS).
    const INDEX: usize;
    /// All of them.
    fn all(entities: &Entities) -> &[Entity<Self>];
}

/// One entity: what all have, and what its kind adds, which reads as if it were its own.
#[derive(Clone, Debug)]
pub struct Entity<K> {
    /// What every entity has.
    pub head: Head,
    /// What its kind adds.
    pub own: K,
    /// The id by which it is known: as written, or made from the file or the name.
    pub id: String,
    /// Where it is defined, and where a message about something that it lacks points: its id.
    pub span: Span,
    /// The chapter that defines it, as an index into the manual's chapters.
    pub chapter: usize,
    /// Whether that chapter is this entity.
    pub is_file: bool,
    /// The fields in which something could not be read.
    garbled: Vec<&'static str>,
}

impl<K> Entity<K> {
    /// Whether something in the field called `name` could not be read: that was reported, and what
    /// is missing there is not missing for want of trying.
    pub fn is_garbled(&self, name: &str) -> bool {
        self.garbled.contains(&name)
    }

    /// Whether it is no longer in force: nothing is asked of it any more.
    pub fn is_over(&self) -> bool {
        matches!(self.head.status, Some(Status::Superseded | Status::Obsolete))
    }
}

impl<K> Deref for Entity<K> {
    type Target = K;

    fn deref(&self) -> &K {
        &self.own
    }
}

/// Which entity: its kind and its place among those.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Index into [`KINDS`](super::KINDS).
    pub kind: usize,
    /// Index among the entities of that kind.
    pub at: usize,
}

/// An entity of whatever kind.
pub trait AnyEntity: Sync {
    /// Its kind.
    fn kind(&self) -> &'static Kind;
    /// What every entity has.
    fn head(&self) -> &Head;
    /// The id by which it is known.
    fn id(&self) -> &str;
    /// Where it is defined.
    fn span(&self) -> Span;
    /// The chapter that defines it.
    fn chapter(&self) -> usize;
    /// Whether that chapter is this entity.
    fn is_file(&self) -> bool;
    /// What its kind adds, field by field.
    fn parts(&self) -> Parts<'_>;
    /// The field called `name` among those.
    fn part(&self, name: &str) -> Option<Shown<'_>>;
    /// Gives it an id and a name where the front matter gave none.
    fn settle(&mut self, id: &str, title: &Text);
    /// Whether something in the field called `name` could not be read.
    fn is_garbled(&self, name: &str) -> bool;
    /// Says which chapter defines it.
    fn put_in(&mut self, chapter: usize);
}

impl dyn AnyEntity + '_ {
    /// Its name; its id if it has none.
    pub fn name(&self) -> Words {
        match &self.head().name {
            Some(name) => name.words(),
            None => Words::same(self.id()),
        }
    }

    /// The value of the field called `name`, its own or one that all have.
    pub fn field(&self, name: &str) -> Shown<'_> {
        self.part(name).or_else(|| self.head().part(name)).unwrap_or(Shown::Nothing)
    }
}

impl<K: Stored + Sync> AnyEntity for Entity<K> {
    fn kind(&self) -> &'static Kind {
        super::KINDS[K::INDEX]
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn span(&self) -> Span {
        self.span
    }

    fn chapter(&self) -> usize {
        self.chapter
    }

    fn is_file(&self) -> bool {
        self.is_file
    }

    fn parts(&self) -> Parts<'_> {
        self.own.parts()
    }

    fn part(&self, name: &str) -> Option<Shown<'_>> {
        self.own.part(name)
    }

    fn settle(&mut self, id: &str, title: &Text) {
        if self.id.is_empty() {
            id.clone_into(&mut self.id);
        }
        if self.head.name.is_none() && self.is_file {
            self.head.name = Some(title.clone());
        }
    }

    fn is_garbled(&self, name: &str) -> bool {
        self.garbled.contains(&name)
    }

    fn put_in(&mut self, chapter: usize) {
        self.chapter = chapter;
    }
}

/// The entity that `fields` holds; the fields stay open, for a file may hold more than an entity.
/// `span` is where to point if neither an id nor a name was given.
fn read_entity<K: Described>(
    fields: &mut Fields<'_, '_, '_>,
    span: Span,
    is_file: bool,
) -> Entity<K> {
    // The kind's own fields come first: an improvement's `status` is not a document's.
    let own = K::take(fields);
    let mut head = Head::take(fields);
    head.name = head.name.or_else(|| own.name());
    let named = head.name.as_ref().map(|it| it.span);
    let id = head.id.as_ref().map(|it| it.as_str().trim().to_owned()).unwrap_or_default();
    let span = head.id.as_ref().map(crate::yaml::Word::span).or(named).unwrap_or(span);
    // A name that is slightly wrong was meant for the field that is guessed.
    let mut garbled = fields.garbled().to_vec();
    garbled.extend(fields.slips(&[K::FIELDS, Head::FIELDS]));
    Entity { head, own, id, span, chapter: 0, is_file, garbled }
}

/// All entities of one kind, whatever the kind.
pub(super) trait Shelf {
    fn len(&self) -> usize;
    fn at(&self, at: usize) -> &dyn AnyEntity;
    fn at_mut(&mut self, at: usize) -> &mut dyn AnyEntity;
    fn read(&mut self, fields: &mut Fields<'_, '_, '_>, span: Span, is_file: bool);
}

impl<K: Stored + Sync> Shelf for Vec<Entity<K>> {
    fn len(&self) -> usize {
        self.len()
    }

    fn at(&self, at: usize) -> &dyn AnyEntity {
        &self[at]
    }

    fn at_mut(&mut self, at: usize) -> &mut dyn AnyEntity {
        &mut self[at]
    }

    fn read(&mut self, fields: &mut Fields<'_, '_, '_>, span: Span, is_file: bool) {
        self.push(read_entity(fields, span, is_file));
    }
}

/// Turns a list of modules and types into the modules, the list of all kinds and the store.
macro_rules! kinds {
    ($($module:ident: $name:ident),* $(,)?) => {
        $( mod $module; pub use $module::$name; )*

        /// Every kind, in the order in which registers are listed.
        pub static KINDS: &[&Kind] = &[$( <$name as Described>::KIND ),*];

        /// All entities of a manual or of a chapter, by kind and in reading order.
        #[derive(Clone, Debug, Default)]
        pub struct Entities { $( $module: Vec<Entity<$name>> ),* }

        impl Entities {
            fn shelves(&self) -> [&dyn kind::Shelf; KINDS.len()] {
                [$( &self.$module ),*]
            }

            fn shelves_mut(&mut self) -> [&mut dyn kind::Shelf; KINDS.len()] {
                [$( &mut self.$module ),*]
            }

            /// Takes in all of `more`, in this order.
            pub fn extend(&mut self, mut more: Vec<Entities>) {
                $(
                    let count = more.iter().map(|it| it.$module.len()).sum();
                    self.$module.reserve_exact(count);
                    for it in &mut more {
                        self.$module.append(&mut it.$module);
                    }
                )*
            }
        }

        #[allow(non_camel_case_types, reason = "named after the modules, to count them")]
        enum Order { $( $module ),* }

        $( impl Stored for $name {
            const INDEX: usize = Order::$module as usize;

            fn all(entities: &Entities) -> &[Entity<Self>] {
                &entities.$module
            }
        } )*
    };
}
pub(super) use kinds;
