//! The handbook as pages in memory. The only door to Tera.

mod chapters;
mod coverage;
mod data;
mod entities;
mod findings;
mod home;
mod inclusions;
mod measured;
mod navigation;
mod registers;
mod squeeze;
mod terms;
#[cfg(test)]
mod tests;
mod theme;
mod values;
mod written;

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostics::Report;
use crate::model::{ASSETS, Manual};
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
    let draw = |page: Page| -> Result<(String, Content), Broken> {
        let html = theme.draw(&page)?;
        Ok((page.address, Content::Bytes(html.into_bytes())))
    };
    let count = pages.count();
    let drawn: Vec<(String, Content)> =
        (0..count).into_par_iter().map(|at| draw(pages.page(at))).collect::<Result<_, _>>()?;
    let mut files: BTreeMap<String, Content> = BTreeMap::new();
    for file in &manual.sources.attachments {
        files.insert(file.path.clone(), Content::File(file.file.clone()));
    }
    files.extend(drawn);
    for (name, text) in theme.assets() {
        files.insert(format!("{ASSETS}/{name}"), Content::Bytes(text.into_bytes()));
    }
    Ok(Site { files })
}
