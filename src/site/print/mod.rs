//! The whole manual on one page, to be printed: cover, changes, distribution, contents, and every
//! page in reading order. The pages are those that were drawn already, without their frames.

mod excerpt;
mod markup;
mod order;
mod rewrite;

use std::collections::BTreeMap;
use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::assets::{joined, named};
use super::chapters::{ShownText, text};
use super::data::Pages;
use super::squeeze::squeeze;
use super::theme::{Broken, Theme};
use super::values::{ShownField, Value};
use super::{Content, Page};
use crate::model::kinds::Status;
use crate::model::settings::Signature;
use crate::model::{PRINT, Target};
use crate::text::{Span, Spanned};
use crate::yaml::{Mention, Record};
use excerpt::excerpt;
use order::{Place, order};
use rewrite::Rewrite;

pub(super) use markup::css_string;

/// So many pages are rewritten at once.
const AT_ONCE: usize = 256;

/// Where the pages go in between what the template draws.
const PAGES: &str = "<!-- pages -->";

/// What stands before the pages, as the template sees it.
#[derive(Serialize)]
struct Print {
    organisation: Option<String>,
    facts: Vec<ShownField>,
    signatures: Vec<Signed>,
    history: Option<Value>,
    distribution: Option<Value>,
    /// What is written across every sheet.
    watermark: Option<&'static str>,
    intro: Option<ShownText>,
    contents: Vec<Entry>,
    style: String,
}

/// One line of the table of signatures.
#[derive(Serialize)]
struct Signed {
    /// A word of the frame.
    what: &'static str,
    person: Option<String>,
    role: Option<Value>,
    date: Option<String>,
}

/// One line of the contents.
#[derive(Serialize)]
struct Entry {
    title: String,
    id: String,
    depth: usize,
}

/// A file and its address.
type Asset = (String, String);

/// The page, but for the pages that it is made of.
#[derive(Debug)]
pub struct Printed {
    /// The folder of its edition.
    folder: String,
    before: String,
    after: String,
    places: Vec<Place>,
}

/// Draws what stands around the pages, and the style sheet that only it needs.
pub(super) fn plan(pages: &Pages<'_>, theme: &Theme) -> Result<(Printed, Asset), Broken> {
    let style = joined("print", squeeze) + &running_head(pages);
    let style = (named("print", "css", style.as_bytes()), style);
    let places = order(pages);
    let front = theme.draw(&front(pages, &places, &style.0))?;
    // The same for what the template draws, whose addresses begin at the root.
    let numbers = numbers(&places);
    let front = Rewrite { numbers: &numbers, number: 0, address: PRINT, demote: 0 }.html(&front);
    let (before, after) = front.split_once(PAGES).unwrap_or((&front, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    Ok((Printed { folder: pages.folder.clone(), before, after, places }, style))
}

/// Which part each page is, by its address.
fn numbers(places: &[Place]) -> BTreeMap<&str, usize> {
    places.iter().enumerate().map(|(at, it)| (it.address.as_str(), at + 1)).collect()
}

impl Printed {
    /// Writes the page, made from the pages in `files`.
    pub(super) fn write(
        &self,
        files: &BTreeMap<String, Content>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let numbers = numbers(&self.places);
        let html = |place: &Place| {
            files.get(&format!("{}{}", self.folder, place.address)).and_then(Content::made)
        };
        out.write_all(self.before.as_bytes())?;
        // A part is gone as soon as it is written.
        for (first, some) in self.places.chunks(AT_ONCE).enumerate() {
            let part = |(at, place): (usize, &Place)| {
                part(&numbers, first * AT_ONCE + at + 1, place, html(place).as_deref())
            };
            let parts: Vec<String> = some.par_iter().enumerate().map(part).collect();
            parts.iter().try_for_each(|it| out.write_all(it.as_bytes()))?;
        }
        out.write_all(self.after.as_bytes())
    }
}

/// One page as a part of the whole; a group of pages is only a title.
fn part(
    numbers: &BTreeMap<&str, usize>,
    number: usize,
    place: &Place,
    page: Option<&[u8]>,
) -> String {
    let rewrite = Rewrite { numbers, number, address: &place.address, demote: place.depth + 1 };
    let body = match page {
        Some(page) => rewrite.html(excerpt(&String::from_utf8_lossy(page))),
        None => markup::title(&place.title, place.depth + 2),
    };
    markup::part(number, place.depth, &body)
}

/// What stands before the pages.
fn front(pages: &Pages<'_>, places: &[Place], style: &str) -> Page {
    let manual = pages.manual;
    let (settings, control) = (&manual.file.settings, &manual.file.control);
    let shower = pages.shower;
    let company = settings.company.as_ref().and_then(|it| it.name.as_ref());
    let field = |parts: &[(&'static crate::yaml::Field, crate::yaml::Shown<'_>)], name: &str| {
        let (field, shown) = parts.iter().find(|(it, _)| it.name == name)?;
        let value = shower.value(shown)?;
        Some(ShownField { name: name.to_owned(), label: field.label_in(pages.lang), value })
    };
    let parts = control.parts();
    let facts = ["number", "version", "status", "effective_date", "owner", "confidentiality"];
    let mut signatures: Vec<Signed> = Vec::new();
    signatures.push(signed(pages, "prepared_by", control.prepared_by.as_ref()));
    signatures.extend(control.reviewed_by.iter().map(|it| signed(pages, "reviewed_by", Some(it))));
    if control.reviewed_by.is_empty() {
        signatures.push(signed(pages, "reviewed_by", None));
    }
    signatures.push(signed(pages, "approved_by", control.approved_by.as_ref()));
    let index = manual.addresses.of_chapter.iter().position(|it| it == "index.html");
    let print = Print {
        organisation: company.map(|it| it.get(pages.lang).to_owned()),
        facts: facts.iter().filter_map(|it| field(&parts, it)).collect(),
        signatures,
        history: field(&parts, "history").map(|it| it.value),
        distribution: field(&settings.parts(), "distribution")
            .map(|it| with_names(pages, it.value)),
        watermark: watermark(control.status),
        intro: index.map(|it| text(pages, it)).filter(|it| !it.is_empty()),
        contents: places.iter().enumerate().map(|(at, it)| entry(at + 1, it)).collect(),
        style: style.to_owned(),
    };
    let mut data = pages.frame(&pages.about(&pages.title, "print", PRINT), None, false);
    data.insert("print", &print);
    Page { template: "print.html".to_owned(), data }
}

fn entry(number: usize, place: &Place) -> Entry {
    Entry { title: place.title.clone(), id: format!("p{number}"), depth: place.depth }
}

fn signed(pages: &Pages<'_>, what: &'static str, by: Option<&Signature>) -> Signed {
    let role = by.and_then(|it| it.role.as_ref());
    Signed {
        what,
        person: by.and_then(|it| it.person.as_ref()).map(|it| it.as_str().to_owned()),
        role: role.and_then(|it| pages.shower.value(&crate::yaml::Shown::Ref(&it.mention))),
        date: by.and_then(|it| it.date.as_ref()).map(|it| it.day.to_string()),
    }
}

/// A distribution list in which those who are named by their ids have their names.
fn with_names(pages: &Pages<'_>, mut list: Value) -> Value {
    let Value::Table { table } = &mut list else { return list };
    let Some(to) = table.columns.iter().position(|it| it.name == "to") else { return list };
    for cell in table.rows.iter_mut().filter_map(|it| it.cells[to].as_mut()) {
        let Value::Text { text, .. } = cell else { continue };
        let mention = Mention::new(&Spanned::new(text.clone(), Span::default()), &[]);
        if let Target::Entity(key) = pages.manual.index.resolve(&mention) {
            *cell = pages.shower.entity(key);
        }
    }
    list
}

/// The word across the sheets of a manual that is not in force.
fn watermark(status: Option<Status>) -> Option<&'static str> {
    match status? {
        Status::Draft | Status::InReview => Some("watermark_draft"),
        Status::Obsolete => Some("watermark_obsolete"),
        _ => None,
    }
}

/// The rules that need what the manual says of itself: what stands at the head of every sheet.
fn running_head(pages: &Pages<'_>) -> String {
    let control = &pages.manual.file.control;
    let mut head = vec![pages.title.clone()];
    head.extend(control.number.as_ref().map(|it| it.as_str().to_owned()));
    let version = control.version.as_ref();
    head.extend(version.map(|it| format!("{} {}", pages.word("version"), it.as_str())));
    format!(
        "@page{{@top-left{{content:{}}}@bottom-right{{content:{}}}}}\n\
         @page :first{{@top-left{{content:none}}@bottom-left{{content:none}}@bottom-right{{content:none}}}}\n\
         @page{{@bottom-left{{content:{}}}}}\n",
        css_string(&head.join(" · ")),
        page_of(pages.word("page_of")),
        css_string(pages.word("print_note")),
    )
}

/// `Page {} of {}` as a content of CSS.
fn page_of(words: &str) -> String {
    let mut counters = ["counter(page)", "counter(pages)"].into_iter();
    let pieces = words.split("{}").map(css_string);
    let mut content = String::new();
    for piece in pieces {
        content.push_str(&piece);
        if let Some(counter) = counters.next() {
            content.push(' ');
            content.push_str(counter);
            content.push(' ');
        }
    }
    content
}
