//! A term as a number: what is sorted and merged by the million is not text.

use super::tokens::cut;

/// A term. Equal terms have equal keys.
pub(super) type Key = u64;

const WORD: Key = 1 << 62;
const OTHER: Key = 2 << 62;
const SHORT: usize = 10;

/// A pair of characters that are written without spaces.
pub(super) fn pair(first: char, second: char) -> Key {
    u64::from(u32::from(first)) << 21 | u64::from(u32::from(second))
}

/// A character by itself.
pub(super) fn single(it: char) -> Key {
    u64::from(u32::from(it)) << 21
}

/// The texts of terms that do not fit into their keys.
pub(super) type Others = Vec<(Key, Box<str>)>;

/// Any other term. Short words of ASCII letters and digits are in the key itself; of others the
/// text is put into `others`, and the key is a checksum of 62 bits.
pub(super) fn word(text: &str, others: &mut Others) -> Key {
    let text = cut(text);
    let letter = |it: u8| match it {
        b'0'..=b'9' => Some(u64::from(it - b'0') + 1),
        b'a'..=b'z' => Some(u64::from(it - b'a') + 11),
        _ => None,
    };
    if text.len() <= SHORT {
        let packed = text.bytes().try_fold(0, |key, it| Some(key << 6 | letter(it)?));
        if let Some(packed) = packed {
            return WORD | packed << (6 * (SHORT - text.len()));
        }
    }
    let key = OTHER | checksum(text.as_bytes()) >> 2;
    others.push((key, text.into()));
    key
}

/// FNV-1a.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, it| {
        (sum ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The text of a term; `others` is sorted.
pub(super) fn text(key: Key, others: &Others) -> String {
    match key >> 62 {
        0 => [key >> 21, key & 0x1f_ffff]
            .into_iter()
            .filter_map(|it| u32::try_from(it).ok())
            .filter(|it| *it != 0)
            .filter_map(char::from_u32)
            .collect(),
        1 => (0..SHORT)
            .map(|at| u8::try_from(key >> (6 * (SHORT - 1 - at)) & 63).unwrap_or_default())
            .take_while(|it| *it != 0)
            .map(|it| char::from(if it <= 10 { b'0' + it - 1 } else { b'a' + it - 11 }))
            .collect(),
        _ => {
            let at = others.partition_point(|it| it.0 < key);
            others.get(at).map_or_else(String::new, |it| it.1.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{pair, single, text, word};

    #[test]
    fn a_key_gives_its_text_back() {
        let mut others = Vec::new();
        let mut keys: Vec<_> =
            ["a", "0", "9001", "purchase", "abcdefghij", "abcdefghijk", "é", "=第1章", "~fabu"]
                .into_iter()
                .map(|it| (word(it, &mut others), it))
                .collect();
        keys.push((pair('采', '购'), "采购"));
        keys.push((single('采'), "采"));
        keys.push((pair('𠮷', '野'), "𠮷野"));
        others.sort();
        for (key, said) in keys {
            assert_eq!(text(key, &others), said);
        }
    }
}
