//! Marks of the other writing: a comma of Latin writing between Chinese characters, and the
//! other way round.

use std::ops::Range;

use super::Notice;
use super::characters::{after, before, is_han};
use super::passages::Passage;
use crate::text::Source;

/// Marks of Latin writing, and those of Chinese.
const HALF: [(u8, &str); 5] =
    [(b',', "，"), (b';', "；"), (b':', "："), (b'?', "？"), (b'!', "！")];

/// Marks of Chinese writing, and those of Latin with the blank that follows.
const FULL: [(char, &str, &str); 6] = [
    ('，', ",", ", "),
    ('。', ".", ". "),
    ('；', ";", "; "),
    ('：', ":", ": "),
    ('？', "?", "? "),
    ('！', "!", "! "),
];

pub(super) fn find(source: &Source, passage: &Passage, found: &mut Vec<(Range<usize>, Notice)>) {
    let text = &source.text[passage.range.clone()];
    if text.is_ascii() {
        return;
    }
    let has_han = text.chars().any(is_han);
    if has_han {
        in_chinese(text, found);
    } else if !line_has_han(source, passage) {
        in_latin(text, found);
    }
}

/// Whether there are Chinese characters around the passage, so that its marks may be Chinese, too.
fn line_has_han(source: &Source, passage: &Passage) -> bool {
    const FAR: usize = 400;
    let start = source.clamp(passage.range.start.saturating_sub(FAR));
    let before = source.text[start..passage.range.start].rsplit('\n').next().unwrap_or_default();
    let end = source.clamp(passage.range.end + FAR);
    let after = source.text[passage.range.end..end].split('\n').next().unwrap_or_default();
    before.chars().chain(after.chars()).any(is_han)
}

fn in_chinese(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    for (at, byte) in text.bytes().enumerate() {
        let Some((_, full)) = HALF.iter().find(|(half, _)| *half == byte) else { continue };
        let blanks = text[at + 1..].len() - text[at + 1..].trim_start_matches(' ').len();
        let (left, right) = (before(text, at), after(text, at + 1 + blanks));
        let closes = |it: char| is_han(it) || "）》」』”’】".contains(it);
        let opens = |it: char| is_han(it) || "（《「『“‘【".contains(it);
        let is_between = left.is_some_and(closes) && right.is_some_and(opens);
        if is_between && (left.is_some_and(is_han) || right.is_some_and(is_han)) {
            found.push((at..at + 1 + blanks, Notice::Mark(full)));
        }
    }
}

fn in_latin(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    for (at, mark) in text.char_indices() {
        let Some((_, alone, before_word)) = FULL.iter().find(|(full, _, _)| *full == mark) else {
            continue;
        };
        let end = at + mark.len_utf8();
        let is_letter = |it: char| it.is_alphanumeric() || it == ')';
        if !before(text, at).is_some_and(is_letter) {
            continue;
        }
        let half = match after(text, end) {
            Some(it) if it.is_alphanumeric() => before_word,
            None | Some(' ' | ')' | '"' | '”') => alone,
            Some(_) => continue,
        };
        found.push((at..end, Notice::Mark(half)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Notice, in_chinese, in_latin};

    type Found = Vec<(std::ops::Range<usize>, Notice)>;

    fn of(find: fn(&str, &mut Found), text: &str) -> String {
        let mut found = Vec::new();
        find(text, &mut found);
        let mut out = text.to_owned();
        for (range, what) in found.into_iter().rev() {
            if let Notice::Mark(right) = what {
                out.replace_range(range, right);
            }
        }
        out
    }

    #[test]
    fn marks_become_those_of_the_writing_around_them() {
        assert_eq!(
            of(in_chinese, "先询价, 再下单;“三家”,不得少"),
            "先询价，再下单；“三家”，不得少"
        );
        for same in ["10:30 开始, ok", "用 Excel, 然后", "甲:乙"] {
            assert_eq!(of(in_chinese, same), same.replace("甲:乙", "甲：乙"));
        }
        assert_eq!(of(in_latin, "Ask first，then order。"), "Ask first, then order.");
        assert_eq!(of(in_latin, "a “quote”，"), "a “quote”，");
    }
}
