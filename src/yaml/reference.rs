//! References: an entity named by its id, and what may be named where.

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown, Text};
use crate::text::{Spanned, Words};

/// Something that references lead to.
pub trait Named {
    /// The kinds of entity that may be named, as `["role"]`; none means any.
    const KINDS: &'static [&'static str];
}

/// An entity named by its id somewhere.
#[derive(Debug)]
pub struct Mention {
    /// The kinds that would be right; none means any.
    pub kinds: &'static [&'static str],
    /// The kind that the author wrote, as in `role:buyer`.
    pub said: Option<Box<str>>,
    /// The id, as written, without the kind; its span covers what was written.
    pub id: Spanned<Box<str>>,
    /// The part of the entity that is meant, as in `purchase#approve`.
    pub part: Option<Box<str>>,
    /// Whether words may stand here, too, so that it is perhaps none: `holders: [Maria]`.
    pub is_loose: bool,
    /// Where an index keeps what it leads to.
    pub place: Place,
}

/// A place in a list that is made later; nowhere at first, and what is copied has none.
#[derive(Debug)]
pub struct Place(AtomicU32);

impl Place {
    const NOWHERE: u32 = u32::MAX;

    /// The place, if there is one.
    pub fn get(&self) -> Option<usize> {
        let place = self.0.load(Ordering::Relaxed);
        (place != Place::NOWHERE).then_some(place as usize)
    }

    /// Gives it a place, whatever it had before.
    pub fn set(&self, place: usize) {
        self.0.store(u32::try_from(place).unwrap_or(Place::NOWHERE), Ordering::Relaxed);
    }
}

impl Default for Place {
    fn default() -> Self {
        Place(AtomicU32::new(Place::NOWHERE))
    }
}

impl Clone for Mention {
    fn clone(&self) -> Self {
        let Mention { kinds, said, id, part, is_loose, place: _ } = self;
        let (said, id, part) = (said.clone(), id.clone(), part.clone());
        Mention { kinds, said, id, part, is_loose: *is_loose, place: Place::default() }
    }
}

impl Mention {
    /// What `written` names.
    pub fn new(written: &Spanned<String>, kinds: &'static [&'static str]) -> Mention {
        let text = written.value.trim();
        let (said, rest) = match text.split_once([':', '：']) {
            Some((kind, rest)) if !kind.is_empty() && !rest.starts_with("//") => {
                (Some(kind.trim().to_lowercase().into()), rest.trim())
            }
            _ => (None, text),
        };
        let (id, part) = match rest.split_once('#') {
            Some((id, part)) => (id, Some(part.into())),
            None => (rest, None),
        };
        let id = Spanned::new(id.into(), written.span);
        Mention { kinds, said, id, part, is_loose: false, place: Place::default() }
    }
}

/// The id of an entity of kind `T`.
#[derive(Clone, Debug)]
pub struct Ref<T> {
    /// What was written; shared with the index, which holds every mention.
    pub mention: Arc<Mention>,
    kind: PhantomData<fn() -> T>,
}

/// Any kind of entity.
#[derive(Clone, Debug)]
pub struct Any;

impl Named for Any {
    const KINDS: &'static [&'static str] = &[];
}

impl<T> Ref<T> {
    /// The id as written.
    pub fn id(&self) -> &Spanned<Box<str>> {
        &self.mention.id
    }
}

impl<T: Named> Decode for Ref<T> {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let want = Words::fixed("the id of an entry", "一个条目的编号（id）");
        let written = scalar(node, reading, want)?;
        Some(Ref { mention: Arc::new(Mention::new(&written, T::KINDS)), kind: PhantomData })
    }

    fn shape() -> Shape {
        Shape::Ref(T::KINDS)
    }

    fn show(&self) -> Shown<'_> {
        Shown::Ref(&self.mention)
    }
}

/// A reference, or words: `from: supplier-a` or `from: 产地合作社`. It is a reference when it names
/// its kind (`role:buyer`) or is written like an id: no spaces, ASCII only. What is written like an
/// id still turns out to be words where the manual has nothing of the kinds asked for.
#[derive(Clone, Debug)]
pub enum RefOrText<T> {
    /// A reference.
    Ref(Ref<T>),
    /// Words.
    Text(Text),
}

impl<T: Named> Decode for RefOrText<T> {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let is_id = |text: &str| {
            !text.is_empty()
                && text.chars().all(|it| it.is_ascii_alphanumeric() || "-_.:#".contains(it))
                && text.contains(|it: char| it.is_ascii_lowercase())
        };
        let with_kind = |text: &str| {
            text.split_once(':').is_some_and(|(kind, rest)| {
                kind.chars().all(|it| it.is_ascii_lowercase() || it == '_')
                    && !rest.is_empty()
                    && !rest.starts_with("//")
                    && !rest.contains(char::is_whitespace)
            })
        };
        match node.scalar() {
            Some(text) if is_id(text) || with_kind(text) => {
                let want = Words::fixed("the id of an entry", "一个条目的编号（id）");
                let written = scalar(node, reading, want)?;
                let mention = Mention::new(&written, T::KINDS);
                let is_loose = mention.said.is_none();
                let mention = Arc::new(Mention { is_loose, ..mention });
                Some(RefOrText::Ref(Ref { mention, kind: PhantomData }))
            }
            _ => Text::decode(node, reading).map(RefOrText::Text),
        }
    }

    fn shape() -> Shape {
        Shape::Ref(T::KINDS)
    }

    fn show(&self) -> Shown<'_> {
        match self {
            RefOrText::Ref(it) => it.show(),
            RefOrText::Text(it) => it.show(),
        }
    }
}
