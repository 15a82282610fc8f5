//! Footnotes: their text stands at the end of the page, with the ways back.

use std::collections::BTreeMap;

use crate::text::Lang;

use super::gaps::Gapped;
use super::writer::Writer;

/// The footnotes of a body.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Numbers by name.
    numbers: BTreeMap<String, usize>,
    /// The notes, in the order in which their numbers were given.
    list: Vec<Note>,
    /// The notes that are being read: number, where the HTML begins, how much is counted.
    open: Vec<(usize, usize)>,
    /// Whether the outermost list is an ordered one.
    pub(super) ordered: bool,
}

#[derive(Debug, Default)]
struct Note {
    /// How often the text refers to it.
    references: usize,
    /// Its HTML; none when it was only referred to.
    html: Option<Gapped>,
}

impl Notes {
    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.list.push(Note::default());
        self.numbers.insert(name.into(), self.list.len());
        self.list.len()
    }

    fn get(&mut self, number: usize) -> Option<&mut Note> {
        self.list.get_mut(number.checked_sub(1)?)
    }
}

impl Writer<'_> {
    /// A reference to a note. Its ids hold a colon, which no made id does.
    pub(super) fn reference(&mut self, name: &str) {
        if self.in_image() {
            return;
        }
        let number = self.notes.number(name);
        let Some(note) = self.notes.get(number) else { return };
        note.references += 1;
        let id = reference_id(number, note.references);
        let label = match self.lang {
            Lang::Zh => format!("脚注 {number}"),
            Lang::En => format!("Footnote {number}"),
        };
        self.push(&format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{number}\" id=\"{id}\" role=\"doc-noteref\" \
             aria-label=\"{label}\">{number}</a></sup>"
        ));
    }

    /// Begins the text of a note.
    pub(super) fn note_start(&mut self, name: &str) {
        let number = self.notes.number(name);
        self.notes.open.push((number, self.out.text.len()));
    }

    /// Ends it, and puts it aside.
    pub(super) fn note_end(&mut self) {
        let Some((number, start)) = self.notes.open.pop() else { return };
        let html = self.out.split_off(start);
        if let Some(note) = self.notes.get(number) {
            note.html.get_or_insert(html);
        }
    }

    /// Writes all notes.
    pub(super) fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes.list);
        if notes.iter().all(|it| it.html.is_none()) {
            return;
        }
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.push(match self.lang {
            Lang::Zh => "脚注",
            Lang::En => "Footnotes",
        });
        self.push("\">\n<ol>\n");
        for (number, note) in (1..).zip(notes) {
            self.push(&format!("<li id=\"fn:{number}\">\n"));
            self.out.append(note.html.unwrap_or_default());
            self.backlinks(number, note.references);
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    fn backlinks(&mut self, number: usize, references: usize) {
        let inside = self.out.text.ends_with("</p>\n");
        if inside {
            // The gaps stay: a link that ends the note ends right here.
            self.out.text.truncate(self.out.text.len() - "</p>\n".len());
        }
        for reference in 1..=references {
            let id = reference_id(number, reference);
            let label = match (self.lang, reference) {
                (Lang::Zh, 1) => format!("返回正文，脚注 {number}"),
                (Lang::Zh, _) => format!("返回正文，脚注 {number}，第 {reference} 处"),
                (Lang::En, 1) => format!("Back to the text, footnote {number}"),
                (Lang::En, _) => format!("Back to the text, footnote {number}, place {reference}"),
            };
            self.push(&format!(
                " <a href=\"#{id}\" class=\"footnote-back\" role=\"doc-backlink\" \
                 aria-label=\"{label}\">\u{21a9}\u{fe0e}</a>"
            ));
        }
        self.push(if inside { "</p>\n" } else { "\n" });
    }
}

fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 { format!("fnref:{number}") } else { format!("fnref:{number}:{reference}") }
}
