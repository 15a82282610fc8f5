//! What characters are, and where words end.

use std::ops::Range;

/// A Chinese character.
pub(super) fn is_han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3007}')
}

pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether a Latin word ends at both ends of `range`; Chinese has no such ends.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_latin = |it: char| it.is_alphanumeric() && it < '\u{2e80}' || it == '_';
    let joins = |outside: Option<char>, inside: Option<char>| {
        outside.is_some_and(is_latin) && inside.is_some_and(is_latin)
    };
    !joins(before(text, range.start), after(text, range.start))
        && !joins(after(text, range.end), before(text, range.end))
}

/// The addresses in a text: `https://…`, `www.…`, mail.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_part = |it: &u8| it.is_ascii_graphic() && !matches!(it, b'<' | b'>' | b'"' | b'`');
    let around = |at: usize| {
        let start = at - bytes[..at].iter().rev().take_while(|it| is_part(it)).count();
        start..at + bytes[at..].iter().take_while(|it| is_part(it)).count()
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr2_iter(b'@', b'/', bytes) {
        let is_url = bytes[at] == b'/'
            && at > 0
            && bytes[at - 1] == b':'
            && bytes.get(at + 1) == Some(&b'/');
        let is_mail = bytes[at] == b'@' && at > 0 && is_part(&bytes[at - 1]);
        if (is_url || is_mail) && found.last().is_none_or(|it| it.end <= at) {
            found.push(around(at));
        }
    }
    for at in memchr::memmem::find_iter(bytes, b"www.") {
        found.push(around(at));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{addresses, is_whole};

    #[test]
    fn addresses_are_found() {
        let of = |text: &str| -> Vec<String> {
            addresses(text).into_iter().map(|it| text[it].to_owned()).collect()
        };
        assert_eq!(of("见https://a.cn/TODO，和www.b.cn"), ["https://a.cn/TODO", "www.b.cn"]);
        assert_eq!(of("mail a.b@c.de or <x@y.z>"), ["a.b@c.de", "x@y.z"]);
        assert!(of("a/b @ c").is_empty());
    }

    #[test]
    fn words_end_where_letters_end() {
        assert!(is_whole("a TODO.", &(2..6)) && is_whole("见TODO项", &(3..7)));
        assert!(!is_whole("TODOS", &(0..4)) && !is_whole("xTODO", &(1..5)));
    }
}
