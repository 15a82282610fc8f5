//! `record!`: one definition of a record gives the struct, how it is read and how it is described.

use super::decode::Parts;
use super::{Decode, Field, Fields, Node, Reading, Shape, Shown};
use crate::text::Words;

/// A mapping with known keys.
pub trait Record: Sized {
    /// Its fields, in the order in which they are described.
    const FIELDS: &'static [Field];

    /// The record made of `fields`. Never fails; what is wrong or missing stays empty.
    fn take(fields: &mut Fields<'_, '_, '_>) -> Self;

    /// Its values beside their fields.
    fn parts(&self) -> Parts<'_>;

    /// The value of the one field called `name`, if it has such a field: the others stay unseen.
    fn part(&self, name: &str) -> Option<Shown<'_>>;
}

/// Defines a record. Each field is an `Option` or a `Vec`, with the other names that are read.
/// A plain text, or a list of them, in place of the mapping fills the first field.
///
/// ```text
/// record! {
///     /// What goes in or comes out.
///     pub struct Item {
///         /// Its name.
///         name | "名称": Option<Text>,
///     }
/// }
/// ```
macro_rules! record {
    ($(#[doc = $doc:literal])* pub struct $name:ident { $(
        $(#[doc = $field_doc:literal])+
        $field:ident $(| $alias:literal)* : $type:ty
    ),* $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default)]
        #[allow(clippy::struct_field_names, reason = "fields are called as in YAML")]
        pub struct $name { $( $(#[doc = $field_doc])+ pub $field: $type ),* }

        impl $crate::yaml::Record for $name {
            const FIELDS: &'static [$crate::yaml::Field] = &[$( $crate::yaml::Field {
                name: $crate::yaml::plain_name(stringify!($field)),
                aliases: &[$($alias),*],
                doc: concat!($($field_doc),+),
                shape: <$type as $crate::yaml::Slot>::shape,
            } ),*];

            #[allow(unused_assignments, reason = "the count after the last field")]
            fn take(fields: &mut $crate::yaml::Fields<'_, '_, '_>) -> Self {
                let mut next = Self::FIELDS.iter();
                $( let $field = fields.take(next.next().expect("a field for each name")); )*
                $name { $($field),* }
            }

            fn parts(&self) -> Vec<(&'static $crate::yaml::Field, $crate::yaml::Shown<'_>)> {
                let values = [$( $crate::yaml::Slot::show(&self.$field) ),*];
                Self::FIELDS.iter().zip(values).collect()
            }

            fn part(&self, name: &str) -> Option<$crate::yaml::Shown<'_>> {
                $( if name == const { $crate::yaml::plain_name(stringify!($field)) } {
                    return Some($crate::yaml::Slot::show(&self.$field));
                } )*
                None
            }
        }
    };
}
pub(crate) use record;

/// A field's name without the mark that lets a Rust keyword be a name.
pub(crate) const fn plain_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

impl<R: Record> Decode for R {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let key = reading.key().to_owned();
        let name = Words::new(format!("`{key}`"), format!("“{key}”"));
        if node.scalar().is_some() || is_plain_list(node) {
            return Some(R::take(&mut Fields::open(&short(node, R::FIELDS[0].name), reading)));
        }
        if !matches!(node.data, super::Data::Map(_)) {
            reading.wrong(node, Words::fixed("a mapping `key: value`", "一组 `键: 值`"));
            return None;
        }
        let mut fields = Fields::open(node, reading);
        let record = R::take(&mut fields);
        fields.close(&name, &[R::FIELDS]);
        Some(record)
    }

    fn shape() -> Shape {
        Shape::Record(R::FIELDS)
    }

    fn show(&self) -> Shown<'_> {
        Shown::Record(self.parts())
    }
}

/// A list of plain texts: `security: [one rule, another rule]`.
fn is_plain_list(node: &Node) -> bool {
    matches!(&node.data, super::Data::List(items) if items.iter().all(|it| it.scalar().is_some()))
}

/// The mapping that a plain text stands for: the text under the first key.
pub(crate) fn short(node: &Node, key: &str) -> Node {
    let key = crate::text::Spanned::new(key.to_owned(), node.span);
    let entry = super::Entry { key, value: node.clone() };
    Node { span: node.span, data: super::Data::Map(vec![entry]) }
}
