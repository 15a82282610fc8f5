//! Words of a text, as the index and the reader's question both see them.
//!
//! Everything is folded (NFKC, lower case) and cut where the script changes. A run of Chinese,
//! Japanese or Korean characters gives overlapping pairs, and each character by itself; any other
//! run of letters and digits is a word, found by its beginning. `templates/assets/search/` does the
//! same in the browser; `tests/search/tokens.json` holds what both must agree on.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The longest word that is told apart from others, in characters.
pub(super) const LONGEST: usize = 32;

/// What sort of character something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands between words.
    Between,
    /// Written without spaces between words.
    Dense,
    /// A digit.
    Digit,
    /// A letter of an alphabet.
    Letter,
}

/// The class of a folded character.
pub(super) fn class(it: char) -> Class {
    match it {
        // Marks that stand on letters are part of them.
        'a'..='z' | '\u{300}'..='\u{36f}' => Class::Letter,
        '0'..='9' => Class::Digit,
        // Ideographs, 々〆〇, kana, hangul.
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fe}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Dense,
        _ if !it.is_ascii() && it.is_alphanumeric() => Class::Letter,
        _ => Class::Between,
    }
}

/// `text` as it is compared: NFKC, lower case.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    let is_same = |it: char| matches!(it, '\0'..='@' | '['..='\x7f' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3020}');
    if text.chars().all(is_same) {
        return Cow::Borrowed(text);
    }
    if text.chars().all(|it| is_same(it) || stands_alone(it)) {
        let mut out = String::with_capacity(text.len());
        for it in text.chars() {
            match it {
                _ if is_same(it) => out.push(it),
                'A'..='Z' => out.push(it.to_ascii_lowercase()),
                // Full width.
                '\u{ff01}'..='\u{ff5e}' => {
                    let narrow = char::from_u32(u32::from(it) - 0xfee0).unwrap_or_default();
                    out.push(narrow.to_ascii_lowercase());
                }
                _ => out.extend(std::iter::once(it).nfkc().flat_map(char::to_lowercase)),
            }
        }
        return Cow::Owned(out);
    }
    let lower = text.nfkc().collect::<String>().to_lowercase();
    // At the end of a word, a sigma is written otherwise.
    Cow::Owned(if lower.contains('ς') { lower.replace('ς', "σ") } else { lower })
}

/// Whether a character neither joins with its neighbours nor depends on them: what is neither a
/// mark that stands on others, nor a letter that bears such marks in a script of its own.
fn stands_alone(it: char) -> bool {
    matches!(
        it,
        '\0'..='\u{2ff}'
            | '\u{2000}'..='\u{20cf}'
            | '\u{2100}'..='\u{2bff}'
            | '\u{3000}'..='\u{3029}'
            | '\u{3030}'..='\u{3098}'
            | '\u{309b}'..='\u{30ff}'
            | '\u{3200}'..='\u{33ff}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ff01}'..='\u{ff9d}'
    )
}

/// A stretch of characters of one script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run<'t> {
    /// Characters that are written without spaces.
    Dense(&'t str),
    /// A word.
    Word(&'t str),
}

/// The runs of a folded text.
pub(super) fn runs(folded: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = rest.find(|it| class(it) != Class::Between)?;
        rest = &rest[start..];
        let is_dense = |it: char| class(it) == Class::Dense;
        let first = rest.chars().next().is_some_and(is_dense);
        let ends = |it: char| class(it) == Class::Between || is_dense(it) != first;
        let (run, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        rest = after;
        Some(if first { Run::Dense(run) } else { Run::Word(run) })
    })
}

/// A word as far as it is told apart.
pub(super) fn cut(word: &str) -> &str {
    word.char_indices().nth(LONGEST).map_or(word, |(end, _)| &word[..end])
}

/// The numbers that stand at the end of letters: `9001` of `iso9001`.
pub(super) fn tails(word: &str) -> impl Iterator<Item = &str> {
    let mut before = Class::Digit;
    word.char_indices().filter_map(move |(at, it)| {
        let now = class(it);
        let begins = now == Class::Digit && before == Class::Letter;
        before = now;
        begins.then(|| cut(&word[at..]))
    })
}

/// A text without what stands between words: two spellings of a title are alike if this is.
pub(super) fn squeezed(text: &str) -> String {
    folded(text).chars().filter(|it| class(*it) != Class::Between).collect()
}

#[cfg(test)]
mod tests {
    use super::{Run, folded, runs, squeezed, tails};

    fn said(text: &str) -> Vec<String> {
        let show = |it| match it {
            Run::Dense(it) => format!("[{it}]"),
            Run::Word(it) => it.to_owned(),
        };
        runs(&folded(text)).map(show).collect()
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(said("SKU盘点，２次/Day"), ["sku", "[盘点]", "2", "[次]", "day"]);
        assert_eq!(said("XL-QP-01（试行）"), ["xl", "qp", "01", "[试行]"]);
        assert_eq!(said("  ，。 "), [""; 0]);
        assert_eq!(said("Été ΟΔΟΣ"), ["été", "οδοσ"]);
    }

    #[test]
    fn folding_is_the_same_by_every_way() {
        for text in ["ＳＫＵ 盘点", "Ⅳ 级", "4℃", "e\u{301}", "ﬁn", "“引号”·—", "Kg"]
        {
            let whole: String = unicode_normalization::UnicodeNormalization::nfkc(text).collect();
            assert_eq!(folded(text), whole.to_lowercase(), "{text}");
        }
    }

    /// Every character between others comes out as if the whole text were folded at once.
    #[test]
    fn what_stands_alone_is_folded_alone() {
        for it in ('\0'..='\u{ffff}').filter(|it| super::stands_alone(*it)) {
            let text = format!("A{it}か{it}Z你{it}");
            let whole: String = unicode_normalization::UnicodeNormalization::nfkc(&*text).collect();
            assert_eq!(folded(&text), whole.to_lowercase(), "{:?}", u32::from(it));
        }
    }

    #[test]
    fn numbers_at_the_end_of_letters() {
        assert_eq!(tails("iso9001a14").collect::<Vec<_>>(), ["9001a14", "14"]);
        assert_eq!(tails("2026").count(), 0);
        assert_eq!(squeezed("第 1 章：Store—Opening"), "第1章storeopening");
    }
}
