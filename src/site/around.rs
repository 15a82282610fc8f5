//! What lies around a page: its whole address, where its source is edited, the manual's own look.

use serde::Serialize;

use super::assets::Assets;
use super::data::{AboutPage, Pages};
use crate::model::{ASSETS, Host, Manual, href, path_of};
use crate::text::SourceId;

/// Where the source of a page is edited.
#[derive(Serialize)]
pub(super) struct Edit {
    href: String,
    host: Option<&'static str>,
}

/// What a manual adds to the look, as templates see it; each `href` from the root of the edition.
#[derive(Serialize)]
pub(super) struct ShownLook {
    logo: Option<String>,
    footer: Option<String>,
    styles: Vec<String>,
    scripts: Vec<String>,
    assets: ShownAssets,
}

#[derive(Serialize)]
struct ShownAssets {
    style: String,
    script: String,
    icon: String,
    search: String,
    /// The folder of the index, of which each edition has its own.
    index: String,
}

/// The whole address of what lives at `address` in the handbook, if it is known where that is
/// published.
pub(super) fn whole(manual: &Manual, address: &str) -> Option<String> {
    let base = manual.file.settings.base_url.as_ref()?.folder();
    let is_index = address == "index.html" || address.ends_with("/index.html");
    let address = if is_index { address.trim_end_matches("index.html") } else { address };
    Some(base + &href(address))
}

impl Pages<'_> {
    /// The whole address of a page of this edition, if it is known where the handbook is published.
    pub(super) fn canonical(&self, address: &str) -> Option<String> {
        whole(self.manual, &format!("{}{address}", self.folder))
    }

    /// Says of the page `about` where its `source` is edited and when that was done last.
    pub(super) fn tell_source<'a>(&'a self, about: &mut AboutPage<'a>, source: SourceId) {
        let path = &self.manual.sources.get(source).path;
        let repository = self.manual.file.settings.repository.as_ref();
        about.edit = repository.and_then(|it| {
            let host = it.host().map(|it| match it {
                Host::GitHub => "GitHub",
                Host::GitLab => "GitLab",
                Host::Gitee => "Gitee",
            });
            Some(Edit { href: it.edit(&href(path))?, host })
        });
        about.changed = self.edits.get(path);
    }

    /// The look as seen from the root of this edition.
    pub(super) fn look(&self, assets: &Assets) -> ShownLook {
        let look = self.manual.file.settings.theme.clone().unwrap_or_default();
        let from_here = |address: &str| self.to_root() + address;
        let file = |it| from_here(&href(path_of(it)));
        ShownLook {
            logo: look.logo.as_ref().map(file),
            footer: look.footer.as_ref().map(|it| it.get(self.lang).to_owned()),
            styles: look.css.iter().map(file).collect(),
            scripts: look.js.iter().map(file).collect(),
            assets: ShownAssets {
                style: from_here(&assets.style),
                script: from_here(&assets.script),
                icon: from_here(&assets.icon),
                search: from_here(&assets.search),
                index: format!("{ASSETS}/search/"),
            },
        }
    }
}
