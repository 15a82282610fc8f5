//! Links, after the files that they lead to have moved.

use std::ops::Range;

use super::book::{Book, Page};
use super::html;
use crate::markdown::{LinkKind, RawHtml, parse};
use crate::model::{decoded, has_scheme, joined, relative, translation_of};
use crate::text::{Lang, SourceId};

/// `text`, the text of `page` from byte `body` on its Markdown, with links that lead where they led
/// from the file that was at `old`.
pub(super) fn links(text: &str, body: usize, old: &str, page: &Page, book: &Book) -> String {
    let read = parse(text, body, SourceId(0), RawHtml::Escape, Lang::En);
    let links = read.links.iter();
    let links =
        links.filter(|it| matches!(it.what, LinkKind::Link | LinkKind::Image | LinkKind::Include));
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for link in links.filter(|it| text.get(it.span.range()) == Some(&it.target)) {
        if let Some(target) = target(&link.target, old, page, book) {
            let target = if link.what == LinkKind::Include { decoded(&target) } else { target };
            edits.push((link.span.range(), target));
        }
    }
    let code: Vec<Range<usize>> = read.code_ranges().collect();
    for range in html::targets(text, body, &code) {
        let target = target(&text[range.clone()], old, page, book)
            .or_else(|| copied(&text[range.clone()], page, book));
        edits.extend(target.map(|it| (range, it)));
    }
    edits.sort_by_key(|it| std::cmp::Reverse(it.0.start));
    let mut out = text.to_owned();
    let mut last = text.len();
    for (range, target) in edits {
        // A label that several links use is rewritten once.
        if range.end <= last {
            out.replace_range(range.clone(), &target);
            last = range.start;
        }
    }
    out
}

/// The way to a file that was copied, as raw HTML names it: by its address, of which browsers alone
/// make sense.
fn copied(target: &str, page: &Page, book: &Book) -> Option<String> {
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let (path, rest) = target.split_at(end);
    if path.is_empty() || has_scheme(path) || path.starts_with("//") {
        return None;
    }
    let path = decoded(path);
    let is_there = |it: &String| book.copies.iter().any(|copy| copy.to == *it);
    // What leads there already stays.
    if joined(&page.to, &path).is_some_and(|it| is_there(&it)) && !path.starts_with('/') {
        return None;
    }
    let path = if path.starts_with('/') {
        path.trim_matches('/').to_owned()
    } else {
        joined(&page.address, &path)?
    };
    is_there(&path).then(|| format!("{}{rest}", relative(&page.to, &path)))
}

/// The new target of a link, if it is another one.
fn target(target: &str, old: &str, page: &Page, book: &Book) -> Option<String> {
    let end = target.find(['#', '?']).unwrap_or(target.len());
    let (path, rest) = target.split_at(end);
    if path.is_empty() || has_scheme(path) || path.starts_with("//") {
        return None;
    }
    let path = decoded(path);
    let found = match path.strip_prefix("@site/") {
        Some(path) => book.moves.get(&joined("", path)?),
        None if path.starts_with('/') => {
            let path = path.trim_matches('/');
            let is_there = || book.copies.iter().any(|it| it.to == path);
            book.addresses.get(path).filter(|_| !is_there())
        }
        None => file(joined(old, &path).as_deref(), book).or_else(|| {
            let address = joined(&page.address, &path)?;
            let page = book.addresses.get(address.trim_end_matches('/'));
            page.or_else(|| file(Some(&address), book))
        }),
    }?;
    // A link leads to the chapter, of which each language shows its own text.
    let chapter = translation_of(found).map(|it| it.0);
    let found = chapter.as_ref().unwrap_or(found);
    let now = joined(&page.to, &path);
    if now.as_deref() == Some(found) || now.is_some_and(|it| format!("{it}.md") == *found) {
        return None;
    }
    Some(format!("{}{rest}", relative(&page.to, found)))
}

/// The file at `old` of those that moved, also without its ending.
fn file<'b>(old: Option<&str>, book: &'b Book) -> Option<&'b String> {
    let old = old?;
    let tries = ["", ".md", ".mdx"].iter().map(|it| format!("{old}{it}"));
    tries.into_iter().find_map(|it| book.moves.get(&it))
}

#[cfg(test)]
mod tests {
    use super::links;
    use crate::import::book::{Book, Copy, Page};
    use crate::text::SourceId;

    #[test]
    fn links_lead_where_they_led() {
        let mut book = Book::default();
        for (old, new) in [
            ("docs/guide/b.mdx", "guide/b.md"),
            ("docs/guide/c.md", "guide/c.md"),
            ("static/img/x y.png", "img/x y.png"),
        ] {
            book.moves.insert(old.to_owned(), new.to_owned());
        }
        let copy = Copy { to: "img/y.png".to_owned(), from: "".into() };
        book.copies.push(copy);
        book.addresses.insert("docs/guide/b".to_owned(), "guide/b.md".to_owned());
        let page = Page {
            address: "docs/guide/a".to_owned(),
            ..Page::new(SourceId(0), "guide/a.md".to_owned())
        };
        let new = |text: &str| links(text, 0, "docs/guide/a.md", &page, &book);
        for (text, want) in [
            ("[x](b.mdx#top) [y](./c.md)", "[x](b.md#top) [y](./c.md)"),
            ("[x](b) [y](/docs/guide/b/)", "[x](b) [y](b.md)"),
            ("![x](../../static/img/x%20y.png)", "![x](../img/x%20y.png)"),
            ("![x](@site/static/img/x%20y.png)", "![x](../img/x%20y.png)"),
            ("[x][l]\n\n[l]: b.mdx\n", "[x][l]\n\n[l]: b.md\n"),
            (
                "<a href=\"b.mdx#x\">x</a> <img src='/img/y.png'> `<a href=\"b.mdx\">`",
                "<a href=\"b.md#x\">x</a> <img src='../img/y.png'> `<a href=\"b.mdx\">`",
            ),
            (
                "`[x](b.mdx)` [y](https://b.mdx) [z](gone.mdx)",
                "`[x](b.mdx)` [y](https://b.mdx) [z](gone.mdx)",
            ),
        ] {
            assert_eq!(new(text), want);
        }
    }
}
