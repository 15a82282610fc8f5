//! Versions: `1.2`, `V1.2`, `r2`, `A/0`, `第2版`.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

use super::decimal::han_number;
use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown};
use crate::text::{Span, Spanned, What, Words};

/// One part of a version. Parts are ordered as they stand here: a draft comes before what has no
/// such part, `1.2` before `1.2a`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Draft(String),
    Number(u64),
    Letters(String),
}

/// A version. One that cannot be read is kept as written, and equals only itself.
#[derive(Clone, Debug)]
pub struct Version {
    parts: Option<Vec<Part>>,
    /// As written.
    pub written: Spanned<String>,
}

impl Version {
    /// The version that `written` is.
    pub fn new(written: Spanned<String>) -> Version {
        Version { parts: parts(&written.value), written }
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        self.written.value.trim()
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// Whether it has parts that can be compared.
    pub fn is_read(&self) -> bool {
        self.parts.is_some()
    }

    /// Whether it certainly came before `other`: never, where one of the two cannot be read.
    pub fn is_older_than(&self, other: &Version) -> bool {
        self.is_read() && other.is_read() && self < other
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Version) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Version) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    /// By parts, numbers by value; a part that is missing counts as zero. What cannot be read comes
    /// first, by its letters.
    fn cmp(&self, other: &Version) -> Ordering {
        let (Some(own), Some(others)) = (&self.parts, &other.parts) else {
            let unread = self.parts.is_some().cmp(&other.parts.is_some());
            return unread.then_with(|| self.as_str().cmp(other.as_str()));
        };
        let zero = Part::Number(0);
        let parts = (0..own.len().max(others.len()))
            .map(|at| own.get(at).unwrap_or(&zero).cmp(others.get(at).unwrap_or(&zero)));
        parts.fold(Ordering::Equal, Ordering::then)
    }
}

/// The parts of a version, or nothing where there are none.
fn parts(text: &str) -> Option<Vec<Part>> {
    let text: String = text.trim().nfkc().collect::<String>().to_lowercase();
    let text = text.split('(').next().unwrap_or_default().trim();
    let text = text.trim_end_matches(['版', '本', '月', '日']).trim_start_matches('第').trim();
    let mut rest = without_mark(text);
    let mut parts = Vec::new();
    while let Some(first) = rest.chars().next() {
        let end = |is_part: fn(char) -> bool| rest.find(|it| !is_part(it)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let end = end(|it| it.is_ascii_digit());
            parts.push(Part::Number(rest[..end].parse().ok()?));
            end
        } else if first.is_ascii_alphabetic() {
            let end = end(|it| it.is_ascii_alphabetic());
            parts.push(word(&rest[..end])?);
            end
        } else if let Some((number, after)) = han_number(rest) {
            parts.push(Part::Number(number.into()));
            rest.len() - after.len()
        } else {
            draft(rest).map(|it| parts.push(Part::Draft(it.to_owned())))?;
            rest.len()
        };
        rest = &rest[length..];
        // What parts two parts; a version does not end with it.
        if let Some(after) = rest.strip_prefix(['.', '/', '-', '_', ' ', '年', '月']) {
            rest = Some(after).filter(|it| !it.is_empty())?;
        }
    }
    // `A` is a version, `TBD` is none.
    let counts = |it: &Part| matches!(it, Part::Number(_));
    let is_letter = matches!(&parts[..], [Part::Letters(it)] if it.len() == 1);
    (parts.len() <= 8 && (is_letter || parts.iter().any(counts))).then_some(parts)
}

/// `text` without the mark that says that it is a version: `v`, `rev.`, `版本`.
fn without_mark(text: &str) -> &str {
    const MARKS: [&str; 8] = ["version", "revision", "版本", "版次", "ver", "rev", "v", "r"];
    let begins = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
    let after = |mark| Some(text.strip_prefix(mark)?.trim_start_matches(['.', ':', ' ']));
    MARKS.into_iter().filter_map(after).find(|it| begins(it)).unwrap_or(text)
}

fn word(letters: &str) -> Option<Part> {
    if let Some(draft) = draft(letters) {
        return Some(Part::Draft(draft.to_owned()));
    }
    // A word is no version.
    (letters.len() <= 3).then(|| Part::Letters(letters.to_owned()))
}

/// Words for what comes before a version.
fn draft(word: &str) -> Option<&str> {
    const DRAFTS: [&str; 9] =
        ["draft", "alpha", "beta", "rc", "pre", "preview", "草稿", "征求意见稿", "试行"];
    DRAFTS.contains(&word).then_some(word)
}

impl Decode for Version {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let version = Version::new(scalar(node, reading, wanted())?);
        if !version.is_read() {
            reading.report(node.span, What::BadVersion { value: version.as_str().to_owned() });
        }
        Some(version)
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

fn wanted() -> Words {
    Words::fixed("a version as `1.2`, `A/0`", "版本号，如“1.2”“A/0”“第2版”")
}

#[cfg(test)]
mod tests {
    use super::Version;
    use crate::text::{Span, Spanned};

    fn version(text: &str) -> Version {
        Version::new(Spanned::new(text.to_owned(), Span::default()))
    }

    #[test]
    fn versions_stand_in_order() {
        let order =
            ["1.0-rc1", "1.0", "1.2", "1.2a", "1.9", "1.10", "2", "A/0", "A/1", "B/0", "B/10"];
        for pair in order.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{} < {}", pair[0], pair[1]);
            assert!(version(pair[0]).is_older_than(&version(pair[1])));
        }
        for (one, other) in [
            ("1.2", "1.2.0"),
            ("V1.2", "1.2"),
            ("v 1.2", "1.2版"),
            ("Rev. 2", "r2"),
            ("第2版", "2"),
            ("第二版", "2.0版"),
            ("版本2.0", "２．０"),
            ("a/0", "A/0版"),
            ("2026-03", "2026年3月版"),
            ("1.0", "1.0（首发）"),
        ] {
            assert_eq!(version(one), version(other));
        }
    }

    #[test]
    fn what_is_no_version_is_kept_and_older_than_nothing() {
        for text in [
            "latest",
            "最新",
            "1.",
            "-",
            "",
            "TBD",
            "see the cover",
            "现行",
            "1..2",
            "1.2 and later",
        ] {
            let it = version(text);
            assert!(!it.is_read(), "{text}");
            assert!(!it.is_older_than(&version("2")) && !version("0").is_older_than(&it));
            assert!(it == it.clone() && it < version("0"));
        }
    }
}
