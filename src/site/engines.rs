//! What search engines ask for: which pages there are, and whether they may be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::Content;
use super::around::whole;
use crate::model::{Manual, NOT_FOUND, PRINT};

/// Contents by address.
type Files = Vec<(&'static str, String)>;

/// The site map and `robots.txt`; nothing if it is not known where the handbook is published,
/// since both name whole addresses.
pub(super) fn files(manual: &Manual, drawn: &BTreeMap<String, Content>) -> Files {
    let Some(base) = whole(manual, "") else { return Files::new() };
    let former = manual.languages.iter().flat_map(|lang| {
        let folder = manual.addresses.of_edition(*lang);
        let former = manual.addresses.former.iter().map(|(address, _)| address.as_str());
        // What is printed says again what the pages say.
        former.chain([PRINT]).map(move |address| format!("{folder}{address}"))
    });
    let left_out: BTreeSet<String> = former.chain([NOT_FOUND.to_owned()]).collect();
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let shown = drawn.keys().filter(|it| !left_out.contains(*it));
    for address in shown.filter_map(|it| whole(manual, it)) {
        // What XML would take for its own is encoded in addresses.
        let _ = writeln!(map, "<url><loc>{address}</loc></url>");
    }
    map.push_str("</urlset>\n");
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n");
    vec![("sitemap.xml", map), ("robots.txt", robots)]
}
