//! Texts, rewritten: lines by the tool's own forms, boxes, front matter, links.

use std::collections::{BTreeMap, BTreeSet};

use super::attributes::is_abbreviation;
use super::book::{Book, Page, is_index, is_snippet, is_text};
use super::front::{Change, Front, scalar};
use super::leftover::Leftovers;
use super::lines::{Line, joined, lines};
use super::snippets::Named;
use super::tool::Tool;
use super::{attributes, blanks, boxes, includes, jsx, moved, snippets, tabs, told};
use crate::markdown::{RawHtml, normalise, parse};
use crate::model::{has_scheme, joined as in_manual, translation_of};
use crate::text::{Lang, Source, SourceId, Sources};

/// The texts of the pages of `book`, by path.
pub(super) fn texts(
    tool: Tool,
    book: &Book,
    taken: &Sources,
    left: &mut Leftovers<'_>,
) -> BTreeMap<String, String> {
    let gone = if tool == Tool::MkDocs { gone(book, taken) } else { BTreeSet::new() };
    let mut writer = Writer { tool, book, left, gone, differ: Vec::new() };
    let text = |page: &Page| (page.to.clone(), writer.text(page, taken.get(page.source)));
    let mut texts: BTreeMap<String, String> = book.pages.iter().map(text).collect();
    texts.retain(|path, _| !writer.gone.contains(path));
    // The words of a `SUMMARY.md` are what the side bar says.
    let (is_made, translated) = (book.made.contains_key("SUMMARY.md"), book.translated());
    let is_listed =
        |it: &Differing| book.keeps_summary || is_made && !translated.contains(&it.page);
    let (listed, own): (Vec<_>, Vec<_>) = writer.differ.drain(..).partition(is_listed);
    for (differ, are_listed) in [(listed, true), (own, false)] {
        if let (Some(contents), false) = (book.listed_in, differ.is_empty()) {
            let differ: Vec<String> = differ.iter().map(Differing::shown).collect();
            let (what, instead) = told::titles(&differ, are_listed);
            writer.left.file(contents, what, instead);
        }
    }
    texts
}

/// Snippets that hold abbreviations and nothing else: as those are taken out, nothing is left.
fn gone(book: &Book, taken: &Sources) -> BTreeSet<String> {
    let is_gone = |it: &&Page| {
        let said = taken.get(it.source).text.lines().map(str::trim);
        let mut said = said.filter(|it| !it.is_empty()).peekable();
        said.peek().is_some() && said.all(is_abbreviation)
    };
    let snippets = book.pages.iter().filter(|it| is_snippet(&it.to));
    snippets.filter(is_gone).map(|it| it.to.clone()).collect()
}

/// What writes the texts anew.
struct Writer<'w, 's> {
    tool: Tool,
    book: &'w Book,
    left: &'w mut Leftovers<'s>,
    differ: Vec<Differing>,
    /// Texts of which nothing is left.
    gone: BTreeSet<String>,
}

/// A title that the contents have, and the page does not.
struct Differing {
    title: String,
    page: String,
}

impl Differing {
    fn shown(&self) -> String {
        format!("`{}` ({})", self.title, self.page)
    }
}

impl Writer<'_, '_> {
    fn text(&mut self, page: &Page, source: &Source) -> String {
        if self.tool == Tool::Plain {
            return format!("{}{}", source.mark(), source.text);
        }
        let front = Front::new(&source.text, page.source);
        let body = self.body(page, source, front.body);
        self.tell(page, &front);
        let replaced = page.replaced.iter().map(String::as_str);
        let dropped = foreign(self.tool).iter().copied().chain(replaced).collect();
        let added = added(page, &front, &body, &mut self.differ);
        let text = front.changed(&Change { dropped, own: Vec::new(), added }, &body);
        let start = Front::new(&text, SourceId(0)).body;
        moved::links(&text, start, &source.path, page, self.book)
    }

    /// Takes down the fields that go.
    fn tell(&mut self, page: &Page, front: &Front<'_>) {
        if front.is_odd {
            let (what, instead) = told::odd_front();
            self.left.line(page.source, 1, what, instead);
            return;
        }
        let goes = foreign(self.tool);
        let is_told = |key: &str| goes.contains(&key) && !page.replaced.iter().any(|it| it == key);
        for it in front.entries().iter().filter(|it| is_told(&it.key.value)) {
            let (what, instead) = told::foreign_field(&it.key.value);
            self.left.at(it.key.span, what, instead);
        }
    }

    /// The text of a page below its front matter, which ends at `start`.
    fn body(&mut self, page: &Page, source: &Source, start: usize) -> String {
        let text = &source.text[start..];
        let before = lines(text, source.place(start).line);
        let mut after = match self.tool {
            Tool::MkDocs => self.python(&before, page),
            Tool::MdBook if page.to == "SUMMARY.md" => includes::without_drafts(&before),
            Tool::MdBook => includes::includes(&before, &mut |line, name| {
                let (what, instead) = (told::preprocessor(name), told::preprocessor_help(name));
                self.left.line(page.source, line, what, instead);
            }),
            Tool::Docusaurus => self.mdx(&before, page, &source.path),
            Tool::Plain => before.clone(),
        };
        after = boxes::boxes(&after, &mut |line, name, became| {
            let (what, instead) = told::a_box(name, became);
            self.left.line(page.source, line, what, instead);
        });
        if after == before { text.to_owned() } else { joined(&after, text) }
    }

    /// Markdown as Python-Markdown and Material have it.
    fn python(&mut self, before: &[Line], page: &Page) -> Vec<Line> {
        let id = page.source;
        let mut untold = Vec::new();
        let named = |name: &str| self.snippet(name);
        let lines = snippets::snippets(before, &named, &mut |line, it| untold.push((line, it)));
        for (line, it) in untold {
            let (what, instead) = told::snippet(it);
            self.left.line(id, line, what, instead);
        }
        let lines = tabs::tabs(&lines, &mut |line| {
            self.left.line(id, line, told::tabs_words(), told::tabs_help());
        });
        let lines = blanks::blanks(&lines);
        attributes::attributes(&lines, &mut |line, mark| {
            let (what, instead) = told::attribute(mark);
            self.left.line(id, line, what, instead);
        })
    }

    /// What the name of a snippet means.
    fn snippet(&self, name: &str) -> Named {
        let book = self.book;
        let found = |name: &str| {
            let paths = book.bases.iter().filter_map(|it| in_manual("", &format!("{it}/{name}")));
            paths.into_iter().find_map(|it| book.moves.get(&it))
        };
        match found(name) {
            Some(path) if self.gone.contains(path) => Named::Nothing,
            Some(path) if is_text(path) => Named::Text(path.clone()),
            Some(_) => Named::Part,
            // `file.md:3:9` and `https://…`.
            None if has_scheme(name) => Named::Part,
            None => match name.split_once(':') {
                Some((file, _)) if found(file).is_some() => Named::Part,
                _ => Named::Missing,
            },
        }
    }

    /// Markdown as Docusaurus has it, in a file that was at `old`.
    fn mdx(&mut self, before: &[Line], page: &Page, old: &str) -> Vec<Line> {
        let book = self.book;
        let path = |from: &str| {
            let at = match from.strip_prefix("@site/") {
                Some(rest) => in_manual("", rest),
                None => in_manual(old, from),
            };
            book.moves.get(&at?).filter(|it| is_text(it)).cloned()
        };
        jsx::markdown(before, &path, &mut |line, mark| {
            let (what, instead) = told::script(mark);
            self.left.line(page.source, line, what, instead);
        })
    }
}

/// Keys of front matter that only the tool itself knows what to do with.
const DROPPED: &[(Tool, &[&str])] = &[
    (
        Tool::MkDocs,
        &["comments", "hide", "icon", "inherit", "render_macros", "search", "social", "template"],
    ),
    (
        Tool::Docusaurus,
        &[
            "custom_edit_url",
            "displayed_sidebar",
            "hide_table_of_contents",
            "hide_title",
            "image",
            "pagination_label",
            "pagination_next",
            "pagination_prev",
            "sidebar_class_name",
            "sidebar_custom_props",
            "title_meta",
            "toc_max_heading_level",
            "toc_min_heading_level",
        ],
    ),
];

fn foreign(tool: Tool) -> &'static [&'static str] {
    DROPPED.iter().find(|it| it.0 == tool).map_or(&[], |it| it.1)
}

/// The lines that the front matter of a page gets.
fn added(page: &Page, front: &Front<'_>, body: &str, differ: &mut Vec<Differing>) -> Vec<String> {
    let mut added = Vec::new();
    let parsed = || parse(body, 0, page.source, RawHtml::Escape, Lang::En);
    if let Some(title) = &page.title {
        let heading =
            || parsed().headings.first().filter(|it| it.level == 1).map(|it| it.text.clone());
        let own = ["title", "标题", "名称"].iter().find_map(|it| front.text(it).map(str::to_owned));
        match own.or_else(heading) {
            None => added.push(format!("title: {}", scalar(title))),
            // "Home" is what contents call the first page, whatever it is called.
            Some(own) if normalise(&own) != normalise(title) && page.to != "index.md" => {
                differ.push(Differing { title: title.clone(), page: page.to.clone() });
            }
            Some(_) => {}
        }
    }
    if is_snippet(&page.to) || translation_of(&page.to).is_some() {
        return added;
    }
    let orders = ["order", "排序", "顺序", "weight", "nav_order", "sidebar_position"];
    let is_kept = |it: &&str| !page.replaced.iter().any(|gone| gone == it);
    let orders: Vec<&str> = orders.into_iter().filter(is_kept).collect();
    let has_order = front.has(&orders);
    if let Some(order) = page.order.as_ref().filter(|_| !has_order && page.to != "index.md") {
        added.push(format!("order: {order}"));
    }
    let is_home = is_index(&page.to) && !page.to.contains('/');
    if !page.formerly.is_empty() && !is_home {
        let all: Vec<String> = page.formerly.iter().map(|it| scalar(it)).collect();
        match &all[..] {
            [one] => added.push(format!("formerly: {one}")),
            all => added.push(format!("formerly: [{}]", all.join(", "))),
        }
    }
    let fields = page.fields.iter().map(|(key, value)| format!("{key}: {}", scalar(value)));
    added.extend(fields);
    added
}
