//! The tags in a piece of raw HTML, each with its place.

use std::ops::Range;

/// A part of raw HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text between tags.
    Text,
    /// An opening tag.
    Open(Tag),
    /// A closing tag.
    Close(String),
    /// A comment.
    Comment,
    /// A declaration, or a tag that never ends.
    Junk,
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its attributes.
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribute {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Where its value stands, without quotes.
    pub(super) value: Range<usize>,
    /// Where all of it stands.
    pub(super) whole: Range<usize>,
}

/// The part that begins at `start`, and where it ends; `start` has to be inside of `text`.
pub(super) fn token(text: &str, start: usize) -> (Token, usize) {
    let bytes = text.as_bytes();
    let rest = &bytes[start..];
    match (rest[0], rest.get(1)) {
        (b'<', Some(b'!')) if rest.starts_with(b"<!--") => {
            let end = memchr::memmem::find(&rest[2..], b"-->").map(|it| start + it + 5);
            (Token::Comment, end.unwrap_or(text.len()))
        }
        (b'<', Some(b'!' | b'?')) => (Token::Junk, after(bytes, start, b'>')),
        (b'<', Some(b'/')) if rest.get(2).is_some_and(u8::is_ascii_alphabetic) => {
            let name = name(bytes, start + 2);
            (Token::Close(text[start + 2..name].to_ascii_lowercase()), after(bytes, start, b'>'))
        }
        (b'<', Some(it)) if it.is_ascii_alphabetic() => open(text, start),
        _ => {
            let next = memchr::memchr(b'<', &rest[1..]);
            (Token::Text, next.map_or(text.len(), |it| start + 1 + it))
        }
    }
}

/// Where the content of `name`, which begins at `start`, ends: before its closing tag.
pub(super) fn content_end(text: &str, start: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let closes = |at: &usize| {
        bytes[*at + 1..].first() == Some(&b'/')
            && bytes
                .get(at + 2..at + 2 + name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memchr_iter(b'<', &bytes[start..])
        .map(|it| it + start)
        .find(closes)
        .unwrap_or(text.len())
}

fn after(bytes: &[u8], start: usize, byte: u8) -> usize {
    memchr::memchr(byte, &bytes[start..]).map_or(bytes.len(), |it| start + it + 1)
}

/// Where the name that begins at `start` ends.
fn name(bytes: &[u8], start: usize) -> usize {
    let ends = |it: &u8| it.is_ascii_whitespace() || matches!(it, b'/' | b'>');
    bytes[start..].iter().position(ends).map_or(bytes.len(), |it| start + it)
}

fn open(text: &str, start: usize) -> (Token, usize) {
    let bytes = text.as_bytes();
    let mut at = name(bytes, start + 1);
    let mut tag = Tag { name: text[start + 1..at].to_ascii_lowercase(), attributes: Vec::new() };
    loop {
        match bytes.get(at) {
            None => return (Token::Junk, text.len()),
            Some(b'>') => return (Token::Open(tag), at + 1),
            Some(it) if it.is_ascii_whitespace() || *it == b'/' => at += 1,
            Some(_) => {
                let Some(attribute) = attribute(text, at) else { return (Token::Junk, text.len()) };
                at = attribute.whole.end;
                tag.attributes.push(attribute);
            }
        }
    }
}

/// The attribute that begins at `start`; None when its quote never closes.
fn attribute(text: &str, start: usize) -> Option<Attribute> {
    let bytes = text.as_bytes();
    let ends = |it: &u8| it.is_ascii_whitespace() || matches!(it, b'/' | b'>' | b'=');
    // A name may begin with `=`, and has at least this one byte.
    let first = start + 1;
    let end = bytes[first..].iter().position(ends).map_or(bytes.len(), |it| first + it);
    let end = text.ceil_char_boundary(end);
    let name = text[start..end].to_ascii_lowercase();
    let blank = |from: usize| {
        let blanks = bytes[from..].iter().take_while(|it| it.is_ascii_whitespace()).count();
        from + blanks
    };
    let equals = blank(end);
    if bytes.get(equals) != Some(&b'=') {
        return Some(Attribute { name, value: end..end, whole: start..end });
    }
    let from = blank(equals + 1);
    let (value, whole) = match bytes.get(from) {
        Some(quote @ (b'"' | b'\'')) => {
            let close = memchr::memchr(*quote, &bytes[from + 1..])? + from + 1;
            (from + 1..close, start..close + 1)
        }
        _ => {
            let ends = |it: &u8| it.is_ascii_whitespace() || *it == b'>';
            let close = bytes[from..].iter().position(ends).map_or(bytes.len(), |it| from + it);
            (from..close, start..close)
        }
    };
    Some(Attribute { name, value, whole })
}

/// An attribute's value with the character references read that matter in addresses.
pub(super) fn decoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (c, length) = reference(after).unwrap_or(('&', 0));
        out.push(c);
        rest = &after[length..];
    }
    out.push_str(rest);
    out
}

/// The character that a reference without its `&` stands for, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let numeric = |digits: &str, radix| {
        let end = digits.find(|it: char| !it.is_digit(radix)).unwrap_or(digits.len());
        let c = u32::from_str_radix(&digits[..end], radix).ok().and_then(char::from_u32)?;
        Some((c, end + usize::from(digits[end..].starts_with(';'))))
    };
    if let Some(hex) = text.strip_prefix("#x").or_else(|| text.strip_prefix("#X")) {
        return numeric(hex, 16).map(|(c, it)| (c, it + 2));
    }
    if let Some(digits) = text.strip_prefix('#') {
        return numeric(digits, 10).map(|(c, it)| (c, it + 1));
    }
    let named = [
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("apos;", '\''),
        ("colon;", ':'),
        ("Tab;", '\t'),
        ("NewLine;", '\n'),
        ("sol;", '/'),
        ("num;", '#'),
    ];
    named.into_iter().find(|(name, _)| text.starts_with(name)).map(|(name, c)| (c, name.len()))
}

#[cfg(test)]
mod tests {
    use super::{Token, content_end, decoded, token};

    fn all(text: &str) -> Vec<(Token, &str)> {
        let mut at = 0;
        let mut out = Vec::new();
        while at < text.len() {
            let (it, end) = token(text, at);
            out.push((it, &text[at..end]));
            at = end;
        }
        out
    }

    #[test]
    fn tags_are_read_with_their_places() {
        let text = "a<IMG src='x>y' ALT=图 hidden/><!-- <b> --></Td ><!doctype a>< b";
        let tokens = all(text);
        let pieces: Vec<&str> = tokens.iter().map(|it| it.1).collect();
        assert_eq!(
            pieces,
            [
                "a",
                "<IMG src='x>y' ALT=图 hidden/>",
                "<!-- <b> -->",
                "</Td >",
                "<!doctype a>",
                "< b"
            ]
        );
        let Token::Open(tag) = &tokens[1].0 else { panic!("a tag") };
        let read: Vec<(&str, &str)> =
            tag.attributes.iter().map(|it| (it.name.as_str(), &text[it.value.clone()])).collect();
        assert_eq!(read, [("src", "x>y"), ("alt", "图"), ("hidden", "")]);
        assert_eq!(&text[tag.attributes[1].whole.clone()], "ALT=图");
        assert_eq!(tokens[3].0, Token::Close("td".into()));
    }

    #[test]
    fn what_never_ends_is_junk() {
        for text in ["<a", "<a href=\"x", "<a =", "<!x"] {
            assert_eq!(all(text), [(Token::Junk, text)]);
        }
        assert_eq!(content_end("<x>a</y>b</X>", 3, "x"), 9);
        assert_eq!(content_end("<x>a", 3, "x"), 4);
    }

    #[test]
    fn references_are_read() {
        assert_eq!(decoded("&#x6a;ava&#115cript&colon;&amp;x&y"), "javascript:&x&y");
        assert_eq!(decoded("&#xffffffffff;&"), "&#xffffffffff;&");
    }
}
