//! Side bars that Docusaurus makes from folders: what lies in one, in the order in which it is shown.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{Book, folder_of, is_index, is_snippet};
use super::contents::Item;
use super::docusaurus::without_number;
use super::front::Front;
use super::sidebars::Documents;
use crate::model::translation_of;
use crate::text::{SourceId, Sources};

/// What lies in the folders of the chapters.
pub(super) struct Folders<'f> {
    ids: &'f BTreeMap<String, String>,
    /// The paths of the pages, with where they say that they stand.
    pages: BTreeMap<String, Option<f64>>,
    /// Those among them that were made for folders, and are no documents.
    made: BTreeSet<String>,
}

impl<'f> Folders<'f> {
    pub(super) fn new(
        taken: &Sources,
        book: &Book,
        ids: &'f BTreeMap<String, String>,
    ) -> Folders<'f> {
        let mut pages = BTreeMap::new();
        for it in book.pages.iter().filter(|it| !is_snippet(&it.to)) {
            if translation_of(&it.to).is_none() {
                let front = Front::new(&taken.get(it.source).text, it.source);
                let said = it.order.as_deref().or_else(|| front.text("sidebar_position"));
                pages.insert(it.to.clone(), said.and_then(|it| it.parse().ok()));
            }
        }
        // What a `_category_.json` says has become the page of its folder by now.
        for (path, text) in &book.made {
            let front = Front::new(text, SourceId(0));
            pages.insert(path.clone(), front.text("order").and_then(|it| it.parse().ok()));
        }
        Folders { ids, pages, made: book.made.keys().cloned().collect() }
    }

    /// The items right in a folder; `start` is its path with a slash, or nothing for the top.
    fn inside(&self, start: &str) -> Vec<Item> {
        let mut items: Vec<(Sorting, Item)> = Vec::new();
        let mut folders = BTreeSet::new();
        let below = self.pages.range(start.to_owned()..).take_while(|it| it.0.starts_with(start));
        for (path, position) in below {
            let rest = &path[start.len()..];
            match rest.split_once('/') {
                Some((name, _)) => drop(folders.insert(name)),
                None => {
                    let item = Item { page: Some(path.clone()), ..Item::default() };
                    items.push((Sorting::of(rest, *position, is_index(rest)), item));
                }
            }
        }
        for name in folders {
            let folder = format!("{start}{name}");
            let mut inner = self.inside(&format!("{folder}/"));
            let is_head = |it: &Item| {
                it.page.as_deref().is_some_and(|it| is_index(it) && folder_of(it) == folder)
            };
            let head = inner.iter().position(is_head).map(|at| inner.remove(at));
            let page = head.and_then(|it| it.page);
            let position = page.as_ref().and_then(|it| self.pages.get(it).copied().flatten());
            let title = page.is_none().then(|| without_number(name).to_owned());
            items.push((Sorting::of(name, position, false), Item { title, page, items: inner }));
        }
        items.sort_by(|(a, _), (b, _)| a.compare(b));
        items.into_iter().map(|it| it.1).collect()
    }
}

impl Documents for Folders<'_> {
    fn page(&self, id: &str) -> Option<String> {
        self.ids.get(id).cloned()
    }

    fn folder(&self, name: &str) -> Vec<Item> {
        let name = name.trim_start_matches("./").trim_matches('/');
        let name = if name == "." { "" } else { name };
        let start = if name.is_empty() { String::new() } else { format!("{name}/") };
        let mut items = self.inside(&start);
        items.retain(|it| {
            it.page.as_ref().is_none_or(|page| !(it.items.is_empty() && self.made.contains(page)))
        });
        items
    }
}

/// By what a folder is sorted: its own page, then numbers, then names.
struct Sorting {
    is_index: bool,
    number: f64,
    name: String,
}

impl Sorting {
    fn of(name: &str, position: Option<f64>, is_index: bool) -> Sorting {
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let number = || name[..digits].parse().ok().filter(|_| without_number(name) != name);
        let number = position.or_else(number).unwrap_or(f64::INFINITY);
        Sorting { is_index, number, name: name.to_lowercase() }
    }

    fn compare(&self, other: &Sorting) -> std::cmp::Ordering {
        let index = other.is_index.cmp(&self.is_index);
        index.then(self.number.total_cmp(&other.number)).then_with(|| self.name.cmp(&other.name))
    }
}
