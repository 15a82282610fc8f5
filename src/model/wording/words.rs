//! Words of the vocabulary in a passage.

use std::ops::Range;

use super::Notice;
use super::characters::{Cover, after, before, is_han, is_whole};
use super::passages::Passage;
use super::phones::digits;
use super::vocabulary::{Meaning, Vocabulary, Word};

/// How far behind a name its number is looked for, in characters.
const NEAR: usize = 24;

pub(super) fn find(
    passage: &Passage,
    text: &str,
    vocabulary: &Vocabulary,
    found: &mut Vec<(Range<usize>, Notice)>,
) {
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut rejected: Vec<(Range<usize>, usize)> = Vec::new();
    vocabulary.find(text, &mut |range, word| {
        if !is_whole(text, &range) {
            return;
        }
        for meaning in &word.meanings {
            match meaning {
                Meaning::Placeholder => {
                    if stands_alone(text, &range, word) {
                        found.push((range.clone(), Notice::Placeholder));
                    }
                }
                Meaning::Template(end) => {
                    found.push((template(text, &range, *end), Notice::Placeholder));
                }
                Meaning::Vague => {
                    if passage.is_exact {
                        found.push((range.clone(), Notice::Vague));
                    }
                }
                Meaning::Rejected(term) => {
                    if !is_in_compound(text, &range) {
                        rejected.push((range.clone(), *term));
                    }
                }
                Meaning::Term(term) => {
                    names.push(range.clone());
                    found.push((range.clone(), Notice::Term(*term)));
                }
                Meaning::Tool(tool) => found.push((range.clone(), Notice::Tool(*tool))),
                Meaning::Reached(phone) => {
                    if let Some(number) = number_behind(text, range.end) {
                        found.push((number, Notice::Phone(*phone)));
                    }
                }
                Meaning::Name => names.push(range.clone()),
            }
        }
    });
    blanks_to_fill(text, found);
    // A rejected word inside of a longer name is a part of that name.
    names.extend(rejected.iter().map(|(range, _)| range.clone()));
    let names = Cover::new(names);
    rejected.retain(|(range, _)| !names.has_longer(range));
    found.extend(rejected.into_iter().map(|(range, term)| (range, Notice::Rejected(term))));
}

/// Whether a placeholder is meant as one: in capitals where it is written so, at the end of a
/// Chinese phrase (`待定。`, not `等待定价`), and not between quotes, where it is spoken of.
fn stands_alone(text: &str, range: &Range<usize>, word: &Word) -> bool {
    let is_capital = word.text.bytes().all(|it| it.is_ascii_uppercase());
    if is_capital && text[range.clone()] != word.text {
        return false;
    }
    let (left, right) = (before(text, range.start), after(text, range.end));
    let is_quoted = left.is_some_and(|it| "“「『\"'‘".contains(it));
    let ends = word.text.is_ascii() || !right.is_some_and(is_han) && left != Some('等');
    ends && !is_quoted
}

/// Whether hyphens make a longer word of it: `client-side`, `sub-client`.
fn is_in_compound(text: &str, range: &Range<usize>) -> bool {
    let is_hyphen = |it: &char| matches!(it, '-' | '\u{2010}' | '\u{2011}');
    let goes_on = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let (left, right) = (&text[..range.start], &text[range.end..]);
    let joins_left = left.ends_with(|it: char| is_hyphen(&it))
        && goes_on(left.trim_end_matches(|it: char| is_hyphen(&it)).chars().next_back());
    let joins_right = right.starts_with(|it: char| is_hyphen(&it))
        && goes_on(right.trim_start_matches(|it: char| is_hyphen(&it)).chars().next());
    joins_left || joins_right
}

/// The whole instruction that begins at `range`; only its beginning, if it does not end.
fn template(text: &str, range: &Range<usize>, end: char) -> Range<usize> {
    const LONGEST: usize = 120;
    let rest = &text[range.end..];
    let far = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let Some(at) = rest[..far].find(end) else { return range.clone() };
    let mut to = range.end + at + end.len_utf8();
    if end == '}' && text[to..].starts_with('}') {
        to += 1;
    }
    range.start..to
}

/// Runs of `x` that stand for a name or a number: `XXX公司`, but not `138xxxx0000`.
fn blanks_to_fill(text: &str, found: &mut Vec<(Range<usize>, Notice)>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for start in memchr::memchr2_iter(b'x', b'X', bytes) {
        if start < done {
            continue;
        }
        let length = bytes[start..].iter().take_while(|it| **it == bytes[start]).count();
        done = start + length;
        let range = start..done;
        let beside =
            |it: Option<char>| it.is_some_and(|it| matches!(it, '.' | '/' | '-' | '_' | '@'));
        let is_part = beside(before(text, start))
            || beside(after(text, done))
                && !text[done..].starts_with(". ")
                && done + 1 < text.len();
        if length >= 3 && is_whole(text, &range) && !is_part {
            found.push((range, Notice::Placeholder));
        }
    }
}

/// The telephone number that follows a name closely.
fn number_behind(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let far = rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at);
    let start = rest[..far].find(|it: char| it.is_ascii_digit() || it == '+')?;
    // Another name or the end of the sentence may stand between.
    if rest[..start].contains(['。', '；', ';', '，', '、', '|', '\n']) {
        return None;
    }
    let is_number = |it: char| it.is_ascii_digit() || matches!(it, ' ' | '-' | '(' | ')' | '+');
    let length = rest[start..].find(|it: char| !is_number(it)).unwrap_or(rest.len() - start);
    let number = rest[start..start + length].trim_end_matches([' ', '-', '(', ')', '+']);
    digits(number)?;
    let looks_like_date = number.split('-').map(str::len).eq([4, 2, 2]);
    (!looks_like_date).then(|| from + start..from + start + number.len())
}

#[cfg(test)]
mod tests {
    use super::{blanks_to_fill, number_behind, template};

    #[test]
    fn blanks_and_templates_are_found() {
        let blanks = |text: &str| {
            let mut found = Vec::new();
            blanks_to_fill(text, &mut found);
            found.len()
        };
        assert_eq!(blanks("XXX公司，电话 xxxx"), 2);
        assert_eq!(blanks("138xxxx0000, XXL, a/xxx.md, xx"), 0);
        let text = "see {{name}} and [describe the flow] or [your";
        assert_eq!(&text[template(text, &(4..6), '}')], "{{name}}");
        assert_eq!(&text[template(text, &(17..27), ']')], "[describe the flow]");
        assert_eq!(&text[template(text, &(40..45), ']')], "[your");
    }

    #[test]
    fn numbers_behind_names_are_found() {
        let of = |text: &str| number_behind(text, 6).map(|it| text[it].to_owned());
        assert_eq!(of("值班：010-6789 1234。"), Some("010-6789 1234".into()));
        assert_eq!(of("值班（电话 13800138000）"), Some("13800138000".into()));
        assert_eq!(of("值班。13800138000"), None);
        assert_eq!(of("值班自 2026-01-01 起"), None);
    }
}
