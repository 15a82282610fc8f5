//! Paragraphs that hold nothing but a picture, or nothing but inclusions: they become figures, and
//! places for what is included.

use super::body::LinkKind;
use super::gaps::Fill;
use super::writer::Writer;

/// Endings of pictures, which `![[…]]` shows and does not include.
const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"];

/// Whether the file that `target` names is a picture.
pub(super) fn is_picture(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let end = path.len().saturating_sub(5);
    let end = path.get(path.floor_char_boundary(end)..).unwrap_or_default().to_ascii_lowercase();
    PICTURES.iter().any(|it| end.ends_with(it))
}

impl Writer<'_> {
    /// Opens a paragraph.
    pub(super) fn open_paragraph(&mut self) {
        self.push("<p>");
        self.paragraph = Some((self.out.text.len(), self.out.gaps.len()));
    }

    /// Closes it.
    pub(super) fn close_paragraph(&mut self) {
        let Some((text, gaps)) = self.paragraph.take() else {
            self.push("</p>\n");
            return;
        };
        if !self.stand_alone(text, gaps) {
            self.push("</p>\n");
            self.caption(text, gaps);
        }
    }

    /// Takes the paragraph away from around what stands alone in it.
    fn stand_alone(&mut self, text: usize, gaps: usize) -> bool {
        let inside = self.out.gaps.get(gaps..).unwrap_or_default();
        let is_empty = self.out.text.get(text..).is_some_and(|it| it.trim().is_empty());
        if inside.is_empty() || !is_empty {
            return false;
        }
        let is_inclusion =
            |link: usize| self.links.get(link).is_some_and(|it| it.what == LinkKind::Include);
        let fill = match inside {
            [only] if only.fill == Fill::Image => Fill::Figure,
            all if all.iter().all(|it| it.fill == Fill::Whole && is_inclusion(it.link)) => {
                Fill::Inset
            }
            _ => return false,
        };
        let inside = self.out.gaps.split_off(gaps);
        self.out.text.truncate(text - "<p>".len());
        for gap in inside {
            if let Some(link) = self.links.get_mut(gap.link) {
                link.alone = true;
            }
            self.out.gap(fill, gap.link);
            self.push("\n");
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::is_picture;

    #[test]
    fn pictures_are_told_by_their_ending() {
        assert!(is_picture("a/b.PNG") && is_picture("图.svg#x") && is_picture("a.jpeg"));
        assert!(!is_picture("png") && !is_picture("a.md") && !is_picture("图图"));
    }
}
