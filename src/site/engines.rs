//! What search engines ask for: which pages there are, and whether they may be read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::around::whole;
use crate::model::{Manual, NOT_FOUND, PRINT};
use crate::text::Lang;

/// A site map for each language, in the folder of its edition, and `robots.txt`; nothing if it is
/// not known where the handbook is published, since they name whole addresses.
pub(super) fn files(manual: &Manual, drawn: &BTreeSet<String>) -> Vec<(String, String)> {
    let Some(base) = whole(manual, "") else { return Vec::new() };
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    let mut files = Vec::new();
    for lang in &manual.languages {
        let address = format!("{}sitemap.xml", manual.addresses.of_edition(*lang));
        let _ = writeln!(robots, "Sitemap: {base}{address}");
        files.push((address, map(manual, *lang, drawn)));
    }
    files.push(("robots.txt".to_owned(), robots));
    files
}

/// The pages of the edition in `lang` (sitemaps.org, protocol 0.9).
fn map(manual: &Manual, lang: Lang, drawn: &BTreeSet<String>) -> String {
    let folder = manual.addresses.of_edition(lang);
    let former = manual.addresses.former.iter().map(|(address, _)| address.as_str());
    let unlisted = manual.pages().filter(|(_, it)| it.is_unlisted);
    let unlisted = unlisted.map(|(at, _)| manual.addresses.of_chapter[at].as_str());
    // What is printed says again what the pages say.
    let left_out: BTreeSet<&str> = former.chain(unlisted).chain([PRINT, NOT_FOUND]).collect();
    let others = manual.languages.iter().filter(|it| **it != lang);
    let others = others.map(|it| manual.addresses.of_edition(*it)).filter(|it| !it.is_empty());
    let others: Vec<&str> = others.collect();
    let is_shown = |address: &&String| {
        let page = address.strip_prefix(folder);
        page.is_some_and(|it| !left_out.contains(it))
            && !others.iter().any(|it| address.starts_with(it))
    };
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let pages = drawn.iter().filter(|it| is_page(it)).filter(is_shown);
    for address in pages.filter_map(|it| whole(manual, it)) {
        // What XML would take for its own is encoded in addresses.
        let _ = writeln!(map, "<url><loc>{address}</loc></url>");
    }
    map.push_str("</urlset>\n");
    map
}

fn is_page(address: &str) -> bool {
    address.rsplit_once('.').is_some_and(|(_, ending)| ending == "html")
}
