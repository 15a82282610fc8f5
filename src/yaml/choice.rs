//! `choice!`: an enumeration, how it is read and how it is described.

use super::{Choice, Node, Reading};
use crate::text::{What, Words, similar};

/// Defines an enumeration that is written by its name or by one of its Chinese spellings.
///
/// ```text
/// choice! {
///     /// How far a document is.
///     pub enum Status { Draft = "draft" | "草稿", … }
/// }
/// ```
macro_rules! choice {
    ($(#[doc = $doc:literal])* $vis:vis enum $name:ident {
        $($variant:ident = $canonical:literal $(| $zh:literal)*),* $(,)?
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the spellings beside the variants say what they are")]
        $vis enum $name { $($variant),* }

        impl $name {
            const ALL: &'static [$name] = &[$($name::$variant),*];
            const CHOICES: &'static [$crate::yaml::Choice] =
                &[$($crate::yaml::Choice { name: $canonical, zh: &[$($zh),*] }),*];

            /// The value that is written so.
            #[allow(dead_code, reason = "most enumerations are read from front matter only")]
            pub fn named(text: &str) -> Option<$name> {
                $crate::yaml::choice_called(text, Self::CHOICES).map(|it| Self::ALL[it])
            }

            /// The value as it is described.
            pub fn choice(self) -> &'static $crate::yaml::Choice {
                &Self::CHOICES[self as usize]
            }
        }

        impl $crate::yaml::Decode for $name {
            fn decode(
                node: &$crate::yaml::Node,
                reading: &mut $crate::yaml::Reading<'_>,
            ) -> Option<Self> {
                $crate::yaml::chosen(node, Self::CHOICES, reading).map(|it| Self::ALL[it])
            }

            fn shape() -> $crate::yaml::Shape {
                $crate::yaml::Shape::Choice(Self::CHOICES)
            }

            fn show(&self) -> $crate::yaml::Shown<'_> {
                $crate::yaml::Shown::Choice(self.choice().name, self.choice().words())
            }
        }
    };
}
pub(crate) use choice;

/// Which of `choices` stands at `node`; a value that is none of them is reported.
pub(crate) fn chosen(
    node: &Node,
    choices: &'static [Choice],
    reading: &mut Reading<'_>,
) -> Option<usize> {
    let Some(text) = node.scalar() else {
        reading.wrong(node, Words::fixed("one of the listed values", "所列值之一"));
        return None;
    };
    let found = choice_called(text, choices);
    if found.is_none() {
        let spellings = choices.iter().flat_map(|it| it.zh.iter().copied().chain([it.name]));
        let key = reading.key().to_owned();
        reading.report(
            node.span,
            What::UnknownChoice {
                key,
                value: text.to_owned(),
                known: listed(choices),
                guess: similar(text, spellings).map(str::to_owned),
            },
        );
    }
    found
}

/// Which of `choices` is written `text`, in any case.
pub(crate) fn choice_called(text: &str, choices: &[Choice]) -> Option<usize> {
    let typed = text.trim().to_lowercase().replace([' ', '-'], "_");
    let is_it = |it: &Choice| it.name == typed || it.zh.iter().any(|zh| zh.to_lowercase() == typed);
    choices.iter().position(is_it)
}

fn listed(choices: &[Choice]) -> Words {
    let en: Vec<_> = choices.iter().map(|it| it.name).collect();
    let zh: Vec<_> = choices.iter().map(|it| it.zh.first().copied().unwrap_or(it.name)).collect();
    Words::new(en.join(", "), zh.join("、"))
}
