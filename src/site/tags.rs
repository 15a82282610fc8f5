//! Pages of tags: all chapters with a tag, and all tags.

use serde::Serialize;

use super::Page;
use super::chapters::{Child, child};
use super::data::Pages;
use super::navigation::LinkTo;
use crate::model::href;

/// A tag, as templates see it.
#[derive(Serialize)]
struct ShownTag {
    title: String,
    chapters: Vec<Child>,
}

/// A tag among all tags.
#[derive(Serialize)]
struct Counted {
    title: String,
    href: String,
    count: usize,
}

/// The page of the tag at `at`, in the order of the tags.
pub(super) fn page(pages: &Pages<'_>, at: usize) -> Page {
    let (tag, address) = pages.manual.addresses.tags().nth(at).unwrap_or_default();
    let title = format!("{}{tag}", pages.word("tag"));
    let mut data = pages.frame(&pages.about(&title, "tag", address), None, false);
    let mut crumbs = pages.map.breadcrumbs(None, pages.word("home"));
    let href = href(&pages.manual.addresses.of_tags);
    crumbs.push(LinkTo { title: pages.word("tags").to_owned(), href });
    data.insert("breadcrumbs", &crumbs);
    let chapters = with_tag(pages, tag).map(|it| child(pages, it)).collect();
    data.insert("tag", &ShownTag { title: tag.to_owned(), chapters });
    Page { template: "tag.html".to_owned(), data }
}

/// The page of all tags.
pub(super) fn index(pages: &Pages<'_>) -> Page {
    let title = pages.word("tags").to_owned();
    let address = &pages.manual.addresses.of_tags;
    let mut data = pages.frame(&pages.about(&title, "tag", address), None, false);
    let counted = pages.manual.addresses.tags().map(|(tag, address)| Counted {
        title: tag.to_owned(),
        href: href(address),
        count: with_tag(pages, tag).count(),
    });
    data.insert("tags", &counted.collect::<Vec<_>>());
    Page { template: "tags.html".to_owned(), data }
}

/// Links to the pages of a chapter's tags.
pub(super) fn of_chapter(pages: &Pages<'_>, chapter: usize) -> Vec<LinkTo> {
    let tags = pages.manual.chapters[chapter].front.tags.iter().map(|it| it.as_str().trim());
    // What only unlisted chapters say has no page.
    let link = |tag: &str| {
        let address = pages.manual.addresses.of_tag(tag);
        (!address.is_empty()).then(|| LinkTo { title: tag.to_owned(), href: href(address) })
    };
    tags.filter_map(link).collect()
}

/// The places in the contents of the chapters with a tag, in reading order.
fn with_tag<'a>(pages: &'a Pages<'_>, tag: &'a str) -> impl Iterator<Item = usize> + 'a {
    let has = move |chapter: usize| {
        let tags = &pages.manual.chapters[chapter].front.tags;
        tags.iter().any(|it| it.as_str().trim() == tag)
    };
    let nodes = pages.map.nodes.iter().enumerate();
    nodes.filter(move |(_, it)| it.chapter.is_some_and(has)).map(|(at, _)| at)
}
