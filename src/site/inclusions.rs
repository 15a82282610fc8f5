//! What texts include, drawn where it is included.

use std::ops::Range;

use super::chapters::{Content, Place, body, lead};
use super::data::Pages;
use crate::markdown::{Body, DataTable, Heading, Link, LinkKind, Part, data_table, nested};
use crate::model::{Included, IncludedTable, IncludedText};

/// What stands in place of the link with the number `link`, as seen from `place`.
pub(super) fn inset(pages: &Pages<'_>, place: &Place<'_>, link: usize) -> Option<String> {
    let link = own_number(pages, place, link)?;
    Some(match pages.manual.included(place.chapter, link)? {
        Included::Text(text) => of_text(pages, place.from, text),
        Included::Table(table) => of_table(pages, table),
    })
}

/// The number that the link `link` of the text that is shown has in the chapter itself: what a
/// translation includes is what its chapter includes at that place.
fn own_number(pages: &Pages<'_>, place: &Place<'_>, link: usize) -> Option<usize> {
    let (own, shown) = (&pages.manual.chapters[place.chapter].body, place.shown);
    if std::ptr::eq(own, shown) {
        return Some(link);
    }
    let is_inclusion = |it: &Link| it.what == LinkKind::Include;
    let before = shown.links[..link].iter().filter(|it| is_inclusion(it)).count();
    let mut all = own.links.iter().enumerate().filter(|(_, it)| is_inclusion(it));
    all.nth(before).map(|(at, _)| at)
}

/// The text of a chapter in the language of the edition, if its sections are those of the chapter
/// itself, since it is by these that inclusions go.
fn like_own<'m>(pages: &Pages<'m>, chapter: usize) -> &'m Body {
    let (own, shown) = (&pages.manual.chapters[chapter].body, body(pages, chapter).0);
    if own.headings.len() == shown.headings.len() { shown } else { own }
}

fn of_text(pages: &Pages<'_>, from: &str, text: &IncludedText) -> String {
    let body = like_own(pages, text.chapter);
    let part = Some(sections(text, body));
    let place = Place { chapter: text.chapter, from, part, shown: body };
    let draw = |part| body.html(&part, &mut |at, link| lead(pages, &place, at, link));
    let html = match &text.sections {
        None => draw(Part::Text),
        Some(sections) => {
            let html = draw(Part::Sections(sections.clone()));
            // Footnotes stand at the end of a text, and come along with what refers to them.
            let is_noted = html.contains("href=\"#fn:");
            if is_noted { html + &draw(Part::Notes) } else { html }
        }
    };
    nested(&html, text.shift, &text.prefix)
}

/// The headings of `body` that are included.
fn sections(text: &IncludedText, body: &Body) -> Range<usize> {
    let title = usize::from(body.title().is_some());
    text.sections.clone().unwrap_or(title..body.headings.len())
}

fn of_table(pages: &Pages<'_>, included: &IncludedTable) -> String {
    let Some(table) = pages.manual.included_table(included.source) else { return String::new() };
    let name = |at: &usize| table.columns[*at].value.as_str();
    let row = |row: &Vec<crate::text::Spanned<String>>| -> Vec<String> {
        let cell = |at: &usize| row.get(*at).map(|it| it.value.clone()).unwrap_or_default();
        included.columns.iter().map(cell).collect()
    };
    let rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    let shown = DataTable {
        caption: &included.caption,
        head: included.columns.iter().map(name).collect(),
        rows: rows.iter().map(|it| it.iter().map(String::as_str).collect()).collect(),
    };
    data_table(&shown, pages.lang)
}

/// The contents of a chapter's text: its sections and their subsections, and those of what it
/// includes.
pub(super) fn contents(pages: &Pages<'_>, chapter: usize) -> Vec<Content> {
    let body = body(pages, chapter).0;
    let skip = usize::from(body.title().is_some());
    let mut all = Vec::new();
    collect(pages, chapter, skip..body.headings.len(), &mut all);
    all.retain(|it| it.level <= 3);
    all
}

fn collect(pages: &Pages<'_>, chapter: usize, headings: Range<usize>, all: &mut Vec<Content>) {
    let (body, lang) = body(pages, chapter);
    let content = |it: &Heading| Content {
        id: it.id.clone(),
        text: it.text.clone(),
        level: body.level_in_page(it).max(2),
        lang,
    };
    let mut inclusions = pages.manual.inclusions_of(chapter).iter().peekable();
    // A text that stands before its first heading, or under a title that is left out.
    let is_before = |heading: Option<usize>| heading.is_none_or(|it| it < headings.start);
    // Where an inclusion stands is known of the chapter's own text.
    let own = &pages.manual.chapters[chapter].body;
    let of = |link: usize| own.links[link].heading;
    let starts_here = body.headings.get(..headings.start).is_none_or(|it| it.len() <= 1);
    while let Some(it) = inclusions.next_if(|it| is_before(of(it.link))) {
        if starts_here {
            below(pages, &it.what, all);
        }
    }
    for at in headings.clone() {
        all.extend(body.headings.get(at).map(content));
        while let Some(it) = inclusions.next_if(|it| of(it.link) == Some(at)) {
            below(pages, &it.what, all);
        }
    }
}

fn below(pages: &Pages<'_>, what: &Included, all: &mut Vec<Content>) {
    let Included::Text(text) = what else { return };
    let from = all.len();
    collect(pages, text.chapter, sections(text, like_own(pages, text.chapter)), all);
    for it in &mut all[from..] {
        it.id.insert_str(0, &text.prefix);
        let level = i16::from(it.level) + i16::from(text.shift);
        it.level = u8::try_from(level.clamp(2, 6)).unwrap_or(6);
    }
}
