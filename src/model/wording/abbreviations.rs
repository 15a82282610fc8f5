//! Abbreviations: two to five capitals in a row.

use std::ops::Range;

use super::Notice;
use super::characters::{after, before};
use super::lists::{CAPITALS, KNOWN_ABBREVIATIONS};

/// Whether every reader knows the abbreviation.
pub fn is_known(text: &str) -> bool {
    KNOWN_ABBREVIATIONS.contains(&text) || CAPITALS.contains(&text) || is_roman(text)
}

/// Whether it is a number of Rome, up to thirty-nine.
fn is_roman(text: &str) -> bool {
    text.bytes().all(|it| matches!(it, b'I' | b'V' | b'X'))
}

pub(super) fn find(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    let bytes = text.as_bytes();
    let is_part = |it: &u8| it.is_ascii_alphanumeric() || b"-_./@:&+#%".contains(it);
    let mut at = 0;
    let mut shouted: Option<Range<usize>> = None;
    while at < bytes.len() {
        if !is_part(&bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        at += bytes[at..].iter().take_while(|it| is_part(it)).count();
        let word = text[start..at].trim_end_matches(['.', ',', '-', '/', ':', '&', '+', '#', '%']);
        let mut from = start;
        let is_row = word.split('/').all(is_short);
        for part in word.split('/') {
            let range = from..from + part.len();
            from = range.end + 1;
            let short = part.strip_suffix('s').unwrap_or(part);
            if is_capitals(short) {
                // A sentence in capitals is loud, but no row of abbreviations.
                let is_loud = |it: &Range<usize>| &text[it.end..range.start] == " ";
                let follows = text[range.end..].trim_start_matches(' ');
                let loud = shouted.as_ref().is_some_and(is_loud)
                    || text[range.end..].starts_with(' ') && starts_loud(follows);
                shouted = Some(range.clone());
                if !loud && (2..=5).contains(&short.len()) && is_row {
                    let whole = range.start..range.start + short.len();
                    let is_explained = is_explained(text, &range);
                    found.push((whole, Notice::Abbreviation { is_explained }));
                }
            }
        }
    }
}

fn is_capitals(word: &str) -> bool {
    word.len() > 1
        && word.bytes().all(|it| it.is_ascii_uppercase() || it == b'&')
        && word.starts_with(|it: char| it.is_ascii_uppercase())
}

fn is_short(word: &str) -> bool {
    is_capitals(word.strip_suffix('s').unwrap_or(word))
}

/// Whether a text begins with a word in capitals that is no abbreviation of ours.
fn starts_loud(text: &str) -> bool {
    let end = text.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(text.len());
    is_capitals(&text[..end])
}

/// Whether what it stands for is beside it: `standard operating procedure (SOP)`, `SOP（标准作业程序）`.
fn is_explained(text: &str, range: &Range<usize>) -> bool {
    let ahead = text[range.end..].trim_start();
    let behind = text[..range.start].trim_end();
    let opens = |it: char| matches!(it, '(' | '（');
    let follows = ["即", "，即", "是指", "指", "= ", "stands for", "means", "——", "— "];
    let in_brackets = before(behind, behind.len()).is_some_and(opens)
        && after(ahead, 0)
            .is_some_and(|it| matches!(it, ')' | '）' | '，' | ',' | '、' | '/' | ';' | '；'));
    in_brackets
        || after(ahead, 0).is_some_and(opens)
        || follows.iter().any(|it| ahead.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::{Notice, find};

    fn of(text: &str) -> Vec<(&str, bool)> {
        let mut found = Vec::new();
        find(text, &mut found);
        let one = |(range, what): (std::ops::Range<usize>, Notice)| {
            (&text[range], matches!(what, Notice::Abbreviation { is_explained: true }))
        };
        found.into_iter().map(one).collect()
    }

    #[test]
    fn abbreviations_are_told_from_codes_and_shouts() {
        assert_eq!(
            of("the SOP and QA/QC, per R&D"),
            [("SOP", false), ("QA", false), ("QC", false), ("R&D", false)]
        );
        assert_eq!(of("KPIs按SLA考核"), [("KPI", false), ("SLA", false)]);
        assert!(of("PO-2026-001, A4, GB/T19001, ISO9001, a.PDF, X").is_empty());
        assert!(of("DO NOT OPEN THIS DOOR").is_empty());
    }

    #[test]
    fn explanations_are_seen() {
        assert_eq!(of("标准作业程序（SOP）"), [("SOP", true)]);
        assert_eq!(of("SOP（标准作业程序）"), [("SOP", true)]);
        assert_eq!(of("service level agreement (SLA)"), [("SLA", true)]);
    }
}
