//! What search engines ask for: which pages there are, and whether they may be read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Content;
use crate::model::{Manual, href};

/// The site map and `robots.txt`, by address; nothing if it is not known where the handbook is
/// published, since both name whole addresses.
pub(super) fn files(
    manual: &Manual,
    pages: &BTreeMap<String, Content>,
) -> Vec<(&'static str, String)> {
    let Some(base) = &manual.file.settings.base_url else { return Vec::new() };
    let base = base.folder();
    let is_former = |it: &str| manual.addresses.former.iter().any(|(address, _)| address == it);
    let pages = pages.iter().filter(|(_, content)| matches!(content, Content::Bytes(_)));
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (address, _) in pages.filter(|(it, _)| it.ends_with(".html") && *it != "404.html") {
        if !is_former(address) {
            // `href` has encoded what XML would take for its own.
            let _ = writeln!(map, "<url><loc>{base}{}</loc></url>", href(address));
        }
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n");
    vec![("sitemap.xml", map), ("robots.txt", robots)]
}
