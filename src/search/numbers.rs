//! Numbers as printable characters, for lists inside a script: small ones take one character.

/// How many characters there are.
const BASE: u32 = 90;
/// Numbers below stand for themselves.
const ONE: u32 = 60;
/// So many first characters announce one more, …
const TWO: u32 = 24;
/// … so many announce two more, and the last one announces four.
const THREE: u32 = 5;

fn push_digit(out: &mut String, digit: u32) {
    // From `#` on, without the backslash.
    let code = digit + 0x23;
    out.push(char::from_u32(if code >= 0x5c { code + 1 } else { code }).unwrap_or('#'));
}

fn digit(byte: u8) -> u32 {
    let code = u32::from(byte);
    (if code > 0x5c { code - 1 } else { code }).saturating_sub(0x23)
}

/// Writes a number.
pub(super) fn push(out: &mut String, number: u32) {
    let mut left = number;
    if left < ONE {
        return push_digit(out, left);
    }
    left -= ONE;
    if left < TWO * BASE {
        push_digit(out, ONE + left / BASE);
        return push_digit(out, left % BASE);
    }
    left -= TWO * BASE;
    if left < THREE * BASE * BASE {
        push_digit(out, ONE + TWO + left / (BASE * BASE));
        push_digit(out, left / BASE % BASE);
        return push_digit(out, left % BASE);
    }
    left -= THREE * BASE * BASE;
    push_digit(out, BASE - 1);
    for power in (0..4).rev() {
        push_digit(out, left / BASE.pow(power) % BASE);
    }
}

/// Reads numbers, and texts of known length, one after the other. What is cut off reads as 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'t> {
    /// What is not read yet.
    pub(super) rest: &'t str,
}

impl<'t> Numbers<'t> {
    fn byte(&mut self) -> u32 {
        let Some(first) = self.rest.as_bytes().first() else { return 0 };
        self.rest = self.rest.get(1..).unwrap_or_default();
        digit(*first)
    }

    /// The next number.
    pub(super) fn number(&mut self) -> u32 {
        let first = self.byte();
        if first < ONE {
            return first;
        }
        if first < ONE + TWO {
            return ONE + (first - ONE) * BASE + self.byte();
        }
        let base = ONE + TWO * BASE;
        if first < ONE + TWO + THREE {
            let high = (first - ONE - TWO) * BASE * BASE;
            return base + high + self.byte() * BASE + self.byte();
        }
        let low = (0..4).fold(0_u32, |sum, _| sum.wrapping_mul(BASE).wrapping_add(self.byte()));
        low.wrapping_add(base + THREE * BASE * BASE)
    }

    /// The next `count` characters.
    pub(super) fn text(&mut self, count: u32) -> &'t str {
        let end = self.rest.char_indices().nth(count as usize);
        let (text, rest) = self.rest.split_at(end.map_or(self.rest.len(), |it| it.0));
        self.rest = rest;
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, push};

    #[test]
    fn what_is_written_is_read() {
        let numbers = [0, 1, 59, 60, 149, 150, 2_219, 2_220, 42_719, 42_720, 50_000, 5_000_000];
        let mut text = String::new();
        for it in numbers {
            push(&mut text, it);
        }
        assert!(!text.contains(['"', '\\']) && text.is_ascii());
        let mut reader = Numbers { rest: &text };
        assert_eq!(numbers.map(|_| reader.number()), numbers);
        assert_eq!(reader.number(), 0);
    }
}
