//! A page for each chapter, and for each folder that has no index.

use std::ops::Range;

use serde::Serialize;

use super::data::Pages;
use super::description::{first_words, shortened};
use super::findings::{ShownFinding, shown};
use super::inclusions::{contents, inset};
use super::navigation::{LinkTo, ShownStatus, shown_status, status};
use super::terms::explained;
use super::values::{ShownField, Table, Value};
use super::written::{WrittenSection, register_table, written};
use super::{Page, tags};
use crate::diagnostics::Finding;
use crate::markdown::{Lead, Link, LinkKind, Part};
use crate::model::kinds::KINDS;
use crate::model::{Destination, Subject, TextId, fragment, href, relative};
use crate::yaml::{Field, Record, Shown};

/// A chapter, as templates see it.
#[derive(Serialize)]
struct ShownChapter {
    text: ShownText,
    status: Option<ShownStatus>,
    control: Vec<ShownField>,
    written: Vec<WrittenSection>,
    children: Vec<Child>,
    defines: Vec<Defined>,
    tags: Vec<LinkTo>,
    findings: Vec<ShownFinding>,
}

/// A chapter's text in the language of the edition, or in its own if it was not translated.
#[derive(Default, Serialize)]
pub(super) struct ShownText {
    pub(super) html: String,
    /// Its language, if that is not the language of the page.
    lang: Option<&'static str>,
    /// `untranslated` or `older`, if readers should know.
    notice: Option<&'static str>,
    /// Where the text stands in the manual's own language.
    original: Option<String>,
}

impl ShownText {
    pub(super) fn is_empty(&self) -> bool {
        self.html.trim().is_empty()
    }
}

/// A place below a chapter.
#[derive(Serialize)]
pub(super) struct Child {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) summary: Option<String>,
    pub(super) status: Option<ShownStatus>,
    pub(super) count: Option<usize>,
}

/// The entities of one kind that a chapter defines.
#[derive(Serialize)]
struct Defined {
    title: String,
    kind: &'static str,
    items: Vec<DefinedItem>,
    /// Terms are read here, and not only listed.
    table: Option<Table>,
}

#[derive(Serialize)]
struct DefinedItem {
    title: String,
    href: String,
}

/// An entry of a page's contents.
#[derive(Serialize)]
pub(super) struct Content {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) level: u8,
    /// Its language, if that is not the language of the page.
    pub(super) lang: Option<&'static str>,
}

/// The page of `chapter`.
pub(super) fn page(pages: &Pages<'_>, chapter: usize) -> Page {
    let manual = pages.manual;
    let it = &manual.chapters[chapter];
    let title = it.title.get(pages.lang);
    let address = &manual.addresses.of_chapter[chapter];
    let place = pages.map.of_chapter(chapter);
    let mut about = pages.about(title, "chapter", address);
    let shown_text = text(pages, chapter);
    let summary = it.front.summary.as_ref().map(|it| shortened(it.get(pages.lang)));
    about.description = summary.or_else(|| first_words(&shown_text.html));
    about.title_lang = pages.other_lang(&it.title);
    about.unlisted = it.is_unlisted;
    pages.tell_source(&mut about, it.translation(pages.lang).map_or(it.source, |it| it.source));
    let mut data = pages.frame(&about, place, true);
    let written = written(pages, chapter);
    let mut contents = contents(pages, chapter);
    contents.extend(written.iter().map(|it| Content {
        id: it.id.clone(),
        text: it.title.clone(),
        level: 2,
        lang: None,
    }));
    data.insert("contents", &contents);
    if let Some(place) = place {
        let (previous, next) = pages.map.neighbours(place);
        data.insert("previous", &previous);
        data.insert("next", &next);
    }
    let children = place.map_or_else(Vec::new, |it| children(pages, &pages.map.nodes[it].children));
    data.insert(
        "chapter",
        &ShownChapter {
            text: shown_text,
            status: status(manual, chapter).map(|it| shown_status(it, pages.shower)),
            control: control_fields(pages, Subject::Chapter(chapter)),
            written,
            children,
            defines: defines(pages, chapter),
            tags: tags::of_chapter(pages, chapter),
            findings: shown(pages, &findings(pages, chapter)),
        },
    );
    Page { template: "chapter.html".to_owned(), data }
}

/// The page of a folder without an index: what is in it.
pub(super) fn folder(pages: &Pages<'_>, node: usize) -> Page {
    let it = &pages.map.nodes[node];
    let mut data = pages.frame(&pages.about(&it.title, "chapter", &it.address), Some(node), true);
    let (previous, next) = pages.map.neighbours(node);
    data.insert("previous", &previous);
    data.insert("next", &next);
    let chapter = ShownChapter {
        text: ShownText::default(),
        status: None,
        control: Vec::new(),
        written: Vec::new(),
        children: children(pages, &it.children),
        defines: Vec::new(),
        tags: Vec::new(),
        findings: Vec::new(),
    };
    data.insert("chapter", &chapter);
    Page { template: "chapter.html".to_owned(), data }
}

/// The places below another, with what they are about.
pub(super) fn children(pages: &Pages<'_>, nodes: &[usize]) -> Vec<Child> {
    nodes.iter().map(|it| child(pages, *it)).collect()
}

/// A place, with what it is about.
pub(super) fn child(pages: &Pages<'_>, at: usize) -> Child {
    let node = &pages.map.nodes[at];
    let summary = node.chapter.and_then(|it| summary(pages, it));
    let status = node.chapter.and_then(|it| status(pages.manual, it));
    Child {
        title: node.title.clone(),
        href: node.href.clone(),
        summary,
        status: status.map(|it| shown_status(it, pages.shower)),
        count: (!node.children.is_empty()).then_some(node.children.len()),
    }
}

/// What a chapter says of itself in a sentence or two.
fn summary(pages: &Pages<'_>, chapter: usize) -> Option<String> {
    let it = &pages.manual.chapters[chapter];
    it.front.summary.as_ref().map(|it| it.get(pages.lang).to_owned())
}

/// The text of a chapter, its links leading to where they lead from its page.
pub(super) fn text(pages: &Pages<'_>, chapter: usize) -> ShownText {
    let manual = pages.manual;
    let from = &manual.addresses.of_chapter[chapter];
    let it = &manual.chapters[chapter];
    let (text, lang) = text_id(pages, chapter);
    let place = Place { text, from, part: None };
    let body = manual.text(text);
    let html = body.html(&Part::Text, &mut |at, link| lead(pages, &place, at, link));
    let html = explained(pages, chapter, from, html);
    let is_own = pages.lang == manual.lang;
    let notice = match it.translation(pages.lang) {
        _ if is_own || html.trim().is_empty() => None,
        None => Some("untranslated"),
        Some(translation) => manual.is_older(chapter, translation).then_some("older"),
    };
    let address = if from.is_empty() { "index.html" } else { from };
    let original = notice.map(|_| pages.to_root() + &href(address));
    ShownText { html, lang, notice, original }
}

/// What was found in a chapter and in its text in this language.
fn findings<'m>(pages: &Pages<'m>, chapter: usize) -> Vec<&'m Finding> {
    let it = &pages.manual.chapters[chapter];
    let translation = it.translation(pages.lang).map(|it| it.source);
    let sources = std::iter::once(it.source).chain(translation);
    sources.flat_map(|it| pages.findings_in(it, None)).collect()
}

/// The text of a chapter that readers of this edition get, and its language if it is another one.
pub(super) fn text_id(pages: &Pages<'_>, chapter: usize) -> (TextId, Option<&'static str>) {
    let it = &pages.manual.chapters[chapter];
    let edition = it.edition(pages.lang);
    let is_other = edition == 0 && pages.lang != pages.manual.lang;
    (TextId { chapter, edition }, is_other.then(|| pages.manual.lang.tag()))
}

/// Where a link stands.
pub(super) struct Place<'p> {
    /// The text in which it was written.
    pub(super) text: TextId,
    /// The page that it is on.
    pub(super) from: &'p str,
    /// The headings of its chapter that are on that page, if it is included there.
    pub(super) part: Option<Range<usize>>,
}

impl Place<'_> {
    /// Whether the place called `anchor` in `chapter` is on this page, too.
    fn holds(&self, pages: &Pages<'_>, chapter: usize, anchor: &str) -> bool {
        let headings = &pages.manual.text(self.text).headings;
        let is_in = |part: &Range<usize>| {
            headings.get(part.clone()).is_some_and(|it| it.iter().any(|it| it.id == anchor))
        };
        chapter == self.text.chapter && self.part.as_ref().is_none_or(is_in)
    }
}

/// Where a link leads, as seen from `place`; `number` is its own in its text.
pub(super) fn lead(pages: &Pages<'_>, place: &Place<'_>, number: usize, link: &Link) -> Lead {
    let manual = pages.manual;
    let (chapter, from) = (place.text.chapter, place.from);
    let to = |address: &str| Some(relative(from, address)).filter(|_| !address.is_empty());
    let inset = || match link.what {
        LinkKind::Include => inset(pages, place, number),
        _ => None,
    };
    match manual.destination(chapter, link) {
        Destination::Outside => {
            Lead { href: Some(link.target.clone()), class: "external", ..Lead::default() }
        }
        // A place that is not there leads to its page at least.
        Destination::NoAnchor { chapter: target, .. } => Lead {
            href: to(&manual.addresses.of_chapter[target]).filter(|_| target != chapter),
            ..Lead::default()
        },
        Destination::Chapter { chapter: target, anchor } => {
            let address = &manual.addresses.of_chapter[target];
            let is_here = anchor.as_ref().is_some_and(|it| place.holds(pages, target, it));
            let page = if is_here {
                Some(String::new())
            } else if manual.chapters[target].has_page() {
                // The home page has no address of its own.
                Some(relative(from, if address.is_empty() { "index.html" } else { address }))
            } else {
                None
            };
            let anchor = anchor.map(|it| fragment(&it)).unwrap_or_default();
            let text = manual.chapters[target].title.get(pages.lang).to_owned();
            let href = page.map(|it| it + &anchor);
            Lead { href, text: Some(text), inset: inset(), ..Lead::default() }
        }
        // Attachments lie beside the pages in the manual's own language.
        Destination::Attachment(path) => Lead {
            href: to(&path).map(|it| pages.to_root() + &it),
            size: pages.size(&path),
            inset: inset(),
            ..Lead::default()
        },
        Destination::Entity(key) => Lead {
            href: to(manual.addresses.of_entity(key)),
            text: Some(pages.shower.words(&manual.entities.get(key).name())),
            class: class_of(KINDS[key.kind].name),
            ..Lead::default()
        },
        Destination::NoFile { .. } | Destination::NoEntity => Lead::default(),
    }
}

/// The classes of a link to an entity.
fn class_of(kind: &str) -> &'static str {
    match kind {
        "role" => "entity entity-role",
        "process" => "entity entity-process",
        "tool" => "entity entity-tool",
        "kpi" => "entity entity-kpi",
        "risk" => "entity entity-risk",
        _ => "entity",
    }
}

/// What a document's control block shows, in the order of ISO 9001's list; long fields are left to
/// pages of their own.
const CONTROL: [&str; 9] = [
    "number",
    "version",
    "owner",
    "prepared_by",
    "approved_by",
    "effective_date",
    "review_cycle",
    "last_reviewed",
    "next_review",
];

/// What a chapter takes over from the manual where it says nothing itself.
const TAKEN_OVER: [&str; 3] = ["version", "approved_by", "effective_date"];

/// The control block of a document.
pub(super) fn control_fields(pages: &Pages<'_>, subject: Subject) -> Vec<ShownField> {
    let manual = &pages.manual.file.control;
    let own = match subject {
        Subject::Chapter(it) => &pages.manual.chapters[it].control,
        _ => manual,
    };
    let (parts, above) = (own.parts(), manual.parts());
    let due = pages.due(subject);
    let field = |name: &&str| {
        let called = |it: &&(&Field, Shown<'_>)| it.0.name == *name && !it.1.is_empty();
        let taken = || above.iter().find(called).filter(|_| TAKEN_OVER.contains(name));
        if let Some(due) = due.as_ref().filter(|it| it.name == *name) {
            return Some(due.clone());
        }
        let (field, shown) = parts.iter().find(called).or_else(taken)?;
        let value = one_line(pages.shower.value(shown)?);
        let label = field.label_in(pages.lang);
        Some(ShownField { name: (*name).to_owned(), label, value })
    };
    CONTROL.iter().filter_map(field).collect()
}

/// A signature as its parts in one line.
fn one_line(value: Value) -> Value {
    match value {
        Value::Record { fields } => {
            Value::List { items: fields.into_iter().map(|it| it.value).collect() }
        }
        other => other,
    }
}

fn defines(pages: &Pages<'_>, chapter: usize) -> Vec<Defined> {
    let manual = pages.manual;
    let mut kinds = manual.chapters[chapter].lists.clone();
    kinds.dedup();
    let defined = |kind: usize| {
        let all = manual.entities.of_kind(kind).filter(|(_, it)| it.chapter() == chapter);
        let items = all.map(|(key, it)| DefinedItem {
            title: pages.shower.words(&it.name()),
            href: href(manual.addresses.of_entity(key)),
        });
        let title = pages.shower.words(&KINDS[kind].many);
        let name = KINDS[kind].name;
        let table = (name == "term").then(|| {
            let here = manual.entities.of_kind(kind).filter(|(_, it)| it.chapter() == chapter);
            register_table(pages, kind, here, KINDS[kind].columns)
        });
        Defined { title, kind: name, items: items.collect(), table }
    };
    kinds.into_iter().map(defined).filter(|it| !it.items.is_empty()).collect()
}
