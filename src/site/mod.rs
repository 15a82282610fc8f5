//! The handbook as pages in memory. The only door to Tera.

mod around;
mod assets;
mod chapters;
mod coverage;
mod data;
mod description;
mod edits;
mod engines;
mod entities;
mod findings;
mod home;
mod inclusions;
mod measured;
mod moved;
mod navigation;
mod print;
mod registers;
mod search;
mod squeeze;
mod tags;
mod terms;
#[cfg(test)]
mod tests;
mod theme;
mod values;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostics::Report;
use crate::model::{ASSETS, Manual, PRINT};
use crate::search::{AT_ONCE, Part, shards};
use assets::Assets;
use data::Pages;
use theme::Theme;

pub use edits::{LastEdit, LastEdits};
pub use theme::Broken;

/// A finished handbook: what lies at which address.
#[derive(Debug, Default, Clone)]
pub struct Site {
    /// Path (with `/`, relative, portable) to content, in order.
    pub files: BTreeMap<String, Content>,
}

/// What lies at one address.
#[derive(Debug, Clone)]
pub enum Content {
    /// Made by us.
    Bytes(Vec<u8>),
    /// An attachment, copied from the manual when the handbook is published.
    File(PathBuf),
}

/// One page before it is drawn: its template, its data.
struct Page {
    template: String,
    data: tera::Context,
}

/// Draws `manual` and what was found in it as a handbook. Fails only if a template of the
/// manual's own is broken.
pub fn render(manual: &Manual, report: &Report) -> Result<Site, Broken> {
    render_with(manual, report, &LastEdits::new())
}

/// The same, telling who changed each file last.
pub fn render_with(manual: &Manual, report: &Report, edits: &LastEdits) -> Result<Site, Broken> {
    let mut files = attachments(manual);
    let assets = Assets::new(manual);
    let mut drawn: BTreeMap<String, Content> = BTreeMap::new();
    for lang in &manual.languages {
        let pages = Pages::new(manual, report, *lang, &assets, edits);
        let theme = Theme::new(manual, &pages)?;
        let folder = &pages.folder;
        let edition = edition(&pages, &theme)?.into_iter();
        drawn.extend(edition.map(|(address, it)| (format!("{folder}{address}"), it)));
    }
    for (address, text) in engines::files(manual, &drawn) {
        // A file of the manual's own by that name stands.
        files.entry(address).or_insert(Content::Bytes(text.into_bytes()));
    }
    files.extend(drawn);
    for (address, text) in assets.files() {
        files.insert(address.to_owned(), Content::Bytes(text.into()));
    }
    Ok(Site { files })
}

/// Draws just the pages at the addresses in `wanted`, with what all pages need, so that whoever
/// looks at one has not to wait for the others.
pub fn render_some(
    manual: &Manual,
    report: &Report,
    wanted: &BTreeSet<String>,
) -> Result<Site, Broken> {
    let (assets, edits) = (Assets::new(manual), LastEdits::new());
    let mut files = attachments(manual);
    for lang in &manual.languages {
        let pages = Pages::new(manual, report, *lang, &assets, &edits);
        let address = |at: usize| format!("{}{}", pages.folder, pages.address(at));
        let places: Vec<usize> =
            (0..pages.count()).filter(|it| wanted.contains(&address(*it))).collect();
        // The first of them reads the templates, which is most of the work.
        let Some(theme) = places.first().map(|_| Theme::new(manual, &pages)) else { continue };
        let theme = theme?;
        for at in places {
            let html = theme.draw(&pages.page(at))?;
            files.insert(address(at), Content::Bytes(html.into_bytes()));
        }
    }
    for (address, text) in assets.files() {
        files.insert(address.to_owned(), Content::Bytes(text.into()));
    }
    Ok(Site { files })
}

fn attachments(manual: &Manual) -> BTreeMap<String, Content> {
    let all = manual.sources.attachments.iter();
    all.map(|it| (it.path.clone(), Content::File(it.file.clone()))).collect()
}

/// All pages in one language and the index of what they say, by their addresses in the edition.
fn edition(pages: &Pages<'_>, theme: &Theme) -> Result<Vec<(String, Content)>, Broken> {
    let drawn: Vec<Drawn> = (0..pages.count())
        .into_par_iter()
        .step_by(AT_ONCE)
        .map(|from| draw(pages, theme, from..(from + AT_ONCE).min(pages.count())))
        .collect::<Result<_, _>>()?;
    let (mut files, mut parts) = (Vec::new(), Vec::new());
    for some in drawn {
        files.extend(some.pages);
        parts.extend(some.parts);
    }
    let (print, style) = print::draw(pages, theme, &files)?;
    files.push((PRINT.to_owned(), Content::Bytes(print.into_bytes())));
    files.push((style.0, Content::Bytes(style.1.into_bytes())));
    let index = shards(parts, &search::sorts_of(pages), &search::said(pages));
    let index = index
        .into_iter()
        .map(|(name, text)| (format!("{ASSETS}/search/{name}"), Content::Bytes(text.into_bytes())));
    files.extend(index);
    Ok(files)
}

/// Some pages, and the index of what they say.
struct Drawn {
    pages: Vec<(String, Content)>,
    parts: Vec<Part>,
}

fn draw(pages: &Pages<'_>, theme: &Theme, range: Range<usize>) -> Result<Drawn, Broken> {
    let first = range.start;
    let mut drawn = Vec::with_capacity(range.len());
    for at in range {
        let page = pages.page(at);
        let mut html = theme.draw(&page)?;
        // All pages stay until they are written.
        html.shrink_to_fit();
        drawn.push((pages.address(at), html));
    }
    let records = drawn.iter().enumerate();
    let records = records
        .filter_map(|(at, (address, html))| search::record(pages, first + at, address, html));
    let parts = Part::of(records);
    let page = |(address, html): (String, String)| (address, Content::Bytes(html.into_bytes()));
    Ok(Drawn { pages: drawn.into_iter().map(page).collect(), parts })
}
