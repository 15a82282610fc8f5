//! Where a link's destination stands in its source; the parser only says where the link stands.

use std::ops::Range;

/// The destination of `[text](destination)`, of which `inner` is where the text ends and `end`
/// where the link ends.
pub(super) fn inline(text: &str, inner: usize, end: usize) -> Option<Range<usize>> {
    let found = memchr::memmem::find(text.as_bytes().get(inner..end)?, b"](")?;
    scan(text, inner + found + 2, end)
}

/// The destination of the definition `[label]: destination` that stands at `span`.
pub(super) fn definition(text: &str, span: &Range<usize>) -> Option<Range<usize>> {
    let found = memchr::memmem::find(text.as_bytes().get(span.clone())?, b"]:")?;
    scan(text, span.start + found + 2, span.end)
}

/// The destination that begins after blanks (and the marks of a quote, on a new line) at `from`.
fn scan(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes().get(..end)?;
    let mut start = from;
    let mut fresh = false;
    while let Some(byte) = bytes.get(start) {
        match byte {
            b'\n' => fresh = true,
            b' ' | b'\t' | b'\r' => {}
            b'>' if fresh => {}
            _ => break,
        }
        start += 1;
    }
    let pointed = bytes.get(start) == Some(&b'<');
    start += usize::from(pointed);
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if pointed => break,
            0..=b' ' if !pointed => break,
            b'(' if !pointed => depth += 1,
            b')' if !pointed && depth == 0 => break,
            b')' if !pointed => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    text.get(start..at.min(end)).map(|_| start..at.min(end))
}

#[cfg(test)]
mod tests {
    use super::{definition, inline};

    #[test]
    fn destinations_are_found() {
        for (text, inner, want) in [
            ("[a](b.md)", 2, "b.md"),
            ("[a]( b(c)d.md \"t\")", 2, "b(c)d.md"),
            ("[a](<b c.md>)", 2, "b c.md"),
            ("[](x)", 0, "x"),
            ("[a]()", 2, ""),
            ("[a](b\\)c)", 2, "b\\)c"),
            ("[a](\n> 流程.md)", 2, "流程.md"),
        ] {
            let found = inline(text, inner, text.len()).expect(text);
            assert_eq!(&text[found], want);
        }
        let text = "[甲]: <甲 乙.md> 'title'";
        assert_eq!(&text[definition(text, &(0..text.len())).expect("there")], "甲 乙.md");
        assert_eq!(inline("[a]", 9, 3), None);
    }
}
