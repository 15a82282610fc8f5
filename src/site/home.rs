//! The home page, and the page of a wrong address.

use serde::Serialize;

use super::Page;
use super::chapters::{Child, ShownText, children, control_fields, text};
use super::coverage::share;
use super::data::{Pages, RegisterLink};
use super::navigation::LinkTo;
use super::values::ShownField;
use crate::diagnostics::Level;
use crate::model::kinds::{KINDS, Key};
use crate::model::{COVERAGE, FINDINGS, NOT_FOUND, Subject, href};

/// How many roles are offered to choose from; more are in their register.
const ROLES: usize = 40;

/// The home page, as templates see it.
#[derive(Serialize)]
struct Home {
    intro: Option<ShownText>,
    cards: Vec<Child>,
    registers: Vec<RegisterLink>,
    roles: Vec<LinkTo>,
    control: Vec<ShownField>,
    health: Health,
    standards: Vec<StandardShare>,
}

#[derive(Serialize)]
struct Health {
    errors: usize,
    warnings: usize,
    notes: usize,
    href: &'static str,
}

#[derive(Serialize)]
struct StandardShare {
    title: String,
    share: usize,
    href: &'static str,
}

/// The home page.
pub(super) fn page(pages: &Pages<'_>) -> Page {
    let manual = pages.manual;
    let mut about = pages.about(&pages.title, "home", "index.html");
    let purpose = manual.file.settings.purpose.as_ref();
    about.description = purpose.map(|it| it.get(pages.lang).to_owned());
    let mut data = pages.frame(&about, None, false);
    let index = manual.addresses.of_chapter.iter().position(|it| it == "index.html");
    let count = |level| pages.report.count(level);
    let home = Home {
        intro: index.map(|it| text(pages, it)).filter(|it| !it.is_empty()),
        cards: children(pages, &pages.map.roots),
        registers: pages.registers(),
        roles: roles(pages),
        control: control_fields(pages, Subject::Manual),
        health: Health {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
            href: FINDINGS,
        },
        standards: standards(pages),
    };
    data.insert("home", &home);
    Page { template: "index.html".to_owned(), data }
}

/// The page of a wrong address.
pub(super) fn not_found(pages: &Pages<'_>) -> Page {
    let title = pages.word("not_found").to_owned();
    let mut about = pages.about(&title, "not_found", NOT_FOUND);
    about.canonical = None;
    // It is shown at any address: only with whole ones do its styles and links work everywhere.
    if let Some(base) = &pages.manual.file.settings.base_url {
        about.root = base.path();
    }
    let data = pages.frame(&about, None, false);
    Page { template: "not_found.html".to_owned(), data }
}

fn roles(pages: &Pages<'_>) -> Vec<LinkTo> {
    let kind = KINDS.iter().position(|it| it.name == "role").unwrap_or_default();
    let link = |(key, it): (Key, &dyn crate::model::kinds::AnyEntity)| LinkTo {
        title: pages.shower.words(&it.name()),
        href: href(pages.manual.addresses.of_entity(key)),
    };
    pages.manual.entities.of_kind(kind).take(ROLES).map(link).collect()
}

fn standards(pages: &Pages<'_>) -> Vec<StandardShare> {
    let all = pages.manual.standards.iter().zip(&pages.manual.coverage);
    all.map(|(standard, coverage)| StandardShare {
        title: pages.shower.words(&standard.title()),
        share: share(coverage),
        href: COVERAGE,
    })
    .collect()
}
