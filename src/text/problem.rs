//! Problems: what reading can find wrong, as raw facts. The rules of `checks/reading` put them
//! into words.

use super::{Span, Words};

/// A raw fact from reading, and where it was found.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What.
    pub what: What,
}

/// What reading can find wrong.
#[derive(Clone, Debug)]
pub enum What {
    /// The YAML cannot be read.
    Syntax {
        /// What the reader met.
        reason: Words,
        /// What helps.
        advice: Advice,
    },
    /// The opening fence of the front matter has no closing one.
    Unclosed,
    /// `key: value` lines end in a fence, but no fence opens them.
    LostOpening,
    /// The front matter is fenced as TOML (`+++`) or is JSON.
    ForeignFrontMatter {
        /// Its language.
        language: &'static str,
    },
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// The first byte that is not.
        offset: usize,
        /// The encoding that it looks like.
        guess: Option<&'static str>,
    },
    /// A key that the record does not know.
    UnknownKey {
        /// What sort of record it stands in.
        record: Words,
        /// The key.
        key: String,
        /// The key that was probably meant.
        guess: Option<String>,
        /// Some keys that may stand there.
        known: Box<Words>,
    },
    /// A value of another type.
    WrongType {
        /// The key.
        key: String,
        /// What belongs there.
        want: Words,
        /// What stands there.
        found: Words,
    },
    /// A value that is not one of the listed ones.
    UnknownChoice {
        /// The key.
        key: String,
        /// What stands there.
        value: String,
        /// The values that are known, both spellings.
        known: Words,
        /// The value that was probably meant.
        guess: Option<String>,
    },
    /// A key given twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stands first.
        first: Span,
    },
    /// A key that has to be there.
    MissingKey {
        /// What sort of record lacks it.
        record: Words,
        /// The key.
        key: &'static str,
    },
    /// A date that cannot be read.
    BadDate {
        /// What stands there.
        value: String,
    },
    /// Values that were measured and cannot be read: in a table, or in front matter.
    BadTable {
        /// What is wrong with them.
        reason: Words,
    },
    /// A table of measured values that is not there.
    NoTable {
        /// What was looked for.
        reason: Words,
    },
    /// A period or cycle that cannot be read.
    BadPeriod {
        /// What stands there.
        value: String,
    },
    /// An amount of money that cannot be read.
    BadMoney {
        /// What stands there.
        value: String,
    },
    /// A time node that cannot be read.
    BadWhen {
        /// What stands there.
        value: String,
    },
    /// A number with a unit that cannot be read.
    BadQuantity {
        /// What stands there.
        value: String,
    },
    /// A version that cannot be read.
    BadVersion {
        /// What stands there.
        value: String,
    },
    /// More than we are willing to read.
    TooLarge {
        /// What is too large or too deep, and the limit.
        what: Words,
    },
    /// A symbolic link, a pipe, a socket, a device: never followed.
    NotAFile {
        /// What it is.
        what: Words,
    },
    /// A file that could not be opened or read.
    Unreadable {
        /// What the system said.
        reason: Words,
    },
    /// A name that cannot become an address.
    BadName {
        /// What is wrong with it.
        what: Words,
    },
    /// A heading that names its own id, which another one has already.
    DuplicateAnchor {
        /// The id.
        id: String,
        /// The heading that has it.
        first: Span,
    },
    /// HTML that was taken away.
    UnsafeHtml {
        /// The tag, attribute or address.
        what: String,
    },
}

/// What helps against YAML that cannot be read, besides the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// To put values in quotes.
    Quotes,
    /// Nothing in particular.
    None,
}
