//! The plural of an English word, where it is regular.

/// The plural of `word`, which may be several words; none where that takes a dictionary.
pub fn plural(word: &str) -> Option<String> {
    let last = word.rsplit([' ', '-']).next().unwrap_or(word);
    let is_plain = last.len() > 2 && last.bytes().skip(1).all(|it| it.is_ascii_lowercase());
    if !word.is_ascii() || !is_plain {
        return None;
    }
    let is_irregular = ["f", "fe", "o", "man", "ss", "is", "us", "child", "person", "staff"];
    if is_irregular.iter().any(|it| last.ends_with(it)) {
        return None;
    }
    let stem = &word[..word.len() - 1];
    let before = stem.chars().next_back().unwrap_or(' ');
    match last.as_bytes()[last.len() - 1] {
        b's' => None,
        b'x' | b'z' => Some(format!("{word}es")),
        b'h' if matches!(before, 'c' | 's') => Some(format!("{word}es")),
        b'y' if !"aeiou".contains(before) => Some(format!("{stem}ies")),
        _ => Some(format!("{word}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn regular_words_have_a_plural() {
        let of = |it: &str| plural(it).unwrap_or_default();
        assert_eq!(of("client"), "clients");
        assert_eq!(of("Sales category"), "Sales categories");
        assert_eq!(of("till box"), "till boxes");
        assert_eq!(of("key"), "keys");
        for none in ["staff", "SKU", "goods", "客户", "salesman"] {
            assert_eq!(of(none), "", "{none}");
        }
    }
}
