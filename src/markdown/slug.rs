//! Readable ids for headings.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest id that is made, in characters: a heading longer than this is a paragraph gone astray.
const LONGEST: usize = 120;

/// The id that a heading with this text gets, before duplicates are numbered.
///
/// Letters and digits of all scripts stay, in lower case and in their common width; blanks and
/// hyphens become one `-`; marks, symbols and emoji are dropped. `审批节点与责任人` stays as it is,
/// `3.2 Inputs & Outputs（表）` becomes `32-inputs-outputs表`. For headings without runs of blanks
/// and marks this is what GitHub does, so links written for it keep working. It is never empty
/// (`section`), and applied to its own result it changes nothing, so a written fragment may be
/// compared through it.
pub fn slug(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len());
    let mut length = 0;
    let mut gap = false;
    // Most headings are in their common form already.
    let plain = |it: char| it.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&it);
    let folded: Cow<'_, str> = if heading.chars().all(plain) {
        Cow::Owned(heading.to_ascii_lowercase())
    } else {
        Cow::Owned(heading.nfkc().flat_map(char::to_lowercase).nfkc().collect())
    };
    for c in folded.chars() {
        if length >= LONGEST {
            break;
        }
        if c.is_alphanumeric() || c == '_' || is_combining_mark(c) {
            if gap && !out.is_empty() {
                out.push('-');
                length += 1;
            }
            gap = false;
            out.push(c);
            length += 1;
        } else if c.is_whitespace() || c == '-' {
            gap = true;
        }
    }
    // Marks that stood apart may have come together.
    let out = if out.chars().all(plain) { out } else { out.nfkc().collect() };
    if out.is_empty() { "section".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn ids_are_readable() {
        for (heading, want) in [
            ("审批节点与责任人", "审批节点与责任人"),
            ("一、目的（Purpose）", "一目的purpose"),
            ("3.2 Inputs & Outputs", "32-inputs-outputs"),
            ("📋 概述", "概述"),
            ("ＫＰＩ　指标", "kpi-指标"),
            ("a_b - c", "a_b-c"),
            ("!!!", "section"),
            ("", "section"),
        ] {
            assert_eq!(slug(heading), want);
            assert_eq!(slug(want), want);
        }
    }
}
