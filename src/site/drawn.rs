//! What was drawn of a manual: all pages, and what is needed to put the rest together from them, the
//! index of search and the page to print.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::assets::Assets;
use super::data::Pages;
use super::print::{self, Printed};
use super::theme::{Broken, Theme};
use super::{Content, Site, search};
use crate::model::{ASSETS, PRINT};
use crate::search::{AT_ONCE, Part, Parts, Sort, shards};
use crate::text::Packer;

/// All pages of a handbook. The manual may go before the rest is made, which takes as much room.
pub struct Drawn {
    /// What is there besides pages.
    pub(super) files: BTreeMap<String, Content>,
    pub(super) editions: Vec<Edition>,
    pub(super) assets: Assets,
}

/// The pages in one language.
pub(super) struct Edition {
    folder: String,
    /// By their addresses in the edition.
    pages: Vec<(String, Content)>,
    parts: Vec<Part>,
    sorts: Vec<Sort>,
    /// The words that the script of search says.
    said: BTreeMap<String, String>,
    print: Printed,
    /// The style sheet that only the page to print needs, and what lies below the sections of the
    /// side bar.
    files: Vec<(String, String)>,
}

impl Drawn {
    /// The whole handbook.
    pub fn finish(self) -> Site {
        let mut files = self.files;
        for edition in self.editions {
            edition.finish(&mut files);
        }
        for (address, text) in self.assets.files() {
            files.insert(address.to_owned(), Content::Bytes(text.into()));
        }
        Site { files }
    }
}

impl Edition {
    pub(super) fn draw(pages: &Pages<'_>, theme: &Theme) -> Result<Edition, Broken> {
        let count = pages.count();
        let drawn: Vec<Chunk> = (0..count)
            .into_par_iter()
            .step_by(AT_ONCE)
            .map(|from| Chunk::draw(pages, theme, from..(from + AT_ONCE).min(count)))
            .collect::<Result<_, _>>()?;
        let (drawn, parts): (Vec<_>, Vec<_>) =
            drawn.into_iter().map(|it| (it.pages, it.parts)).unzip();
        let (print, style) = print::plan(pages, theme)?;
        let files = pages.map.below.iter().cloned().chain([style]).collect();
        Ok(Edition {
            folder: pages.folder.clone(),
            pages: drawn.into_iter().flatten().collect(),
            parts: parts.into_iter().flatten().collect(),
            sorts: search::sorts_of(pages),
            said: search::said(pages),
            print,
            files,
        })
    }

    /// Where its pages lie, from the root of the handbook.
    pub(super) fn addresses(&self) -> impl Iterator<Item = String> {
        self.pages.iter().map(|(address, _)| format!("{}{address}", self.folder))
    }

    fn finish(self, files: &mut BTreeMap<String, Content>) {
        let bytes = |text: String| Content::Bytes(text.into_bytes());
        let index = shards(self.parts, &self.sorts, &self.said).into_iter();
        let index = index.map(|(name, it)| (format!("{ASSETS}/search/{name}"), bytes(it)));
        let own = self.files.into_iter().map(|(address, it)| (address, bytes(it)));
        let printed = Content::Printed(Arc::new(self.print));
        let others = index.chain(own).chain([(PRINT.to_owned(), printed)]);
        let all = self.pages.into_iter().chain(others);
        files.extend(all.map(|(address, it)| (format!("{}{address}", self.folder), it)));
    }
}

/// Some pages, and the index of what they say.
struct Chunk {
    pages: Vec<(String, Content)>,
    parts: Vec<Part>,
}

impl Chunk {
    fn draw(pages: &Pages<'_>, theme: &Theme, range: Range<usize>) -> Result<Chunk, Broken> {
        let (mut packer, mut parts) = (Packer::default(), Parts::default());
        let mut drawn = Vec::with_capacity(range.len());
        for at in range {
            let (address, html) = (pages.address(at), theme.draw(&pages.page(at))?);
            if let Some(record) = search::record(pages, at, &address, &html) {
                parts.add(record);
            }
            drawn.push((address, Content::Page(packer.pack(&html))));
        }
        Ok(Chunk { pages: drawn, parts: parts.finish() })
    }
}
