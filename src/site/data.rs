//! What pages are made of: everything that is worked out once for all of them.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::navigation::{LinkTo, Map, ShownStatus, shown_status};
use super::theme::{Assets, words};
use super::values::Shower;
use super::{Page, chapters, coverage, entities, findings, home, registers};
use crate::diagnostics::{Finding, Report};
use crate::model::kinds::{KINDS, Key};
use crate::model::{Glossary, Manual, register};
use crate::text::{SourceId, Span};

/// Everything that pages are made of.
pub(super) struct Pages<'m> {
    pub(super) manual: &'m Manual,
    pub(super) report: &'m Report,
    pub(super) shower: Shower<'m>,
    pub(super) map: Map,
    pub(super) title: String,
    /// The terms to explain.
    pub(super) glossary: Option<Glossary>,
    words: BTreeMap<String, String>,
    by_source: BTreeMap<SourceId, Vec<usize>>,
    list: Vec<What>,
}

/// What a page is about.
#[derive(Clone, Copy, Debug)]
enum What {
    Home,
    Chapter(usize),
    /// A folder without an index, by its place in the contents.
    Folder(usize),
    Entity(Key),
    Register(usize),
    Coverage,
    Findings,
    NotFound,
}

/// A page, as templates see it.
#[derive(Serialize)]
pub(super) struct AboutPage<'a> {
    pub(super) title: &'a str,
    pub(super) kind: &'static str,
    pub(super) address: &'a str,
    pub(super) root: String,
    pub(super) lang: &'static str,
    pub(super) description: Option<String>,
}

/// The handbook, as templates see it on every page.
#[derive(Serialize)]
pub(super) struct AboutSite {
    title: String,
    lang: &'static str,
    number: Option<String>,
    version: Option<String>,
    status: Option<ShownStatus>,
    effective_date: Option<String>,
    owner: Option<String>,
    registers: Vec<RegisterLink>,
    coverage: bool,
    findings: bool,
    assets: Assets,
}

/// A link to a register.
#[derive(Clone, Serialize)]
pub(super) struct RegisterLink {
    kind: &'static str,
    title: String,
    href: String,
    count: usize,
}

impl<'m> Pages<'m> {
    pub(super) fn new(manual: &'m Manual, report: &'m Report) -> Pages<'m> {
        let shower = Shower { manual, lang: manual.lang };
        let map = Map::new(manual, shower);
        let words = words(manual.lang);
        let title = manual.file.settings.title.as_ref().map(|it| it.get(manual.lang).to_owned());
        let title = title.or_else(|| title_of_index(manual));
        let title = title.unwrap_or_else(|| words["untitled_manual"].clone());
        let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
        for (at, finding) in report.findings.iter().enumerate() {
            by_source.entry(finding.diagnostic.span.source).or_default().push(at);
        }
        let list = list(manual, &map);
        let glossary = Glossary::new(manual);
        Pages { manual, report, shower, map, title, glossary, words, by_source, list }
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// The page at `at`, ready to be drawn.
    pub(super) fn page(&self, at: usize) -> Page {
        match self.list[at] {
            What::Home => home::page(self),
            What::Chapter(chapter) => chapters::page(self, chapter),
            What::Folder(node) => chapters::folder(self, node),
            What::Entity(key) => entities::page(self, key),
            What::Register(kind) => registers::page(self, kind),
            What::Coverage => coverage::page(self),
            What::Findings => findings::page(self),
            What::NotFound => home::not_found(self),
        }
    }

    /// How wide and how high the picture at `path` is.
    pub(super) fn size(&self, path: &str) -> Option<(u32, u32)> {
        self.manual.attachment(path)?.size
    }

    /// A word of the frame.
    pub(super) fn word(&self, key: &str) -> &str {
        self.words.get(key).map_or("", |it| it)
    }

    /// The data that every page has: itself, the side bar for a reader at `place`, breadcrumbs.
    pub(super) fn frame(
        &self,
        about: &AboutPage<'_>,
        place: Option<usize>,
        is_there: bool,
    ) -> Context {
        let mut data = Context::new();
        data.insert("page", about);
        data.insert("nav", &self.map.side_bar(place, is_there, self.word("more")));
        let mut crumbs = self.map.breadcrumbs(place, self.word("home"));
        if let (Some(place), false) = (place, is_there) {
            crumbs.push(self.map.link(place));
        }
        let crumbs: Vec<LinkTo> = if about.kind == "home" { Vec::new() } else { crumbs };
        data.insert("breadcrumbs", &crumbs);
        data
    }

    /// The page at `address`.
    pub(super) fn about<'a>(
        &self,
        title: &'a str,
        kind: &'static str,
        address: &'a str,
    ) -> AboutPage<'a> {
        AboutPage {
            title,
            kind,
            address,
            root: "../".repeat(address.matches('/').count()),
            lang: self.manual.lang.tag(),
            description: None,
        }
    }

    /// The findings in a source; those at `only`, if given.
    pub(super) fn findings_in(&self, source: SourceId, only: Option<Span>) -> Vec<&Finding> {
        let all = self.by_source.get(&source).into_iter().flatten();
        let all = all.map(|it| &self.report.findings[*it]);
        all.filter(|it| only.is_none_or(|only| it.diagnostic.span == only)).collect()
    }

    /// Links to the registers that have entries.
    pub(super) fn registers(&self) -> Vec<RegisterLink> {
        let used = (0..KINDS.len()).filter(|it| self.manual.entities.count(*it) > 0);
        used.map(|it| RegisterLink {
            kind: KINDS[it].name,
            title: self.shower.words(&KINDS[it].many),
            href: register(KINDS[it]),
            count: self.manual.entities.count(it),
        })
        .collect()
    }

    /// What templates see of the handbook on every page.
    pub(super) fn about_site(&self) -> AboutSite {
        let control = &self.manual.file.control;
        let owner = control.owner.as_ref().map(|it| match self.manual.index.resolve(&it.mention) {
            crate::model::Target::Entity(key) => {
                self.shower.words(&self.manual.entities.get(key).name())
            }
            _ => it.id().value.clone(),
        });
        AboutSite {
            title: self.title.clone(),
            lang: self.manual.lang.tag(),
            number: control.number.as_ref().map(|it| it.as_str().to_owned()),
            version: control.version.as_ref().map(|it| it.as_str().to_owned()),
            status: control.status.map(|it| shown_status(it, self.shower)),
            effective_date: control.effective_date.as_ref().map(|it| it.day.to_string()),
            owner,
            registers: self.registers(),
            coverage: !self.manual.standards.is_empty(),
            findings: true,
            assets: Assets::new(),
        }
    }
}

/// The title that the text of the home page gives the handbook.
fn title_of_index(manual: &Manual) -> Option<String> {
    let index = manual.addresses.of_chapter.iter().position(|it| it == "index.html")?;
    manual.chapters[index].body.title().map(|it| it.text.clone()).filter(|it| !it.is_empty())
}

/// Every page of the handbook.
fn list(manual: &Manual, map: &Map) -> Vec<What> {
    let mut list = vec![What::Home];
    let is_entity = |it: usize| matches!(manual.chapters[it].role, crate::model::Role::Entity(_));
    for (at, node) in map.nodes.iter().enumerate() {
        match node.chapter {
            Some(chapter) if is_entity(chapter) => {}
            Some(chapter) => list.push(What::Chapter(chapter)),
            None => list.push(What::Folder(at)),
        }
    }
    list.extend(manual.entities.iter().map(|(key, _)| What::Entity(key)));
    let used = (0..KINDS.len()).filter(|it| manual.entities.count(*it) > 0);
    list.extend(used.map(What::Register));
    if !manual.standards.is_empty() {
        list.push(What::Coverage);
    }
    list.extend([What::Findings, What::NotFound]);
    list
}
