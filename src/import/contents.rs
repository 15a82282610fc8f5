//! The contents that a tool keeps in a list of its own: as `order:` in the chapters where folders
//! say the same, else as a `SUMMARY.md`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::book::{Book, Page, folder_of, is_index, is_snippet};
use super::front::{Change, Front, scalar};
use super::leftover::Leftovers;
use super::told;
use crate::model::{file_name, href, translation_of};
use crate::text::SourceId;

/// A place in the contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// What the contents call it.
    pub(super) title: Option<String>,
    /// The path of its page in the manual.
    pub(super) page: Option<String>,
    /// What stands below it.
    pub(super) items: Vec<Item>,
}

impl Item {
    /// Puts the paths of its pages into `seen`.
    pub(super) fn mark(&self, seen: &mut BTreeSet<String>) {
        seen.extend(self.page.clone());
        self.items.iter().for_each(|it| it.mark(seen));
    }
}

/// Gives the pages of `book` the titles and the order that its contents say.
pub(super) fn place(book: &mut Book, left: &mut Leftovers<'_>) {
    let mut items = std::mem::take(&mut book.contents);
    let mut twice = Vec::new();
    items = once(items, &mut BTreeSet::new(), &mut twice);
    if let (Some(list), false) = (book.listed_in, twice.is_empty()) {
        let (what, instead) = told::twice(&twice);
        left.file(list, what, instead);
    }
    name(book, &items);
    if items.is_empty() || book.keeps_summary {
        return;
    }
    if fits(&items, "") {
        number(book, &items, "");
    } else {
        summary(book, items);
    }
}

/// The items without those whose page stands further up already; `twice` hears of each.
fn once(items: Vec<Item>, seen: &mut BTreeSet<String>, twice: &mut Vec<String>) -> Vec<Item> {
    let mut kept = Vec::with_capacity(items.len());
    for mut it in items {
        let again = it.page.take_if(|page| !seen.insert(page.clone()));
        it.items = once(it.items, seen, twice);
        let is_known = again.is_some();
        twice.extend(again);
        // A section whose own page stands elsewhere still holds what stands below it.
        if !is_known || !it.items.is_empty() {
            kept.push(it);
        }
    }
    kept
}

/// Hands titles to pages; one that has a title of its own keeps that.
fn name(book: &mut Book, items: &[Item]) {
    for it in items {
        if let (Some(title), Some(page)) =
            (&it.title, it.page.as_deref().and_then(|it| book.page(it)))
            && page.title.is_none()
        {
            page.title = Some(title.clone());
        }
        name(book, &it.items);
    }
}

/// Whether `items` are what stands in `folder`, and each section is a folder in it.
fn fits(items: &[Item], folder: &str) -> bool {
    let mut seen = BTreeSet::new();
    items.iter().all(|it| match (&it.page, &it.items[..]) {
        (Some(page), []) if folder_of(page) == folder => true,
        (Some(page), _) if !is_index(page) => false,
        (None, []) => false,
        _ => {
            let Some(below) = section_folder(it, folder) else { return false };
            seen.insert(below.clone()) && fits(&it.items, &below)
        }
    })
}

/// The folder right in `folder` in which all pages of a section lie.
fn section_folder(item: &Item, folder: &str) -> Option<String> {
    let mut pages = Vec::new();
    pages_of(item, &mut pages);
    let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let below = |page: &str| {
        let (name, _) = page.strip_prefix(&start)?.split_once('/')?;
        Some(format!("{start}{name}"))
    };
    let first = below(pages.first()?)?;
    pages.iter().all(|it| below(it).as_ref() == Some(&first)).then_some(first)
}

fn pages_of<'i>(item: &'i Item, pages: &mut Vec<&'i str>) {
    pages.extend(item.page.as_deref());
    item.items.iter().for_each(|it| pages_of(it, pages));
}

/// Writes the order of `items`, all in `folder`, where their names do not say it.
fn number(book: &mut Book, items: &[Item], folder: &str) {
    let mut names = Vec::new();
    for it in items {
        names.push(match (&it.page, &it.items[..]) {
            (Some(page), []) if folder_of(page) == folder => page.clone(),
            _ => section_folder(it, folder).unwrap_or_default(),
        });
    }
    let said = is_said(&names);
    for (at, (it, name)) in items.iter().zip(&names).enumerate() {
        let order = Some((at + 1).to_string()).filter(|_| !said);
        if it.page.as_deref() == Some(name) {
            if let Some(page) = book.page(name).filter(|it| !is_index(&it.to)) {
                page.order = order;
            }
            continue;
        }
        number(book, &it.items, name);
        head(book, name, it.title.as_deref(), order);
    }
}

/// Whether the names say the order: each begins with a number, one greater than the one before.
fn is_said(names: &[String]) -> bool {
    let number = |it: &String| {
        let name = it.rsplit('/').next().unwrap_or_default();
        let end = name.bytes().take_while(u8::is_ascii_digit).count();
        let is_index = is_index(name);
        if is_index { Some(0) } else { name[..end.min(9)].parse::<u32>().ok().map(|it| it + 1) }
    };
    let numbers: Option<Vec<u32>> = names.iter().map(number).collect();
    numbers.is_some_and(|it| it.is_sorted_by(|a, b| a < b))
}

/// Gives a folder its title and its place, by the page that stands for it.
fn head(book: &mut Book, folder: &str, title: Option<&str>, order: Option<String>) {
    let index = book.pages.iter_mut().find(|it| folder_of(&it.to) == folder && is_index(&it.to));
    match index {
        Some(page) => {
            page.order = order;
            if let (Some(title), None) = (title, &page.title) {
                page.title = Some(title.to_owned());
            }
        }
        None => {
            let path = format!("{folder}/index.md");
            let order = order.map(|it| format!("order: {it}"));
            let title = title.map(|it| format!("title: {}", scalar(it)));
            let dropped = if title.is_some() { vec!["order", "title"] } else { vec!["order"] };
            let added: Vec<String> = title.into_iter().chain(order).collect();
            let old = book.made.remove(&path).unwrap_or_default();
            let change = Change { dropped, own: Vec::new(), added };
            let text = Front::new(&old, SourceId(0)).changed(&change, "");
            if !text.is_empty() {
                book.made.insert(path, text.trim_end().to_owned() + "\n");
            }
        }
    }
}

/// Writes the contents into a `SUMMARY.md`; what has no page gets one, and what is not listed comes
/// last.
fn summary(book: &mut Book, mut items: Vec<Item>) {
    // Ours takes the place of the other tool's.
    book.pages.retain(|it| it.to != "SUMMARY.md");
    for it in &mut items {
        give_pages(book, it);
    }
    let mut listed = BTreeSet::new();
    for it in &items {
        it.mark(&mut listed);
    }
    let is_page = |it: &&Page| {
        !listed.contains(&it.to) && !is_snippet(&it.to) && translation_of(&it.to).is_none()
    };
    let rest = book.pages.iter().filter(is_page);
    items.extend(rest.map(|it| Item { page: Some(it.to.clone()), ..Item::default() }));
    let translated = book.translated();
    let mut text = String::from("# Summary\n\n");
    for it in &items {
        write_item(book, &translated, it, 0, &mut text);
    }
    book.made.insert("SUMMARY.md".to_owned(), text);
}

/// Makes pages for sections without one, so that the contents have a place for them.
fn give_pages(book: &mut Book, item: &mut Item) {
    item.items.iter_mut().for_each(|it| give_pages(book, it));
    if item.page.is_some() || item.items.is_empty() {
        return;
    }
    let mut pages = Vec::new();
    pages_of(item, &mut pages);
    let first = pages.first().map_or("", |it| folder_of(it));
    let is_one = pages.iter().all(|it| folder_of(it) == first);
    let folder = if is_one { first.to_owned() } else { String::new() };
    let title = item.title.clone().unwrap_or_else(|| folder.clone());
    let is_taken = |book: &mut Book, path: &str| {
        let same = path.to_lowercase();
        book.made.contains_key(path) || book.pages.iter().any(|it| it.to.to_lowercase() == same)
    };
    let has_index = book.pages.iter().any(|it| folder_of(&it.to) == folder && is_index(&it.to));
    let mut path = format!("{folder}/index.md");
    if folder.is_empty() || has_index || is_taken(book, &path) {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let name = file_name(&title).to_lowercase();
        path = format!("{start}{name}.md");
        for number in 2.. {
            if !is_taken(book, &path) {
                break;
            }
            path = format!("{start}{name}-{number}.md");
        }
    }
    book.made.insert(path.clone(), format!("---\ntitle: {}\n---\n", scalar(&title)));
    item.page = Some(path);
}

fn write_item(
    book: &Book,
    translated: &BTreeSet<String>,
    item: &Item,
    depth: usize,
    text: &mut String,
) {
    let Some(path) = &item.page else { return };
    // A link without words is called what its page is called, in each language.
    let called = item.title.clone().or_else(|| {
        let page = book.pages.iter().find(|it| it.to == *path);
        page.and_then(|it| it.title.clone())
    });
    let title = called.filter(|_| !translated.contains(path)).unwrap_or_default();
    let title = title.replace('[', "\\[").replace(']', "\\]");
    let way = href(path).replace('(', "%28").replace(')', "%29");
    let _ = writeln!(text, "{}- [{title}]({way})", "  ".repeat(depth));
    item.items.iter().for_each(|it| write_item(book, translated, it, depth + 1, text));
}

#[cfg(test)]
mod tests {
    use super::{Item, place};
    use crate::import::book::{Book, Page};
    use crate::import::leftover::Leftovers;
    use crate::text::{SourceId, Sources};

    fn page(title: &str, page: &str) -> Item {
        let title = Some(title.to_owned()).filter(|it| !it.is_empty());
        Item { title, page: Some(page.to_owned()), items: vec![] }
    }

    fn section(title: &str, items: Vec<Item>) -> Item {
        Item { title: Some(title.to_owned()), page: None, items }
    }

    fn placed(paths: &[&str], contents: Vec<Item>) -> Book {
        let pages = paths.iter().map(|it| Page::new(SourceId(0), (*it).to_owned())).collect();
        let mut book = Book { pages, contents, ..Book::default() };
        place(&mut book, &mut Leftovers::new(&Sources::default()));
        book
    }

    #[test]
    fn folders_that_say_the_same_get_an_order() {
        let shop = section("The shop", vec![page("Till", "shop/till.md"), page("", "shop/a.md")]);
        let contents = vec![page("Home", "index.md"), shop, page("", "faq.md")];
        let book = placed(&["faq.md", "index.md", "shop/a.md", "shop/till.md"], contents);
        let told: Vec<_> =
            book.pages.iter().map(|it| (it.order.as_deref(), it.title.as_deref())).collect();
        let want =
            [(Some("3"), None), (None, Some("Home")), (Some("2"), None), (Some("1"), Some("Till"))];
        assert_eq!(told, want);
        assert_eq!(book.made["shop/index.md"], "---\ntitle: The shop\norder: 2\n---\n");
        assert_eq!(book.made.len(), 1);
    }

    #[test]
    fn names_that_begin_with_numbers_say_the_order() {
        let contents = vec![page("", "index.md"), page("", "1-a.md"), page("", "02-b.md")];
        let book = placed(&["02-b.md", "1-a.md", "index.md"], contents);
        assert!(book.pages.iter().all(|it| it.order.is_none()));
    }

    #[test]
    fn sections_across_folders_become_a_summary() {
        let day = section("Each day", vec![page("Open", "open.md"), page("", "shop/till.md")]);
        let all = section("Shop", vec![page("A (1)", "shop/a b.md")]);
        let book = placed(&["open.md", "rest.md", "shop/a b.md", "shop/till.md"], vec![day, all]);
        assert_eq!(
            book.made["SUMMARY.md"],
            "# Summary\n\n- [Each day](each-day.md)\n  - [Open](open.md)\n  - [](shop/till.md)\n\
             - [Shop](shop/index.md)\n  - [A (1)](shop/a%20b.md)\n- [](rest.md)\n"
        );
        assert_eq!(book.made["each-day.md"], "---\ntitle: Each day\n---\n");
    }

    #[test]
    fn a_page_in_two_languages_is_called_what_it_is_called_in_each() {
        let contents = vec![section("All", vec![page("关店", "a/x.md"), page("开店", "y.md")])];
        let book = placed(&["a/x.en.md", "a/x.md", "y.md"], contents);
        let list = "# Summary\n\n- [All](all.md)\n  - [](a/x.md)\n  - [开店](y.md)\n";
        assert_eq!(book.made["SUMMARY.md"], list);
    }

    #[test]
    fn a_page_stands_where_it_is_listed_first() {
        let again = section("Again", vec![page("", "a.md"), page("", "b.md")]);
        let book = placed(&["a.md", "b.md"], vec![page("", "a.md"), again]);
        let list = "# Summary\n\n- [](a.md)\n- [Again](again.md)\n  - [](b.md)\n";
        assert_eq!(book.made["SUMMARY.md"], list);
    }
}
