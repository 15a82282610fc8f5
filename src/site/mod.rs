//! The handbook as pages in memory. The only door to Tera.

mod chapters;
mod coverage;
mod data;
mod entities;
mod findings;
mod home;
mod measured;
mod navigation;
mod registers;
mod search;
mod squeeze;
mod theme;
mod values;
mod written;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostics::Report;
use crate::model::{ASSETS, Manual};
use crate::search::{AT_ONCE, Part, shards};
use data::Pages;
use theme::Theme;

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

/// One page before it is drawn: its address, its template, its data.
struct Page {
    address: String,
    template: String,
    data: tera::Context,
}

/// Draws `manual` and what was found in it as a handbook. Fails only if a template of the
/// manual's own is broken.
pub fn render(manual: &Manual, report: &Report) -> Result<Site, Broken> {
    let pages = Pages::new(manual, report);
    let theme = Theme::new(manual, &pages)?;
    let drawn: Vec<Drawn> = (0..pages.count())
        .into_par_iter()
        .step_by(AT_ONCE)
        .map(|from| draw(&pages, &theme, from..(from + AT_ONCE).min(pages.count())))
        .collect::<Result<_, _>>()?;
    let mut files: BTreeMap<String, Content> = BTreeMap::new();
    for file in &manual.sources.attachments {
        files.insert(file.path.clone(), Content::File(file.file.clone()));
    }
    let mut parts = Vec::new();
    for some in drawn {
        files.extend(some.pages);
        parts.extend(some.parts);
    }
    for (name, text) in theme.assets() {
        files.insert(format!("{ASSETS}/{name}"), Content::Bytes(text.into_bytes()));
    }
    for (name, text) in shards(parts, &search::sorts_of(&pages), &search::said(&pages)) {
        files.insert(format!("{ASSETS}/search/{name}"), Content::Bytes(text.into_bytes()));
    }
    Ok(Site { files })
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
        drawn.push((page.address, html));
    }
    let records = drawn.iter().enumerate();
    let records = records
        .filter_map(|(at, (address, html))| search::record(pages, first + at, address, html));
    let parts = Part::of(records);
    let page = |(address, html): (String, String)| (address, Content::Bytes(html.into_bytes()));
    Ok(Drawn { pages: drawn.into_iter().map(page).collect(), parts })
}
