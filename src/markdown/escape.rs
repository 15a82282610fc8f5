//! Text made safe for its place in HTML.

/// Appends `text` as text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, const { &table(&[b'&', b'<', b'>', 0]) });
}

/// Appends `value` as the inside of an attribute in double quotes.
pub(super) fn attribute(out: &mut String, value: &str) {
    escape(out, value, const { &table(&[b'&', b'<', b'>', b'"', b'\'', 0]) });
}

/// Appends text in which character references are read already: `&` stays.
pub(super) fn referenced(out: &mut String, text: &str) {
    escape(out, text, const { &table(&[b'<', b'>', 0]) });
}

/// Appends the inside of an attribute in which character references are read already.
pub(super) fn references_in_attribute(out: &mut String, value: &str) {
    escape(out, value, const { &table(&[b'<', b'>', b'"', b'\'', 0]) });
}

/// Appends an address as the inside of an attribute: what no address may hold is percent-encoded,
/// Chinese stays readable, and what is encoded already stays as it is.
pub(super) fn href(out: &mut String, address: &str) {
    let mut from = 0;
    for (at, byte) in address.bytes().enumerate() {
        let special = match byte {
            b'&' => Some("&amp;"),
            b'\'' => Some("&#39;"),
            0..=b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f => None,
            _ => continue,
        };
        out.push_str(&address[from..at]);
        from = at + 1;
        match special {
            Some(it) => out.push_str(it),
            None => percent(out, byte),
        }
    }
    out.push_str(&address[from..]);
}

fn percent(out: &mut String, byte: u8) {
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        out.extend(char::from_digit(u32::from(digit), 16).map(|it| it.to_ascii_uppercase()));
    }
}

/// For each byte, whether it is one of `special`.
const fn table(special: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut at = 0;
    while at < special.len() {
        table[special[at] as usize] = true;
        at += 1;
    }
    table
}

fn escape(out: &mut String, text: &str, special: &[bool; 256]) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !special[byte as usize] {
            continue;
        }
        out.push_str(&text[from..at]);
        out.push_str(match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => "\u{fffd}",
        });
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    fn with(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn each_place_has_its_own_escapes() {
        assert_eq!(with(super::text, "a<b>&\"'\0字"), "a&lt;b&gt;&amp;\"'\u{fffd}字");
        assert_eq!(with(super::attribute, "<\"'&>"), "&lt;&quot;&#39;&amp;&gt;");
        assert_eq!(with(super::href, "a b.md?x=1&y#节'\"%20"), "a%20b.md?x=1&amp;y#节&#39;%22%20");
    }
}
