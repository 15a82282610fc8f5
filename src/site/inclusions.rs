//! What texts include, drawn where it is included.

use std::ops::Range;

use super::chapters::{Content, Place, lead, text_id};
use super::data::Pages;
use crate::markdown::{Body, DataTable, Heading, Part, data_table, nested};
use crate::model::{Included, IncludedTable, IncludedText, TextId};

/// What stands in place of the link with the number `link`, as seen from `place`.
pub(super) fn inset(pages: &Pages<'_>, place: &Place<'_>, link: usize) -> Option<String> {
    Some(match pages.manual.included(place.text, link)? {
        Included::Text(text) => of_text(pages, place, text),
        Included::Table(table) => of_table(pages, table),
    })
}

fn of_text(pages: &Pages<'_>, around: &Place<'_>, text: &IncludedText) -> String {
    let body = pages.manual.text(text.text);
    let part = Some(sections(text, body));
    let place = Place { text: text.text, from: around.from, part };
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
    let (own, outer) = (pages.manual.lang_of(text.text), pages.manual.lang_of(around.text));
    nested(&html, text.shift, &text.prefix, (own != outer).then(|| own.tag()))
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
    let text = text_id(pages, chapter).0;
    let body = pages.manual.text(text);
    let skip = usize::from(body.title().is_some());
    let mut all = Vec::new();
    collect(pages, text, skip..body.headings.len(), &mut all);
    all.retain(|it| it.level <= 3);
    all
}

fn collect(pages: &Pages<'_>, text: TextId, headings: Range<usize>, all: &mut Vec<Content>) {
    let body = pages.manual.text(text);
    let lang = pages.manual.lang_of(text);
    let other = (lang != pages.lang).then(|| lang.tag());
    let content = |it: &Heading| Content {
        id: it.id.clone(),
        text: it.text.clone(),
        level: body.level_in_page(it).max(2),
        lang: other,
    };
    let mut inclusions = pages.manual.inclusions_of(text).iter().peekable();
    // A text that stands before its first heading, or under a title that is left out.
    let is_before = |heading: Option<usize>| heading.is_none_or(|it| it < headings.start);
    let of = |link: usize| body.links[link].heading;
    let starts_here = body.headings.get(..headings.start).is_none_or(|it| it.len() <= 1);
    while let Some(it) = inclusions.next_if(|it| is_before(of(it.link))) {
        if starts_here {
            below(pages, &it.what, all);
        }
    }
    for at in headings.clone() {
        all.push(content(&body.headings[at]));
        while let Some(it) = inclusions.next_if(|it| of(it.link) == Some(at)) {
            below(pages, &it.what, all);
        }
    }
}

fn below(pages: &Pages<'_>, what: &Included, all: &mut Vec<Content>) {
    let Included::Text(text) = what else { return };
    let from = all.len();
    let body = pages.manual.text(text.text);
    collect(pages, text.text, sections(text, body), all);
    for it in &mut all[from..] {
        it.id.insert_str(0, &text.prefix);
        let level = i16::from(it.level) + i16::from(text.shift);
        it.level = u8::try_from(level.clamp(2, 6)).unwrap_or(6);
    }
}
