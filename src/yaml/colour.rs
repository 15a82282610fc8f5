//! Colours, and whether they can be read on another one.

use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown};
use crate::text::{Span, Spanned, Words};

/// A colour: `#0d5c49` or `#0a4`.
#[derive(Clone, Debug)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// As written.
    pub written: Spanned<String>,
}

/// What AA of WCAG 2.2 asks of text.
const READABLE: f64 = 4.5;
impl Colour {
    fn parse(text: &str) -> Option<[u8; 3]> {
        let digits = text.trim().strip_prefix('#')?;
        let value = |it: &str| u8::from_str_radix(it, 16).ok();
        if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        match digits.len() {
            3 => {
                let each = |at: usize| value(&digits[at..=at]).map(|it| it * 17);
                Some([each(0)?, each(1)?, each(2)?])
            }
            6 => Some([value(&digits[..2])?, value(&digits[2..4])?, value(&digits[4..])?]),
            _ => None,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// Its contrast with `ground`, if that is too little to read it.
    pub fn too_pale(&self, ground: &str) -> Option<f64> {
        let contrast = contrast(self.rgb, Colour::parse(ground)?);
        (contrast < READABLE).then_some(contrast)
    }

    /// The nearest colour that can be read on `ground`: darker on a light one, lighter on a dark one.
    pub fn readable_on(&self, ground: &str) -> String {
        let ground = Colour::parse(ground).unwrap_or([255; 3]);
        let end = if brightness(ground) > 0.5 { [0; 3] } else { [255; 3] };
        let [red, green, blue] = nearest(self.rgb, end, ground);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Decode for Colour {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        // A `#` without quotes begins a comment: nothing is left then.
        let want =
            || Words::fixed("a colour in quotes `\"#0d5c49\"`", "一个带引号的颜色值 `\"#0d5c49\"`");
        let written = scalar(node, reading, want())?;
        let Some(rgb) = Colour::parse(&written.value) else {
            reading.wrong(node, want());
            return None;
        };
        Some(Colour { rgb, written })
    }

    fn shape() -> Shape {
        Shape::Scalar(Words::fixed("a colour `\"#0d5c49\"`", "颜色值 `\"#0d5c49\"`"))
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(&self.written.value)
    }
}

/// `colour`, mixed with `end` by as little as makes it readable on `ground`.
fn nearest(colour: [u8; 3], end: [u8; 3], ground: [u8; 3]) -> [u8; 3] {
    const STEPS: u16 = 100;
    let mixed = |step: u16| {
        let mut it = colour;
        for (part, end) in it.iter_mut().zip(end) {
            let sum = u16::from(*part) * (STEPS - step) + u16::from(end) * step;
            *part = u8::try_from(sum / STEPS).unwrap_or(end);
        }
        it
    };
    let readable = (0..=STEPS).map(mixed).find(|it| contrast(*it, ground) >= READABLE);
    readable.unwrap_or(end)
}

/// The contrast of two colours, as WCAG has it: 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (brightness(one), brightness(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn brightness(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|it| {
        let part = f64::from(it) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        let rgb = Colour::parse(text).unwrap();
        Colour { rgb, written: Spanned::new(text.to_owned(), Span::default()) }
    }

    #[test]
    fn colours_are_read() {
        assert_eq!(Colour::parse("#0a4"), Some([0x00, 0xaa, 0x44]));
        assert_eq!(Colour::parse("#0D5c49"), Some([0x0d, 0x5c, 0x49]));
        for wrong in ["0d5c49", "#12", "#ggg", "red", "", "#＃12"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pale_colour_is_made_readable() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        let green = colour("#0d5c49");
        assert!(green.too_pale("#ffffff").is_none());
        assert_eq!(green.readable_on("#ffffff"), "#0d5c49");
        assert_ne!(green.readable_on("#1b2320"), "#0d5c49");
        let yellow = colour("#ffcc00");
        assert!(yellow.too_pale("#ffffff").is_some());
        assert!(colour(&yellow.readable_on("#ffffff")).too_pale("#ffffff").is_none());
        assert_eq!(yellow.readable_on("#1b2320"), "#ffcc00");
    }
}
