//! The page of search, and the record of every page: what it is called comes from the manual, what
//! it says from the page itself, so that whatever is shown is found.

use std::collections::BTreeMap;

use super::Page;
use super::data::{Pages, What};
use crate::model::SEARCH;
use crate::search::{OTHER, Record, Sort, of_chapter, of_entity, page_text, sorts};

/// The page of search.
pub(super) fn page(pages: &Pages<'_>) -> Page {
    let title = pages.word("search").to_owned();
    let data = pages.frame(&pages.about(&title, "search", SEARCH), None, false);
    Page { template: "search.html".to_owned(), data }
}

/// All sorts of pages.
pub(super) fn sorts_of(pages: &Pages<'_>) -> Vec<Sort> {
    sorts(pages.lang, pages.word("search_pages"))
}

/// The words that the script says to readers.
pub(super) fn said(pages: &Pages<'_>) -> BTreeMap<String, String> {
    const SAID: [&str; 7] = [
        "search_all",
        "search_best",
        "search_more",
        "search_none",
        "search_one",
        "search_partly",
        "search_some",
    ];
    SAID.iter().map(|it| ((*it).to_owned(), pages.word(it).to_owned())).collect()
}

/// The page at `at` as it is searched; nothing for pages that nobody looks for.
pub(super) fn record(pages: &Pages<'_>, at: usize, address: &str, html: &str) -> Option<Record> {
    let text = page_text(html);
    let manual = pages.manual;
    let other = |repeats| Record { sort: OTHER, repeats, ..Record::default() };
    let mut record = match pages.what(at) {
        What::NotFound | What::Moved(_) => return None,
        What::Chapter(chapter) if manual.chapters[chapter].is_unlisted => return None,
        What::Entity(key) if manual.is_unlisted(key) => return None,
        What::Chapter(chapter) => of_chapter(manual, chapter, pages.lang),
        What::Entity(key) => of_entity(manual, key, pages.lang),
        What::Home
        | What::Register(_)
        | What::Coverage
        | What::Findings
        | What::Tags
        | What::Tag(_) => other(true),
        What::Folder(_) | What::Search => other(false),
    };
    record.sections = text.sections;
    address.clone_into(&mut record.address);
    if record.title.is_empty() {
        record.title = text.title;
    }
    Some(record)
}
