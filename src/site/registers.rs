//! A register for each kind: all its entities in a table.

use serde::Serialize;

use super::Page;
use super::data::Pages;
use super::values::Table;
use super::written::register_table;
use crate::model::kinds::KINDS;
use crate::model::register;

/// A register, as templates see it.
#[derive(Serialize)]
struct ShownRegister {
    kind: &'static str,
    title: String,
    summary: Option<String>,
    table: Table,
    source_note: Option<String>,
}

/// The register of a kind.
pub(super) fn page(pages: &Pages<'_>, kind: usize) -> Page {
    let manual = pages.manual;
    let title = pages.shower.words(&KINDS[kind].many);
    let address = register(KINDS[kind]);
    let mut data = pages.frame(&pages.about(&title, "register", &address), None, false);
    let table = register_table(pages, kind, manual.entities.of_kind(kind), KINDS[kind].columns);
    let kind = KINDS[kind].name;
    let shown =
        ShownRegister { kind, title: title.clone(), summary: None, table, source_note: None };
    data.insert("register", &shown);
    Page { template: "register.html".to_owned(), data }
}
