//! A folder of Markdown: it comes along as it is.

use super::book::{Book, is_settings};
use super::settings::Settings;
use crate::markdown::{RawHtml, parse, split};
use crate::text::{Lang, Sources};

pub(super) fn read(taken: &Sources) -> Book {
    let mut book = Book::default();
    book.take(taken, "", "", |_| false);
    // The settings of a manual of ours are no attachment.
    for (_, it) in taken.iter().filter(|(_, it)| is_settings(&it.path)) {
        book.made.insert(it.path.clone(), it.text.clone());
        book.copies.retain(|copy| copy.to != it.path);
    }
    let first = ["index.md", "README.md"].into_iter().find_map(|it| taken.at(it));
    book.settings =
        Settings { title: first.and_then(|it| heading(taken, it)), ..Settings::default() };
    book
}

/// The title at the top of a text.
fn heading(taken: &Sources, id: crate::text::SourceId) -> Option<String> {
    let text = &taken.get(id).text;
    let body = parse(text, split(text, id).body, id, RawHtml::Escape, Lang::En);
    body.headings.first().filter(|it| it.level == 1).map(|it| it.text.clone())
}
