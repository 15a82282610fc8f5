//! Addresses of former times: kept where nothing else lives there now.

use std::collections::BTreeMap;

use super::book::{Book, folder_of, is_index};
use super::leftover::Leftovers;
use crate::text::Words;

/// Takes out what `formerly:` cannot say: an address that is the page's own, or another's.
pub(super) fn settle(book: &mut Book, left: &mut Leftovers<'_>) {
    let mut lives: BTreeMap<String, Option<usize>> = BTreeMap::new();
    let made = book.made.keys().map(|it| (it.clone(), None));
    let pages = book.pages.iter().enumerate().map(|(at, it)| (it.to.clone(), Some(at)));
    for (path, at) in made.chain(pages) {
        let mut folder = folder_of(&path);
        while !folder.is_empty() {
            lives.entry(format!("{}/index.html", folder.to_lowercase())).or_insert(None);
            folder = folder_of(folder);
        }
        lives.insert(address(&path), at);
    }
    for at in 0..book.pages.len() {
        let source = book.pages[at].source;
        for old in std::mem::take(&mut book.pages[at].formerly) {
            let there = address(&old);
            match lives.get(&there) {
                Some(Some(own)) if *own == at => {}
                Some(_) => left.file(
                    source,
                    Words::new(
                        format!("its old address `{old}` belongs to another page now"),
                        format!("原网址“{old}”现在属于另一页"),
                    ),
                    Words::fixed(
                        "old links lead to that page; link from there",
                        "旧链接会打开那一页；请在那一页加上指向本页的链接",
                    ),
                ),
                None => {
                    lives.insert(there, Some(at));
                    book.pages[at].formerly.push(old);
                }
            }
        }
    }
}

/// The address of the page that a path, or a former address, means.
fn address(path: &str) -> String {
    let path = path.trim_start_matches('/').to_lowercase();
    if path.is_empty() || path.ends_with('/') || is_index(&path) {
        let folder = folder_of(&path);
        return if folder.is_empty() {
            "index.html".to_owned()
        } else {
            format!("{folder}/index.html")
        };
    }
    let endings = [".md", ".markdown", ".html", ".htm"];
    let stem = endings.iter().find_map(|it| path.strip_suffix(it)).unwrap_or(&path);
    format!("{stem}.html")
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::import::book::{Book, Page};
    use crate::import::leftover::Leftovers;
    use crate::text::{Lang, Source, Sources};

    #[test]
    fn only_free_addresses_are_kept() {
        let mut taken = Sources::default();
        let mut page = |path: &str, formerly: &str| {
            let id = taken.add(Source::new(path, ""));
            Page { formerly: vec![formerly.to_owned()], ..Page::new(id, path.to_owned()) }
        };
        let pages = vec![
            page("guide.md", "guide/"),
            page("guide/a.md", "guide/a/"),
            page("shop/index.md", "shop/"),
            page("b.md", "b.html"),
            page("c.md", "guide/a/index.html"),
        ];
        let mut book = Book { pages, ..Book::default() };
        let mut left = Leftovers::new(&taken);
        settle(&mut book, &mut left);
        let kept: Vec<_> = book.pages.iter().map(|it| it.formerly.join(" ")).collect();
        assert_eq!(kept, ["", "guide/a/", "", "", ""]);
        let told: Vec<_> = left.list().iter().map(|it| it.what.get(Lang::En).to_owned()).collect();
        assert_eq!(told.len(), 2, "{told:?}");
    }
}
