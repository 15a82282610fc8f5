//! Docusaurus: `docusaurus.config.js`, which is a program and not run, and MDX in `docs/`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::book::{Book, folder_of, is_snippet};
use super::front::{Front, scalar};
use super::leftover::Leftovers;
use super::literal::literal;
use super::mkdocs::language;
use super::sidebars::{self, Sidebar};
use super::translations;
use crate::model::{joined, translation_of};
use crate::text::{Sources, Words};
use crate::yaml::parse_foreign;

/// The names that the settings may have.
pub(super) const SETTINGS: [&str; 4] = [
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "docusaurus.config.mjs",
    "docusaurus.config.cjs",
];

/// The names that the side bars may have.
const SIDEBARS: [&str; 4] = ["sidebars.js", "sidebars.ts", "sidebars.mjs", "sidebars.json"];

/// The names that the title of a folder may stand in.
const CATEGORIES: [&str; 3] = ["_category_.json", "_category_.yml", "_category_.yaml"];

/// The folders in which its files lie.
pub(super) fn folders() -> Vec<String> {
    ["docs", "static", translations::FOLDER].map(str::to_owned).to_vec()
}

pub(super) fn read(taken: &Sources, left: &mut Leftovers<'_>) -> Book {
    let mut book = Book::default();
    book.take(taken, "docs", "", |it| {
        it.rsplit('/').next().is_some_and(|it| CATEGORIES.contains(&it))
    });
    book.take(taken, "static", "", super::book::is_text);
    parts(&mut book);
    book.listed_in = SETTINGS.iter().find_map(|it| taken.at(it));
    let own = settings(taken, &mut book, left);
    let ids = documents(taken, &mut book);
    categories(taken, &mut book, left);
    contents(taken, &ids, &mut book, left);
    translations::take(taken, &own, &mut book, left);
    for page in book.pages.iter_mut().filter(|it| translation_of(&it.to).is_some()) {
        let front = Front::new(&taken.get(page.source).text, page.source);
        let keys = front.entries().iter().map(|it| it.key.value.clone());
        page.replaced = keys.filter(|it| !translations::keeps(it)).collect();
    }
    book
}

/// Texts whose names begin with `_` are parts of others and no pages.
fn parts(book: &mut Book) {
    for page in &mut book.pages {
        let (folder, name) = page.to.rsplit_once('/').unwrap_or(("", &page.to));
        if let Some(name) = name.strip_prefix('_') {
            let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let to = format!("{start}snippets/{name}");
            for (_, moved) in book.moves.iter_mut().filter(|(_, it)| **it == page.to) {
                moved.clone_from(&to);
            }
            page.to = to;
        }
    }
}

/// Reads what the settings say in so many words, and the language of the texts.
fn settings(taken: &Sources, book: &mut Book, left: &mut Leftovers<'_>) -> String {
    let Some(id) = SETTINGS.iter().find_map(|it| taken.at(it)) else { return String::new() };
    let script = &taken.get(id).text;
    let mut said = |key: &str| {
        let (text, span) = literal(script, key, id)?;
        if text.is_none() {
            let what = Words::new(
                format!("`{key}` is worked out by a program, which is not run"),
                format!("`{key}` 由程序计算得出；导入时不运行程序"),
            );
            left.at(
                span,
                what,
                Words::fixed("write it into `manual.yaml`", "请写入 `manual.yaml`"),
            );
        }
        text.filter(|it| !it.trim().is_empty())
    };
    book.settings.title = said("title");
    book.settings.purpose = said("tagline");
    let favicon = said("favicon");
    let own = said("defaultLocale");
    if let (Some(url), Some(base)) = (said("url"), said("baseUrl")) {
        let url = format!("{}/{}", url.trim_end_matches('/'), base.trim_start_matches('/'));
        book.settings.base_url = Some(url).filter(|it| it.starts_with("https://"));
    }
    let is_there = |it: &String| book.copies.iter().any(|copy| copy.to == *it);
    book.settings.favicon = favicon.filter(is_there);
    book.settings.language = own.as_deref().and_then(language);
    for (key, en, zh) in PROGRAM {
        if let Some((_, span)) = literal(script, key, id) {
            left.at(span, Words::same(format!("`{key}`")), Words::fixed(en, zh));
        }
    }
    own.unwrap_or_else(|| "en".to_owned())
}

/// Settings that are not carried over, and what to write instead.
const PROGRAM: [(&str, &str, &str); 8] = [
    ("plugins", "nothing is run while the handbook is built", "生成手册时不运行任何程序"),
    (
        "themes",
        "diagrams of Mermaid and search are built in; other themes are not there",
        "Mermaid 图和搜索已内置；没有其他主题",
    ),
    (
        "blog",
        "there is no blog; what changed stands in the `history:` of a chapter",
        "没有博客；变更请写在章节的 `修订记录:` 中",
    ),
    (
        "navbar",
        "the handbook makes its own navigation from the chapters",
        "手册根据章节自动生成导航",
    ),
    (
        "footer",
        "write it into `manual.yaml`: `theme: {footer: …}`",
        "请写入 `manual.yaml`：`外观: {页脚: …}`",
    ),
    (
        "editUrl",
        "write into `manual.yaml`: `repository: {url: https://…}`",
        "请写入 `manual.yaml`：`仓库: {网址: https://…}`",
    ),
    (
        "customCss",
        "it is written for other pages: write yours and name it in `manual.yaml`: `theme: {css: […]}`",
        "只适用于原来的页面；如需样式，请另写并在 `manual.yaml` 中写 `外观: {样式表: […]}`",
    ),
    ("announcementBar", "there is nothing like it here", "这里没有相应的功能"),
];

/// Gives each page its former address, and what its front matter says in other words; tells the
/// pages by the ids of the documents.
fn documents(taken: &Sources, book: &mut Book) -> BTreeMap<String, String> {
    let mut ids = BTreeMap::new();
    for page in book.pages.iter_mut().filter(|it| !is_snippet(&it.to)) {
        let front = Front::new(&taken.get(page.source).text, page.source);
        if front.is_odd {
            continue;
        }
        let place = Place::new(&page.to, front.text("id"));
        let slug = front.text("slug");
        let address = slug.map_or_else(|| place.address(), |it| place.at_slug(it));
        page.address = format!("docs/{address}");
        book.addresses.insert(page.address.trim_end_matches('/').to_owned(), page.to.clone());
        if translation_of(&page.to).is_none() {
            page.formerly.push(format!("{}/", page.address.trim_end_matches('/')));
        }
        ids.insert(place.id.clone(), page.to.clone());
        page.title = front.text("sidebar_label").map(str::to_owned);
        page.replaced = REPLACED.map(str::to_owned).to_vec();
        if front.text("draft") == Some("true") && !front.has(&["status", "状态"]) {
            page.fields.push(("status", "draft".to_owned()));
        }
    }
    ids
}

/// Keys of a front matter that are carried over in another way.
const REPLACED: [&str; 4] = ["draft", "id", "sidebar_label", "slug"];

/// Where Docusaurus sees a document.
struct Place {
    folder: String,
    id: String,
    last: String,
    is_index: bool,
}

impl Place {
    fn new(path: &str, id: Option<&str>) -> Place {
        let folder: Vec<&str> =
            folder_of(path).split('/').filter(|it| !it.is_empty()).map(without_number).collect();
        let name = path.rsplit('/').next().unwrap_or_default();
        let stem = without_number(name.rsplit_once('.').map_or(name, |it| it.0));
        let last = id.unwrap_or(stem).to_owned();
        let lower = stem.to_lowercase();
        let is_index = id.is_none()
            && (matches!(lower.as_str(), "index" | "readme")
                || folder.last().is_some_and(|it| it.to_lowercase() == lower));
        let folder = folder.join("/");
        let id = if folder.is_empty() { last.clone() } else { format!("{folder}/{last}") };
        Place { folder, id, last, is_index }
    }

    fn address(&self) -> String {
        if self.is_index { format!("{}/", self.folder) } else { self.id.clone() }
    }

    /// The address that a slug makes: from the top if it begins with `/`, else from its folder.
    fn at_slug(&self, slug: &str) -> String {
        let here = format!("{}/{}", self.folder, self.last);
        joined(&here, slug).unwrap_or_default()
    }
}

/// A name without the number before it: `01-intro`, `2. Stock`.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|it: char| it.is_ascii_digit());
    let after = rest.trim_start_matches([' ', '.', '_', '-']);
    let is_number = rest.len() < name.len() && after.len() < rest.len() && !after.is_empty();
    // `2026-11-26` and `7.0` are names.
    if is_number && !after.starts_with(|it: char| it.is_ascii_digit()) { after } else { name }
}

/// Makes the page of a folder from its `_category_.json`.
fn categories(taken: &Sources, book: &mut Book, left: &mut Leftovers<'_>) {
    for (id, source) in taken.iter() {
        let Some((folder, name)) =
            source.path.strip_prefix("docs/").and_then(|it| it.rsplit_once('/'))
        else {
            continue;
        };
        if !CATEGORIES.contains(&name) {
            continue;
        }
        let mut problems = Vec::new();
        let node = parse_foreign(&source.text, 0..source.text.len(), id, &mut problems);
        if !problems.is_empty() || node.entries().is_empty() {
            let what = Words::fixed("it cannot be read", "无法读取");
            let help = Words::fixed(
                "write `title: …` and `order: …` into the `index.md` of the folder",
                "请在该文件夹的 `index.md` 开头写 `标题: …` 和 `排序: …`",
            );
            left.file(id, what, help);
            continue;
        }
        let get = |key: &str| {
            let entry = node.entries().iter().find(|it| it.key.value == key)?;
            entry.value.scalar().map(str::trim).filter(|it| !it.is_empty())
        };
        let link = node.entries().iter().find(|it| it.key.value == "link");
        let inner = |key: &str| {
            let entries = link.map_or(&[][..], |it| it.value.entries());
            entries.iter().find(|it| it.key.value == key)?.value.scalar()
        };
        let title = get("label").or_else(|| inner("title"));
        let order = get("position").filter(|it| it.parse::<f64>().is_ok());
        let index = book
            .pages
            .iter_mut()
            .find(|it| folder_of(&it.to) == folder && super::book::is_index(&it.to));
        if let Some(page) = index {
            page.title = page.title.take().or_else(|| title.map(str::to_owned));
            page.order = order.map(str::to_owned);
            continue;
        }
        let is_used = book.pages.iter().any(|it| it.to.starts_with(&format!("{folder}/")));
        let mut text = String::from("---\n");
        for (key, value) in [
            ("title", title),
            ("order", order),
            ("summary", inner("description")),
            ("formerly", inner("slug").map(|it| it.trim_start_matches('/'))),
        ] {
            if let Some(value) = value {
                let value = if key == "order" { value.to_owned() } else { scalar(value) };
                let _ = writeln!(text, "{key}: {value}");
            }
        }
        if is_used && text.len() > 4 {
            book.made.insert(format!("{folder}/index.md"), text + "---\n");
        }
    }
}

/// Takes the contents from the side bar, if it is data.
fn contents(
    taken: &Sources,
    ids: &BTreeMap<String, String>,
    book: &mut Book,
    left: &mut Leftovers<'_>,
) {
    let Some(id) = SIDEBARS.iter().find_map(|it| taken.at(it)) else { return };
    match sidebars::read(&taken.get(id).text, id, &|it| ids.get(it).cloned(), left) {
        Sidebar::Folders => {}
        Sidebar::Contents(items) => {
            book.contents = items;
            book.listed_in = Some(id);
        }
        Sidebar::Unread => left.file(
            id,
            Words::fixed(
                "the side bar is a program, which is not run; chapters are in the order of their names",
                "侧边栏是程序；导入时不运行程序，章节按文件名排序",
            ),
            Words::fixed("write `order: 1` and so on into the chapters", "请在各章节开头写 `排序: 1` 等"),
        ),
    }
}
