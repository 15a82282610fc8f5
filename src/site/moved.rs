//! A page at an address of former times: it leads to where its chapter is now.

use serde::Serialize;

use super::Page;
use super::data::Pages;
use super::navigation::LinkTo;
use crate::model::relative;

/// Where a chapter is now, as templates see it.
#[derive(Serialize)]
struct Moved {
    to: LinkTo,
}

/// The page at the former address `at`.
pub(super) fn page(pages: &Pages<'_>, at: usize) -> Page {
    let (address, chapter) = &pages.manual.addresses.former[at];
    let title = pages.manual.chapters[*chapter].title.get(pages.lang);
    let now = &pages.manual.addresses.of_chapter[*chapter];
    let mut about = pages.about(title, "moved", address);
    about.canonical = pages.canonical(now);
    let mut data = pages.frame(&about, None, false);
    let to = LinkTo { title: title.to_owned(), href: relative(address, now) };
    data.insert("moved", &Moved { to });
    Page { template: "moved.html".to_owned(), data }
}
