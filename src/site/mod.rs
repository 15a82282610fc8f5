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
mod measured;
mod moved;
mod navigation;
mod registers;
mod squeeze;
mod tags;
mod theme;
mod values;
mod written;

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostics::Report;
use crate::model::Manual;
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

/// One page before it is drawn: its address, its template, its data.
struct Page {
    address: String,
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
    let mut files: BTreeMap<String, Content> = BTreeMap::new();
    for file in &manual.sources.attachments {
        files.insert(file.path.clone(), Content::File(file.file.clone()));
    }
    let assets = Assets::new(manual);
    let mut drawn: BTreeMap<String, Content> = BTreeMap::new();
    for lang in &manual.languages {
        let pages = Pages::new(manual, report, *lang, &assets, edits);
        let theme = Theme::new(manual, &pages)?;
        drawn.extend(edition(&pages, &theme)?);
    }
    for (address, text) in engines::files(manual, &drawn) {
        // A file of the manual's own by that name stands.
        files.entry(address.to_owned()).or_insert(Content::Bytes(text.into_bytes()));
    }
    files.extend(drawn);
    for (address, text) in assets.files() {
        files.insert(address.to_owned(), Content::Bytes(text.into()));
    }
    Ok(Site { files })
}

/// All pages in one language, by their addresses in the handbook.
fn edition(pages: &Pages<'_>, theme: &Theme) -> Result<Vec<(String, Content)>, Broken> {
    let draw = |page: Page| -> Result<(String, Content), Broken> {
        let html = theme.draw(&page)?;
        Ok((format!("{}{}", pages.folder, page.address), Content::Bytes(html.into_bytes())))
    };
    (0..pages.count()).into_par_iter().map(|at| draw(pages.page(at))).collect()
}
