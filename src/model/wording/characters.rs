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
    let mut done = 0;
    for at in memchr::memmem::find_iter(bytes, b"www.") {
        if at >= done {
            found.push(around(at));
            done = found.last().map_or(done, |it| it.end);
        }
    }
    found
}

/// Stretches of a text, asked which others lie inside of them.
pub(super) struct Cover {
    /// Where they begin, in order, and how far those that begin no later reach.
    reach: Vec<(usize, usize)>,
}

impl Cover {
    pub(super) fn new(mut ranges: Vec<Range<usize>>) -> Cover {
        ranges.sort_by_key(|it| it.start);
        let mut far = 0;
        let reach = ranges.into_iter().map(|it| {
            far = far.max(it.end);
            (it.start, far)
        });
        Cover { reach: reach.collect() }
    }

    /// Whether one of them holds `range`.
    pub(super) fn holds(&self, range: &Range<usize>) -> bool {
        self.reach_of(range.start + 1) >= range.end
    }

    /// Whether one of them holds `range` and is longer.
    pub(super) fn has_longer(&self, range: &Range<usize>) -> bool {
        self.reach_of(range.start) >= range.end || self.reach_of(range.start + 1) > range.end
    }

    /// How far those reach that begin before `start`.
    fn reach_of(&self, start: usize) -> usize {
        let count = self.reach.partition_point(|(it, _)| *it < start);
        count.checked_sub(1).map_or(0, |last| self.reach[last].1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, addresses, is_whole};

    #[test]
    fn covers_hold_what_lies_inside() {
        let cover = Cover::new(vec![4..6, 0..3]);
        assert!(cover.holds(&(0..3)) && cover.holds(&(1..2)) && !cover.holds(&(2..4)));
        assert!(
            cover.has_longer(&(0..2)) && cover.has_longer(&(5..6)) && !cover.has_longer(&(4..6))
        );
    }

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
