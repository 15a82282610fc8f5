//! What search engines ask for: which pages there are, and whether they may be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Content;
use super::data::Pages;

/// Contents by address.
type Files = Vec<(&'static str, String)>;

/// The site map and `robots.txt`, by address; nothing if it is not known where the handbook is
/// published, since both name whole addresses.
pub(super) fn files(pages: &Pages<'_>, drawn: &BTreeMap<String, Content>) -> Files {
    let Some(base) = pages.canonical("") else { return Files::new() };
    let former = pages.manual.addresses.former.iter().map(|(address, _)| address.as_str());
    let left_out: BTreeSet<&str> = former.chain(["404.html"]).collect();
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let shown = drawn.keys().filter(|it| !left_out.contains(it.as_str()));
    for whole in shown.filter_map(|it| pages.canonical(it)) {
        // What XML would take for its own is encoded in addresses.
        let _ = writeln!(map, "<url><loc>{whole}</loc></url>");
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n");
    vec![("sitemap.xml", map), ("robots.txt", robots)]
}
