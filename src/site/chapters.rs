//! A page for each chapter, and for each folder that has no index.

use std::ops::Range;

use serde::Serialize;

use super::Page;
use super::data::Pages;
use super::findings::{ShownFinding, shown};
use super::inclusions::{contents, inset};
use super::navigation::{ShownStatus, shown_status, status};
use super::terms::explained;
use super::values::{ShownField, Table, Value};
use super::written::{WrittenSection, register_table, written};
use crate::markdown::{Lead, Link, LinkKind, Part};
use crate::model::kinds::KINDS;
use crate::model::{Destination, fragment, href, relative};
use crate::yaml::Record;

/// A chapter, as templates see it.
#[derive(Serialize)]
struct ShownChapter {
    body: String,
    status: Option<ShownStatus>,
    control: Vec<ShownField>,
    written: Vec<WrittenSection>,
    children: Vec<Child>,
    defines: Vec<Defined>,
    findings: Vec<ShownFinding>,
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
}

/// The page of `chapter`.
pub(super) fn page(pages: &Pages<'_>, chapter: usize) -> Page {
    let manual = pages.manual;
    let it = &manual.chapters[chapter];
    let title = it.title.get(manual.lang);
    let address = &manual.addresses.of_chapter[chapter];
    let place = pages.map.of_chapter(chapter);
    let mut about = pages.about(title, "chapter", address);
    about.description = it.front.summary.as_ref().map(|it| it.get(manual.lang).to_owned());
    let mut data = pages.frame(&about, place, true);
    let written = written(pages, chapter);
    let mut contents = contents(pages, chapter);
    contents.extend(written.iter().map(|it| Content {
        id: it.id.clone(),
        text: it.title.clone(),
        level: 2,
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
            body: body(pages, chapter),
            status: status(manual, chapter).map(|it| shown_status(it, pages.shower)),
            control: control(pages, chapter),
            written,
            children,
            defines: defines(pages, chapter),
            findings: shown(pages, &pages.findings_in(it.source, None)),
        },
    );
    Page { address: address.clone(), template: "chapter.html".to_owned(), data }
}

/// The page of a folder without an index: what is in it.
pub(super) fn folder(pages: &Pages<'_>, node: usize) -> Page {
    let it = &pages.map.nodes[node];
    let mut data = pages.frame(&pages.about(&it.title, "chapter", &it.address), Some(node), true);
    let (previous, next) = pages.map.neighbours(node);
    data.insert("previous", &previous);
    data.insert("next", &next);
    let chapter = ShownChapter {
        body: String::new(),
        status: None,
        control: Vec::new(),
        written: Vec::new(),
        children: children(pages, &it.children),
        defines: Vec::new(),
        findings: Vec::new(),
    };
    data.insert("chapter", &chapter);
    Page { address: it.address.clone(), template: "chapter.html".to_owned(), data }
}

/// The places below another, with what they are about.
pub(super) fn children(pages: &Pages<'_>, nodes: &[usize]) -> Vec<Child> {
    let child = |at: &usize| {
        let node = &pages.map.nodes[*at];
        let summary = node.chapter.and_then(|it| summary(pages, it));
        let status = node.chapter.and_then(|it| status(pages.manual, it));
        Child {
            title: node.title.clone(),
            href: node.href.clone(),
            summary,
            status: status.map(|it| shown_status(it, pages.shower)),
            count: (!node.children.is_empty()).then_some(node.children.len()),
        }
    };
    nodes.iter().map(child).collect()
}

/// What a chapter says of itself in a sentence or two.
fn summary(pages: &Pages<'_>, chapter: usize) -> Option<String> {
    let it = &pages.manual.chapters[chapter];
    it.front.summary.as_ref().map(|it| it.get(pages.manual.lang).to_owned())
}

/// The text of a chapter, its links leading to where they lead from its page.
pub(super) fn body(pages: &Pages<'_>, chapter: usize) -> String {
    let manual = pages.manual;
    let place = Place { chapter, from: &manual.addresses.of_chapter[chapter], part: None };
    let body = &manual.chapters[chapter].body;
    let html = body.html(&Part::Text, &mut |at, link| lead(pages, &place, at, link));
    explained(pages, chapter, place.from, html)
}

/// Where a link stands.
pub(super) struct Place<'p> {
    /// The chapter in whose source it was written.
    pub(super) chapter: usize,
    /// The page that it is on.
    pub(super) from: &'p str,
    /// The headings of its chapter that are on that page, if it is included there.
    pub(super) part: Option<Range<usize>>,
}

impl Place<'_> {
    /// Whether the place called `anchor` in `chapter` is on this page, too.
    fn holds(&self, pages: &Pages<'_>, chapter: usize, anchor: &str) -> bool {
        let headings = &pages.manual.chapters[chapter].body.headings;
        let is_in = |part: &Range<usize>| {
            headings.get(part.clone()).is_some_and(|it| it.iter().any(|it| it.id == anchor))
        };
        chapter == self.chapter && self.part.as_ref().is_none_or(is_in)
    }
}

/// Where a link leads, as seen from `place`; `number` is its own in its text.
pub(super) fn lead(pages: &Pages<'_>, place: &Place<'_>, number: usize, link: &Link) -> Lead {
    let manual = pages.manual;
    let (chapter, from) = (place.chapter, place.from);
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
            let text = manual.chapters[target].title.get(manual.lang).to_owned();
            let href = page.map(|it| it + &anchor);
            Lead { href, text: Some(text), inset: inset(), ..Lead::default() }
        }
        Destination::Attachment(path) => {
            Lead { href: to(&path), size: pages.size(&path), inset: inset(), ..Lead::default() }
        }
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

fn control(pages: &Pages<'_>, chapter: usize) -> Vec<ShownField> {
    control_fields(pages, &pages.manual.chapters[chapter].control)
}

/// The control block of a document.
pub(super) fn control_fields(
    pages: &Pages<'_>,
    control: &crate::model::settings::Control,
) -> Vec<ShownField> {
    let parts = control.parts();
    let field = |name: &&str| {
        let (field, shown) = parts.iter().find(|(field, _)| field.name == *name)?;
        let value = one_line(pages.shower.value(shown)?);
        let label = field.label_in(pages.manual.lang);
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
