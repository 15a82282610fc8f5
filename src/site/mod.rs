//! The handbook as pages in memory. The only door to Tera.

mod around;
mod assets;
mod chapters;
mod coverage;
mod data;
mod description;
mod drawn;
mod edits;
mod engines;
mod entities;
mod feed;
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

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostics::Report;
use crate::model::{FEED, Manual};
use crate::text::{Packed, Packer};
use assets::Assets;
use data::Pages;
use drawn::Edition;
use theme::Theme;

pub use drawn::Drawn;
pub use edits::{LastEdit, LastEdits};
pub use print::Printed;
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
    /// A page, one of many.
    Page(Packed),
    /// An attachment, copied from the manual when the handbook is published.
    File(PathBuf),
    /// The page to print: as much as all pages together, and made when it is written.
    Printed(Arc<Printed>),
}

impl Site {
    /// Writes the page to print.
    pub fn print(&self, it: &Printed, out: &mut dyn Write) -> io::Result<()> {
        it.write(&self.files, out)
    }
}

impl Content {
    /// What we made, if it is there already.
    pub fn made(&self) -> Option<Cow<'_, [u8]>> {
        match self {
            Content::Bytes(bytes) => Some(bytes.into()),
            Content::Page(page) => Some(page.bytes().into()),
            Content::File(_) | Content::Printed(_) => None,
        }
    }
}

/// One page before it is drawn: its template, its data.
struct Page {
    template: String,
    data: tera::Context,
}

/// Draws `manual` and what was found in it as a handbook. Fails only if a template of the
/// manual's own is broken.
pub fn render(manual: &Manual, report: &Report) -> Result<Site, Broken> {
    Ok(draw(manual, report, &LastEdits::new())?.finish())
}

/// Draws all pages, each with who changed its source last. What is left to do for the handbook
/// takes long and much room, and needs the manual no more.
pub fn draw(manual: &Manual, report: &Report, edits: &LastEdits) -> Result<Drawn, Broken> {
    let assets = Assets::new(manual);
    let mut editions = Vec::with_capacity(manual.languages.len());
    let mut others = Vec::new();
    for lang in &manual.languages {
        let pages = Pages::new(manual, report, *lang, &assets, edits);
        editions.push(Edition::draw(&pages, &Theme::new(manual, &pages)?)?);
        others.extend(feed::feed(&pages).map(|it| (format!("{}{FEED}", pages.folder), it)));
    }
    let addresses: BTreeSet<String> = editions.iter().flat_map(Edition::addresses).collect();
    let mut files = attachments(manual);
    others.extend(engines::files(manual, &addresses));
    for (address, text) in others {
        // A file of the manual's own by that name stands.
        files.entry(address).or_insert(Content::Bytes(text.into_bytes()));
    }
    Ok(Drawn { files, editions, assets })
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
        // To read the templates is most of the work.
        if places.is_empty() {
            continue;
        }
        let theme = Theme::new(manual, &pages)?;
        let mut packer = Packer::default();
        for at in places {
            let page = packer.pack(&theme.draw(&pages.page(at))?);
            files.insert(address(at), Content::Page(page));
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
