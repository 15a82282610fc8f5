//! MkDocs: `mkdocs.yml`, and Markdown in `docs/`.

use std::collections::BTreeSet;

use super::advice::{colour, of_extension, of_mkdocs, of_plugin};
use super::book::{Book, Page, folder_of, inside, is_index, is_snippet};
use super::contents::Item;
use super::leftover::Leftovers;
use super::told;
use crate::model::{has_scheme, translation_of};
use crate::text::{Lang, SourceId, Sources, Span, What, Words};
use crate::yaml::{Entry, Node, parse_foreign};

/// The names that the settings may have.
pub(super) const SETTINGS: [&str; 2] = ["mkdocs.yml", "mkdocs.yaml"];

/// Folders beside the chapters from which texts are included.
const BESIDE: [&str; 3] = ["includes", "partials", "snippets"];

/// The folders in which its files lie.
pub(super) fn folders(top: &Sources) -> Result<Vec<String>, Words> {
    let Some((_, node)) = settings(top, &mut |_, _| {}) else { return Ok(Vec::new()) };
    let docs = docs(&node)?;
    let beside = beside(&node, &docs);
    Ok(std::iter::once(docs).chain(beside).collect())
}

pub(super) fn read(taken: &Sources, left: &mut Leftovers<'_>) -> Result<Book, Words> {
    let unread = &mut |span, reason: Words| {
        let what = Words::new(
            format!("this part cannot be read: {}", reason.en),
            format!("这部分无法读取：{}", reason.zh),
        );
        left.at(span, what, Words::fixed("correct it and import again", "请改正后重新导入"));
    };
    let Some((id, node)) = settings(taken, unread) else { return Ok(Book::default()) };
    let docs = docs(&node)?;
    let mut book = Book { bases: vec![docs.clone(), String::new()], ..Book::default() };
    book.bases.extend(bases(&node));
    book.listed_in = Some(id);
    book.take(taken, &docs, "", |_| false);
    for folder in beside(&node, &docs) {
        book.take(taken, &folder, "snippets", |it| !super::book::is_text(it));
    }
    let mut reader = Reader { taken, docs: &docs, book: &mut book, left };
    reader.addresses(get(&node, "use_directory_urls").and_then(Node::scalar) != Some("false"));
    node.entries().iter().for_each(|it| reader.setting(it));
    unlisted(id, &book, left);
    Ok(book)
}

/// Takes down the pages that no line of `nav` names: they were shown, but not listed.
fn unlisted(id: SourceId, book: &Book, left: &mut Leftovers<'_>) {
    if book.contents.is_empty() {
        return;
    }
    let mut seen = BTreeSet::new();
    book.contents.iter().for_each(|it| it.mark(&mut seen));
    let is_rest = |it: &&Page| {
        !seen.contains(&it.to) && !is_snippet(&it.to) && translation_of(&it.to).is_none()
    };
    let rest: Vec<&str> = book.pages.iter().filter(is_rest).map(|it| it.to.as_str()).collect();
    if !rest.is_empty() {
        let (what, instead) = told::unlisted(&rest);
        left.file(id, what, instead);
    }
}

/// The settings, and where they stand; `unread` hears of what cannot be read of them.
fn settings(top: &Sources, unread: &mut dyn FnMut(Span, Words)) -> Option<(SourceId, Node)> {
    let id = SETTINGS.iter().find_map(|it| top.at(it))?;
    let text = &top.get(id).text;
    let mut problems = Vec::new();
    let node = parse_foreign(text, 0..text.len(), id, &mut problems);
    for it in problems {
        let reason = match it.what {
            What::Syntax { reason, .. } => reason,
            What::TooLarge { what } => what,
            _ => continue,
        };
        unread(it.span, reason);
    }
    Some((id, node))
}

/// The folder of the chapters.
fn docs(node: &Node) -> Result<String, Words> {
    let said = text(node, "docs_dir").unwrap_or("docs");
    inside(said).ok_or_else(|| {
        Words::new(
            format!("`docs_dir: {said}` leads out of the folder; name a folder inside of it"),
            format!("`docs_dir: {said}` 指向文件夹之外；请改为其中的文件夹"),
        )
    })
}

/// The folders in which snippets are looked for.
fn bases(node: &Node) -> Vec<String> {
    let named = get(node, "markdown_extensions").map_or(&[][..], Node::items);
    let snippets = named.iter().filter_map(|it| get(it, "pymdownx.snippets"));
    let paths = snippets.filter_map(|it| get(it, "base_path")).flat_map(Node::items);
    paths.filter_map(|it| inside(it.scalar()?)).collect()
}

/// The folders beside the chapters from which texts are included, each once and none in another.
fn beside(node: &Node, docs: &str) -> Vec<String> {
    let named = BESIDE.iter().map(|it| (*it).to_owned()).chain(bases(node));
    let is_beside = |it: &String| !it.is_empty() && !is_in(it, docs) && !is_in(docs, it);
    let all: BTreeSet<String> = named.filter(|it| !docs.is_empty() && is_beside(it)).collect();
    let is_inner = |it: &String| all.iter().any(|outer| outer != it && is_in(it, outer));
    all.iter().filter(|it| !is_inner(it)).cloned().collect()
}

/// Whether the folder `inner` is `outer` or lies in it.
fn is_in(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|it| it.is_empty() || it.starts_with('/'))
}

struct Reader<'r, 's> {
    taken: &'r Sources,
    docs: &'r str,
    book: &'r mut Book,
    left: &'r mut Leftovers<'s>,
}

impl Reader<'_, '_> {
    /// Where each page was before: with `are_folders`, `guide.md` was shown at `guide/`.
    fn addresses(&mut self, are_folders: bool) {
        let book = &mut *self.book;
        for page in book.pages.iter_mut().filter(|it| !is_snippet(&it.to)) {
            let stem = page.to.rsplit_once('.').map_or(page.to.as_str(), |it| it.0);
            let address =
                if is_index(&page.to) { folder_of(&page.to).to_owned() } else { stem.to_owned() };
            page.address = if are_folders { format!("{address}/x") } else { page.to.clone() };
            book.addresses.insert(address.clone(), page.to.clone());
            if are_folders && !is_index(&page.to) && translation_of(&page.to).is_none() {
                page.formerly.push(format!("{address}/"));
            }
        }
    }

    fn setting(&mut self, entry: &Entry) {
        let value = &entry.value;
        let said = value.scalar().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let is_web = |it: &String| it.starts_with("https://") || it.starts_with("http://");
        let settings = &mut self.book.settings;
        match entry.key.value.as_str() {
            "site_name" if said.is_none() => {
                let help = Words::fixed(
                    "write `title: …` into `manual.yaml`",
                    "请在 `manual.yaml` 中写 `标题: …`",
                );
                self.tell(entry.key.span, "site_name", Some(help));
            }
            "site_name" => settings.title = said,
            "site_description" => settings.purpose = said,
            "site_url" if said.as_ref().is_some_and(is_web) => settings.base_url = said,
            "repo_url" if said.as_ref().is_some_and(is_web) => settings.repository = said,
            "edit_uri" => settings.branch = said.as_deref().and_then(branch),
            "copyright" if said.as_ref().is_some_and(|it| !it.contains(['<', '&'])) => {
                settings.footer = said;
            }
            "docs_dir" | "use_directory_urls" => {}
            "nav" => self.book.contents = self.items(value.items()),
            "theme" => self.theme(value),
            "plugins" => {
                named(value).for_each(|(name, span, config)| self.plugin(name, span, config));
            }
            "markdown_extensions" => {
                for (name, span, _) in named(value) {
                    let help = of_extension(name);
                    self.tell(span, &format!("markdown_extensions: {name}"), help);
                }
            }
            key @ ("extra_css" | "extra_javascript") => self.extra(key, entry),
            key => self.tell(entry.key.span, key, of_mkdocs(key)),
        }
    }

    /// Style sheets and scripts: those that came along, and those that are elsewhere or nowhere.
    fn extra(&mut self, key: &str, entry: &Entry) {
        let is_copied = |path: &str| {
            inside(path).is_some_and(|path| self.book.copies.iter().any(|it| it.to == path))
        };
        let named = named(&entry.value).map(|(name, span, config)| {
            // `- path: x.js` with more to it.
            let path = config.filter(|_| name == "path").and_then(Node::scalar);
            (path.unwrap_or(name), span)
        });
        let is_more = |it: &&str| matches!(*it, "defer" | "async" | "type");
        let named = named.filter(|it| !is_more(&it.0));
        let (copied, other): (Vec<_>, Vec<_>) = named.partition(|it| is_copied(it.0));
        if !copied.is_empty() {
            self.tell(entry.key.span, key, of_mkdocs(key));
        }
        for (path, span) in other {
            let help = if has_scheme(path) || path.starts_with("//") {
                Words::fixed(
                    "the handbook loads nothing from elsewhere; put the file into the manual and \
                     name it under `theme:` in `manual.yaml`",
                    "手册不加载外部文件；请把文件放入手册，并在 `manual.yaml` 的 `外观:` 中写明",
                )
            } else {
                Words::fixed(
                    "there is no such file, and nothing was copied",
                    "没有这个文件，因此未复制",
                )
            };
            self.tell(span, &format!("{key}: {path}"), Some(help));
        }
    }

    /// Takes down a setting that is not carried over, unless nothing is lost with it.
    fn tell(&mut self, span: Span, what: &str, instead: Option<Words>) {
        if let Some(instead) = instead {
            self.left.at(span, Words::same(format!("`{what}`")), instead);
        }
    }

    fn theme(&mut self, theme: &Node) {
        for it in theme.entries() {
            let said = it.value.scalar().map(str::trim).unwrap_or_default();
            let file =
                || inside(said).filter(|it| self.book.copies.iter().any(|copy| copy.to == *it));
            match it.key.value.as_str() {
                "name" => {}
                "language" => match language(said) {
                    Some(tag) => self.book.settings.language = Some(tag),
                    None => self.left.at(it.key.span, Words::same(format!("`theme: language: {said}`")), Words::fixed("the handbook's own words are Chinese or English", "手册界面只有中文和英文")),
                },
                "logo" if file().is_some() => self.book.settings.logo = file(),
                "favicon" if file().is_some() => self.book.settings.favicon = file(),
                "palette" => self.palette(it),
                "custom_dir" => self.tell(it.key.span, "theme: custom_dir", Some(Words::fixed(
                    "templates of your own lie in `templates/` of the manual, and are written anew",
                    "自己的页面模板放在手册的 `templates/` 中，需要重写",
                ))),
                key => {
                    let what = format!("theme: {key}");
                    self.tell(it.key.span, &what, Some(Words::fixed(
                        "the handbook has a look of its own; `theme:` in `manual.yaml` sets its colour, logo and foot",
                        "手册有自己的外观；可在 `manual.yaml` 的 `外观:` 中设置主色、标志和页脚",
                    )));
                }
            }
        }
    }

    fn palette(&mut self, entry: &Entry) {
        let primary = entry.value.items().iter().find_map(|it| text(it, "primary"));
        let Some(name) = primary else { return };
        match colour(name) {
            Some(colour) => self.book.settings.accent = Some(colour.to_owned()),
            None => self.tell(
                entry.key.span,
                &format!("theme: palette: primary: {name}"),
                Some(Words::fixed(
                    "write the colour into `manual.yaml`: `theme: {accent: \"#1c5688\"}`",
                    "请把颜色写入 `manual.yaml`：`外观: {主色: \"#1c5688\"}`",
                )),
            ),
        }
    }

    fn plugin(&mut self, name: &str, span: Span, config: Option<&Node>) {
        if name != "redirects" {
            self.tell(span, &format!("plugins: {name}"), of_plugin(name));
            return;
        }
        let maps = config.and_then(|it| get(it, "redirect_maps"));
        for it in maps.into_iter().flat_map(Node::entries) {
            let old = it.key.value.trim();
            let new = it.value.scalar().unwrap_or_default().split('#').next().unwrap_or_default();
            let old =
                if is_index(old) { folder_of(old) } else { old.strip_suffix(".md").unwrap_or(old) };
            let page = inside(new.trim()).and_then(|it| self.book.page(&it));
            match page {
                Some(page) => page.formerly.push(format!("{old}/")),
                None => self.tell(
                    it.key.span,
                    &format!("redirects: {}", it.key.value),
                    Some(Words::fixed(
                        "write `formerly: <old address>` into the chapter that it leads to",
                        "请在目标章节开头写 `曾用地址: <旧网址>`",
                    )),
                ),
            }
        }
    }

    /// The contents that `nodes` say.
    fn items(&mut self, nodes: &[Node]) -> Vec<Item> {
        let mut items = Vec::new();
        for node in nodes {
            if let Some(path) = node.scalar() {
                items.extend(self.item(None, path, node.span));
            }
            for it in node.entries() {
                let title = Some(it.key.value.clone());
                if let Some(path) = it.value.scalar() {
                    items.extend(self.item(title, path, it.value.span));
                } else if !it.value.is_null() {
                    let items_below = self.items(it.value.items());
                    items.push(Item { title, page: None, items: items_below });
                }
            }
        }
        items
    }

    fn item(&mut self, title: Option<String>, path: &str, span: Span) -> Option<Item> {
        if has_scheme(path) || path.starts_with("//") {
            let help = told::outside_help();
            self.tell(span, &format!("nav: {path}"), Some(help));
            return None;
        }
        let to = inside(path).filter(|it| {
            let old = if self.docs.is_empty() { it.clone() } else { format!("{}/{it}", self.docs) };
            self.taken.at(&old).is_some()
        });
        let page = to.and_then(|it| self.book.page(&it).map(|it| it.to.clone()));
        if page.is_none() {
            let what = Words::new(
                format!("`nav: {path}` names no Markdown file of the folder"),
                format!("`nav: {path}` 不是文件夹中的 Markdown 文件"),
            );
            let help = Words::fixed(
                "put the file there, or take the line out",
                "请补上该文件，或删除这一行",
            );
            self.left.at(span, what, help);
        }
        page.map(|page| Item { title, page: Some(page), items: Vec::new() })
    }
}

/// The branch in `edit/main/docs/`.
fn branch(uri: &str) -> Option<String> {
    let rest = uri.trim_start_matches('/').trim_start_matches("-/");
    let rest = rest.strip_prefix("edit/").or_else(|| rest.strip_prefix("blob/"))?;
    rest.split('/').next().filter(|it| !it.is_empty()).map(str::to_owned)
}

/// The tag for a language of the product.
pub(super) fn language(said: &str) -> Option<String> {
    match Lang::of_tag(said)? {
        Lang::Zh if matches!(said, "zh" | "zh-CN" | "zh_CN") => Some("zh-Hans".to_owned()),
        _ => Some(said.replace('_', "-")),
    }
}

/// What a list of plugins or extensions names, in either of its forms, with what is said of each.
fn named(node: &Node) -> impl Iterator<Item = (&str, Span, Option<&Node>)> {
    let items: &[Node] =
        if node.entries().is_empty() { node.items() } else { std::slice::from_ref(node) };
    items.iter().flat_map(|it| {
        let alone = it.scalar().map(|name| (name, it.span, None));
        let more = it.entries().iter();
        alone
            .into_iter()
            .chain(more.map(|it| (it.key.value.as_str(), it.key.span, Some(&it.value))))
    })
}

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    node.entries().iter().find(|it| it.key.value == key).map(|it| &it.value)
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    get(node, key)?.scalar().map(str::trim).filter(|it| !it.is_empty())
}
