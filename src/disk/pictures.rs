//! How large pictures are, so that a page keeps their place free until they are there.

use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use super::publish::system::open_plain;

/// How much of a picture is read: the size stands at the beginning, behind what cameras write.
const ENOUGH: u64 = 512 << 10;
/// How much of a drawing is read: its size stands in its first tag.
const FIRST: u64 = 4 << 10;
/// What is no size of a picture in a handbook.
const LARGEST: usize = 100_000;

/// The width and height in pixels of the picture at `path`; nothing if it is none that says so.
pub(super) fn size_of(path: &Path) -> Option<(u32, u32)> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" => of_pixels(path),
        "svg" => of_drawing(path),
        _ => None,
    }
}

fn of_pixels(path: &Path) -> Option<(u32, u32)> {
    let mut bytes = Vec::new();
    let mut file = BufReader::new(open_plain(path).ok()?);
    // Most sizes stand in the first bytes; more is read only where they do not.
    file.by_ref().take(FIRST).read_to_end(&mut bytes).ok()?;
    let size = imagesize::reader_size(Cursor::new(&bytes)).or_else(|_| {
        let _ = file.take(ENOUGH).read_to_end(&mut bytes);
        imagesize::reader_size(Cursor::new(&bytes))
    });
    let size = size.ok()?;
    let is_size = |it: &usize| (1..=LARGEST).contains(it);
    let (width, height) = (Some(size.width).filter(is_size)?, Some(size.height).filter(is_size)?);
    Some((u32::try_from(width).ok()?, u32::try_from(height).ok()?))
}

fn of_drawing(path: &Path) -> Option<(u32, u32)> {
    let mut bytes = Vec::new();
    open_plain(path).ok()?.take(FIRST).read_to_end(&mut bytes).ok()?;
    drawing(&String::from_utf8_lossy(&bytes))
}

/// The size that the tag `<svg>` names: in pixels, or by what part of the plane it shows.
fn drawing(text: &str) -> Option<(u32, u32)> {
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let attribute = |name: &str| {
        let from = tag.find(&format!(" {name}="))? + name.len() + 2;
        let quote = tag[from..].chars().next().filter(|it| matches!(it, '"' | '\''))?;
        tag[from + 1..].split(quote).next()
    };
    let pixels = |text: &str| whole(text.trim().trim_end_matches("px").parse().ok()?);
    let named = attribute("width").and_then(pixels).zip(attribute("height").and_then(pixels));
    named.or_else(|| {
        let shown = attribute("viewBox")?;
        let mut numbers = shown.split([' ', ',']).filter(|it| !it.is_empty()).skip(2);
        let mut next = || whole(numbers.next()?.parse().ok()?);
        next().zip(next())
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at before")]
fn whole(number: f64) -> Option<u32> {
    (1.0..=100_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::drawing;

    #[test]
    fn drawings_say_how_large_they_are() {
        for (text, want) in [
            ("<?xml?><svg width=\"40\" height='30px' viewBox=\"0 0 1 1\">", Some((40, 30))),
            ("<svg viewBox=\"0 0 640.4,480\" xmlns=\"x\">", Some((640, 480))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 8 9\">", Some((8, 9))),
            ("<svg width=\"NaN\" height=\"-1\">", None),
            ("<svg width=\"1", None),
            ("<svg viewBox=\"0 0 1\">", None),
            ("no drawing", None),
        ] {
            assert_eq!(drawing(text), want, "{text}");
        }
    }
}
