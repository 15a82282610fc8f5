//! mdBook: `book.toml`, and chapters in `src/` that its `SUMMARY.md` lists.

use std::collections::BTreeSet;

use super::advice::of_mdbook;
use super::book::{Book, inside, is_snippet};
use super::contents::Item;
use super::leftover::Leftovers;
use super::mkdocs::language;
use super::told;
use super::toml::{Setting, said};
use crate::model::{decoded, file_of, has_scheme, joined};
use crate::text::{SourceId, Sources, Span, Words};

/// The name of the settings.
pub(super) const SETTINGS: &str = "book.toml";

/// The list of contents.
const SUMMARY: &str = "SUMMARY.md";

/// How deep the contents may be.
const DEEPEST: usize = 16;

/// The folder in which its files lie.
pub(super) fn folders(top: &Sources) -> Result<Vec<String>, Words> {
    let Some(id) = top.at(SETTINGS) else { return Ok(Vec::new()) };
    Ok(vec![src(&said(&top.get(id).text, id).settings)?])
}

fn src(settings: &[Setting]) -> Result<String, Words> {
    let said = settings.iter().find(|it| it.table == "book" && it.key == "src");
    let said = said.and_then(|it| it.text.as_deref()).unwrap_or("src");
    inside(said).ok_or_else(|| {
        Words::new(
            format!("`src = \"{said}\"` leads out of the folder; name a folder inside of it"),
            format!("`src = \"{said}\"` 指向文件夹之外；请改为其中的文件夹"),
        )
    })
}

pub(super) fn read(taken: &Sources, left: &mut Leftovers<'_>) -> Result<Book, Words> {
    let Some(id) = taken.at(SETTINGS) else { return Ok(Book::default()) };
    let said = said(&taken.get(id).text, id);
    let src = src(&said.settings)?;
    let mut book = Book::default();
    book.take(taken, &src, "", |_| false);
    for it in &said.settings {
        setting(it, &mut book, left);
    }
    for span in said.unread {
        left.at(
            span,
            Words::fixed("this cannot be read as TOML", "此处不是有效的 TOML"),
            Words::fixed(
                "what it says is to be written into `manual.yaml`",
                "请将其内容写入 `manual.yaml`",
            ),
        );
    }
    for (table, span) in said.tables {
        if let Some(help) = of_mdbook(&table) {
            left.at(span, Words::same(format!("`[{table}]`")), help);
        }
    }
    let summary = if src.is_empty() { SUMMARY.to_owned() } else { format!("{src}/{SUMMARY}") };
    if let Some(summary) = taken.at(&summary) {
        contents(taken, summary, &mut book, left);
    }
    Ok(book)
}

fn setting(it: &Setting, book: &mut Book, left: &mut Leftovers<'_>) {
    let text = it.text.clone().filter(|it| !it.trim().is_empty());
    let is_web = text.as_ref().is_some_and(|it| it.starts_with("https://"));
    match (it.table.as_str(), it.key.as_str()) {
        ("book", "title") => book.settings.title = text,
        ("book", "description") => book.settings.purpose = text,
        ("book", "language") => book.settings.language = text.as_deref().and_then(language),
        ("output.html", "git-repository-url") if is_web => book.settings.repository = text,
        ("output.html", "edit-url-template") => {
            book.settings.branch = text.as_deref().and_then(branch);
        }
        ("output.html.redirect", old) => redirect(it, old, text.as_deref(), book, left),
        (
            "output.html",
            "site-url" | "cname" | "git-repository-icon" | "smart-punctuation" | "curly-quotes",
        ) => {}
        ("output.html", "mathjax-support") => {
            let is_on = it.text.as_deref() != Some("false");
            if let Some(help) = of_mdbook("preprocessor.katex").filter(|_| is_on) {
                left.at(it.span, Words::same("`output.html: mathjax-support`"), help);
            }
        }
        ("output.html", key) => left.at(
            it.span,
            Words::same(format!("`output.html: {key}`")),
            Words::fixed(
                "the handbook has a look of its own; `theme:` in `manual.yaml` sets its colour, \
                 logo and foot",
                "手册有自己的外观；可在 `manual.yaml` 的 `外观:` 中设置主色、标志和页脚",
            ),
        ),
        ("book", "authors") => left.at(
            it.span,
            Words::same("`authors`"),
            Words::fixed(
                "say who answers for it: `owner: <role>` in `manual.yaml`",
                "请在 `manual.yaml` 中写明责任人：`责任人: <岗位>`",
            ),
        ),
        // What else stands in a table goes with the table.
        _ => {}
    }
}

fn redirect(it: &Setting, old: &str, new: Option<&str>, book: &mut Book, left: &mut Leftovers<'_>) {
    let old = old.trim_start_matches('/');
    let target = new.filter(|it| !has_scheme(it)).and_then(|it| joined(old, file_of(it)));
    let path = target.and_then(|it| Some(format!("{}.md", it.strip_suffix(".html")?)));
    match path.and_then(|it| book.page(&it)) {
        Some(page) => page.formerly.push(old.to_owned()),
        None => left.at(
            it.span,
            Words::same(format!("`output.html.redirect: {}`", it.key)),
            Words::fixed(
                "write `formerly: <old address>` into the chapter that it leads to",
                "请在目标章节开头写 `曾用地址: <旧网址>`",
            ),
        ),
    }
}

/// The branch in `https://…/edit/main/{path}`.
fn branch(template: &str) -> Option<String> {
    let rest = template.split_once("/edit/")?.1;
    rest.split('/').next().filter(|it| !it.is_empty()).map(str::to_owned)
}

/// Reads `SUMMARY.md`. It is kept as it is if it lists nothing but chapters, which is how it is read
/// here, too; titles of parts need pages.
fn contents(taken: &Sources, id: SourceId, book: &mut Book, left: &mut Leftovers<'_>) {
    let source = taken.get(id);
    let mut parts: Vec<Item> = Vec::new();
    let mut has_parts = false;
    // The items that are open, with how far each is indented.
    let mut open: Vec<(usize, Item)> = Vec::new();
    let mut at = 0;
    for (number, line) in source.text.split_inclusive('\n').enumerate() {
        let span = Span::new(id, at..at + line.trim_end().len());
        at += line.len();
        let said = line.trim();
        if let Some(title) = said.strip_prefix('#') {
            let title = title.trim_start_matches('#').trim();
            // The first heading names the list itself.
            if parts.is_empty() && open.is_empty() && !has_parts && number < 3 {
                continue;
            }
            close(&mut open, &mut parts, 0);
            has_parts = true;
            parts.push(Item { title: Some(title.to_owned()), ..Item::default() });
            continue;
        }
        if said.len() >= 3 && said.bytes().all(|it| matches!(it, b'-' | b'*' | b'_')) {
            close(&mut open, &mut parts, 0);
            continue;
        }
        let Some((title, target)) = link(said) else { continue };
        // Chapters before and behind the list stand in no part.
        let is_item = said.starts_with(['-', '*', '+']);
        let indent = super::lines::indent(line).min(DEEPEST * 4);
        close(&mut open, &mut parts, if is_item { indent } else { 0 });
        if !is_item {
            parts.push(Item::default());
        }
        let page = page(target, book);
        match &page {
            _ if target.is_empty() => left.at(
                span,
                Words::new(
                    format!("`{title}` is still to be written"),
                    format!("“{title}”尚未编写"),
                ),
                Words::fixed(
                    "write it as a chapter with `status: draft`",
                    "请写成章节，并注明 `状态: 草稿`",
                ),
            ),
            None if has_scheme(target) || target.starts_with("//") => {
                left.at(span, Words::same(format!("`{target}`")), told::outside_help());
            }
            None => left.at(
                span,
                Words::new(format!("there is no file `{target}`"), format!("找不到文件“{target}”")),
                Words::fixed(
                    "put the file there, or take the line out",
                    "请补上该文件，或删除这一行",
                ),
            ),
            Some(_) => {}
        }
        if page.is_some() {
            open.push((indent, Item { title: Some(title.to_owned()), page, items: Vec::new() }));
        }
    }
    close(&mut open, &mut parts, 0);
    book.keeps_summary = !has_parts;
    book.contents = gathered(parts);
    unlisted(id, book, left);
}

/// Closes the items that are indented by `least` or more, into the one above or into `parts`.
fn close(open: &mut Vec<(usize, Item)>, parts: &mut Vec<Item>, least: usize) {
    while open.last().is_some_and(|(own, _)| *own >= least) {
        let Some((_, item)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, above)) => above.items.push(item),
            None => parts.push(item),
        }
    }
}

/// What follows a title of a part belongs to it, up to an item that says nothing.
fn gathered(flat: Vec<Item>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut part: Option<usize> = None;
    for it in flat {
        if it == Item::default() {
            part = None;
        } else if it.page.is_none() {
            part = Some(items.len());
            items.push(it);
        } else {
            match part {
                Some(at) => items[at].items.push(it),
                None => items.push(it),
            }
        }
    }
    items
}

/// The text and the target of a line `- [text](target)`.
fn link(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start_matches(['-', '*', '+']).trim_start().strip_prefix('[')?;
    let (text, rest) = rest.split_once("](")?;
    let (target, _) = rest.rsplit_once(')')?;
    Some((text, target.trim().trim_start_matches('<').trim_end_matches('>')))
}

fn page(target: &str, book: &mut Book) -> Option<String> {
    let path = joined("", &decoded(target))?;
    book.page(&path).map(|it| it.to.clone())
}

/// Files that the contents do not list are no pages: they lie in `snippets/` here.
fn unlisted(summary: SourceId, book: &mut Book, left: &mut Leftovers<'_>) {
    let mut seen = BTreeSet::new();
    book.contents.iter().for_each(|it| it.mark(&mut seen));
    for it in &mut book.pages {
        if it.source == summary || seen.contains(&it.to) || is_snippet(&it.to) {
            continue;
        }
        let to = format!("snippets/{}", it.to);
        for (_, moved) in book.moves.iter_mut().filter(|(_, moved)| **moved == it.to) {
            moved.clone_from(&to);
        }
        it.to = to;
        left.file(
            it.source,
            Words::fixed(
                "it is not in `SUMMARY.md`: it lies in `snippets/` now, without a page of its own",
                "它不在 `SUMMARY.md` 中：已放入 `snippets/`，没有自己的页面",
            ),
            Words::fixed("put it elsewhere if it is to have a page", "如需成为一页，请移到别处"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::leftover::Leftovers;
    use crate::testing::texts;
    use crate::text::Lang;

    #[test]
    fn parts_become_sections_and_drafts_are_told() {
        let taken = texts(
            "//- book.toml\n[book]\ntitle = \"Shop\"\n[preprocessor.katex]\n//- src/SUMMARY.md\n\
             # Summary\n\n[Hello](hello.md)\n\n# Each day\n\n- [Open](open.md)\n  - [Till](till.md)\n\
             - [Close]()\n\n---\n\n[End](end.md)\n//- src/hello.md\nx\n//- src/open.md\nx\n//- \
             src/till.md\nx\n//- src/end.md\nx\n//- src/part.md\nx\n",
        );
        let mut left = Leftovers::new(&taken);
        let book = read(&taken, &mut left).unwrap();
        assert_eq!(book.settings.title.as_deref(), Some("Shop"));
        let shown: Vec<_> = book.contents.iter().map(|it| it.title.as_deref().unwrap()).collect();
        assert_eq!(shown, ["Hello", "Each day", "End"]);
        assert_eq!(book.contents[1].items[0].items[0].page.as_deref(), Some("till.md"));
        assert!(!book.keeps_summary);
        let told = left.list();
        let told: Vec<_> = told.iter().map(|it| it.what.get(Lang::En)).collect();
        let part =
            "it is not in `SUMMARY.md`: it lies in `snippets/` now, without a page of its own";
        assert_eq!(told, ["`[preprocessor.katex]`", "`Close` is still to be written", part]);
    }

    #[test]
    fn formulas_and_links_that_lead_out_are_told() {
        let taken = texts(
            "//- book.toml\n[output.html]\nmathjax-support = true\n//- src/SUMMARY.md\n# Summary\n\n\
             - [A](a.md)\n- [Web](https://x.example/)\n//- src/a.md\nx\n",
        );
        let mut left = Leftovers::new(&taken);
        read(&taken, &mut left).unwrap();
        let told: Vec<_> =
            left.list().iter().map(|it| it.instead.get(Lang::En).to_owned()).collect();
        let want = [
            "formulas are not drawn: show them as a picture",
            "write a link that leads out of the manual into the text of a chapter",
        ];
        assert_eq!(told, want);
    }

    #[test]
    fn a_plain_list_stays_as_it_is() {
        let taken = texts(
            "//- book.toml\n[output.html.redirect]\n\"/old.html\" = \"a.html\"\n//- src/SUMMARY.md\n\
             # Summary\n\n- [A](./a.md)\n//- src/a.md\nx\n",
        );
        let mut left = Leftovers::new(&taken);
        let book = read(&taken, &mut left).unwrap();
        assert!(book.keeps_summary && left.list().is_empty());
        assert_eq!(book.pages[1].formerly, ["old.html"]);
    }
}
