//! Tests of whole pages: a manual as one text in, the HTML of a page out.

mod authoring;

use super::{Content, render};
use crate::checks::check;
use crate::diagnostics::Levels;
use crate::model::{Asked, Manual};
use crate::testing::{TODAY, sources};

/// The text of the page at `address`, in a manual that is written as one text; and the codes of
/// what is found in it among `codes`.
fn page(text: &str, address: &str, codes: &[&str]) -> (String, Vec<String>) {
    let manual = Manual::new(sources(text), Asked::on(TODAY));
    let report = check(&manual, &Levels::new(&manual.file.settings, None));
    let found = report.findings.iter().map(|it| it.diagnostic.rule.code());
    let found = found.filter(|it| codes.contains(it)).map(str::to_owned).collect();
    let Ok(site) = render(&manual, &report) else { panic!("the templates are broken") };
    let Some(bytes) = site.files.get(address).and_then(Content::made) else {
        panic!("no page {address}; there are {:?}", site.files.keys().collect::<Vec<_>>())
    };
    (String::from_utf8_lossy(&bytes).into_owned(), found)
}
