//! What pages are made of: everything that is worked out once for all of them.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::around::{Edit, ShownLook, whole};
use super::assets::Assets;
use super::edits::{LastEdit, LastEdits};
use super::navigation::{LinkTo, Map, ShownStatus, shown_status};
use super::theme::words;
use super::values::{Shower, ShownField, Value};
use super::{
    Page, chapters, coverage, entities, feed, findings, home, moved, registers, search, tags,
};
use crate::diagnostics::{Finding, Report};
use crate::model::kinds::{KINDS, Key};
use crate::model::settings::Control;
use crate::model::{
    COVERAGE, FINDINGS, Glossary, Manual, NOT_FOUND, SEARCH, Subject, Target, href, register,
};
use crate::text::{Lang, SourceId, Span};
use crate::yaml::{Mention, Record, Text, WebAddress};

/// The field of document control that says when the next review is.
const NEXT_REVIEW: &str = "next_review";

/// Everything that pages are made of.
pub(super) struct Pages<'m> {
    pub(super) manual: &'m Manual,
    pub(super) report: &'m Report,
    pub(super) shower: Shower<'m>,
    /// The language of this edition.
    pub(super) lang: Lang,
    /// The folder of this edition, with `/`; nothing for the manual's own language.
    pub(super) folder: String,
    pub(super) map: Map,
    pub(super) title: String,
    /// The terms to explain.
    pub(super) glossary: Option<Glossary>,
    assets: &'m Assets,
    pub(super) edits: &'m LastEdits,
    words: BTreeMap<String, String>,
    due: BTreeMap<Subject, String>,
    by_source: BTreeMap<SourceId, Vec<usize>>,
    list: Vec<What>,
}

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Home,
    Chapter(usize),
    /// A folder without an index, by its place in the contents.
    Folder(usize),
    Entity(Key),
    Register(usize),
    Coverage,
    Findings,
    Search,
    NotFound,
    Tags,
    /// A tag, in the order of the tags.
    Tag(usize),
    /// An address of former times.
    Moved(usize),
}

/// A page, as templates see it.
#[derive(Serialize)]
pub(super) struct AboutPage<'a> {
    pub(super) title: &'a str,
    pub(super) kind: &'static str,
    pub(super) address: &'a str,
    pub(super) root: String,
    pub(super) lang: &'static str,
    /// The language of the title, if it is another one.
    pub(super) title_lang: Option<&'static str>,
    pub(super) languages: Vec<Edition>,
    pub(super) description: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) edit: Option<Edit>,
    pub(super) changed: Option<&'a LastEdit>,
    /// Whether search engines are asked not to keep it.
    pub(super) unlisted: bool,
}

/// A page in one of the languages of the handbook; `href` from the root of the edition that
/// refers to it.
#[derive(Serialize)]
pub(super) struct Edition {
    lang: &'static str,
    name: &'static str,
    href: String,
    /// Its whole address, if it is known where the handbook is published.
    whole: Option<String>,
    current: bool,
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
    tags: Option<String>,
    /// Where the edition is that is in force.
    current_edition: Option<String>,
    /// The feed of changes.
    feed: Option<&'static str>,
    #[serde(flatten)]
    look: ShownLook,
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
    /// The pages of the edition in `lang`.
    pub(super) fn new(
        manual: &'m Manual,
        report: &'m Report,
        lang: Lang,
        assets: &'m Assets,
        edits: &'m LastEdits,
    ) -> Pages<'m> {
        let shower = Shower { manual, lang };
        let words = words(lang);
        let map = Map::new(manual, shower, &words["more"]);
        let title = manual.file.settings.title.as_ref().map(|it| it.get(lang).to_owned());
        let title = title.or_else(|| title_of_index(manual, lang));
        let title = title.unwrap_or_else(|| words["untitled_manual"].clone());
        let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
        for (at, finding) in report.findings.iter().enumerate() {
            by_source.entry(finding.diagnostic.span.source).or_default().push(at);
        }
        let list = list(manual, &map, lang);
        let folder = manual.addresses.of_edition(lang).to_owned();
        let reviewed = manual.reviewed().filter(|it| !it.is_over());
        let due = reviewed.filter_map(|it| Some((it.subject, it.due(manual.work_days())?.0)));
        let due = due.map(|(subject, day)| (subject, day.to_string())).collect();
        let glossary = Glossary::new(manual);
        Pages {
            manual,
            report,
            shower,
            lang,
            folder,
            map,
            title,
            glossary,
            assets,
            edits,
            words,
            due,
            by_source,
            list,
        }
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// What the page at `at` is about.
    pub(super) fn what(&self, at: usize) -> What {
        self.list[at]
    }

    /// Where the page at `at` lies, from the root of this edition.
    pub(super) fn address(&self, at: usize) -> String {
        let addresses = &self.manual.addresses;
        match self.list[at] {
            What::Home => "index.html".to_owned(),
            What::Chapter(chapter) => addresses.of_chapter[chapter].clone(),
            What::Folder(node) => self.map.nodes[node].address.clone(),
            What::Entity(key) => addresses.of_entity(key).to_owned(),
            What::Register(kind) => register(KINDS[kind]),
            What::Coverage => COVERAGE.to_owned(),
            What::Findings => FINDINGS.to_owned(),
            What::Search => SEARCH.to_owned(),
            What::NotFound => NOT_FOUND.to_owned(),
            What::Tags => addresses.of_tags.clone(),
            What::Tag(tag) => addresses.tags().nth(tag).unwrap_or_default().1.to_owned(),
            What::Moved(at) => addresses.former[at].0.clone(),
        }
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
            What::Search => search::page(self),
            What::NotFound => home::not_found(self),
            What::Tags => tags::index(self),
            What::Tag(tag) => tags::page(self, tag),
            What::Moved(at) => moved::page(self, at),
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

    /// The day on which a document has to be reviewed next, as a field to show.
    pub(super) fn due(&self, subject: Subject) -> Option<ShownField> {
        let text = self.due.get(&subject)?.clone();
        let field = Control::FIELDS.iter().find(|it| it.name == NEXT_REVIEW)?;
        let value = Value::Due { text, days: self.manual.thresholds().review_soon_days() };
        let label = field.label_in(self.lang);
        Some(ShownField { name: NEXT_REVIEW.to_owned(), label, value })
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
        data.insert("nav", &self.map.side_bar(place, is_there));
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
            lang: self.lang.tag(),
            title_lang: None,
            languages: self.editions(address),
            description: None,
            canonical: self.canonical(address),
            edit: None,
            changed: None,
            unlisted: false,
        }
    }

    /// The same page in each language of the handbook; nothing if there is but one.
    fn editions(&self, address: &str) -> Vec<Edition> {
        let all = &self.manual.languages;
        let address = if address == NOT_FOUND { "index.html" } else { address };
        let edition = |lang: &Lang| Edition {
            lang: lang.tag(),
            name: lang.own_name(),
            href: self.to_root() + self.manual.addresses.of_edition(*lang) + &href(address),
            whole: whole(
                self.manual,
                &(self.manual.addresses.of_edition(*lang).to_owned() + address),
            ),
            current: *lang == self.lang,
        };
        if all.len() < 2 { Vec::new() } else { all.iter().map(edition).collect() }
    }

    /// The way from the root of this edition to that of the handbook, where files lie that all
    /// editions share.
    pub(super) fn to_root(&self) -> String {
        "../".repeat(self.folder.matches('/').count())
    }

    /// The language of `text` where it is not that of the edition, for those to whom it is read
    /// aloud.
    pub(super) fn other_lang(&self, text: &Text) -> Option<&'static str> {
        self.shower.other_lang(text)
    }

    /// The findings in a source; those at `only`, if given.
    pub(super) fn findings_in(&self, source: SourceId, only: Option<Span>) -> Vec<&'m Finding> {
        let all = self.by_source.get(&source).into_iter().flatten();
        let all = all.map(|it| &self.report.findings[*it]);
        all.filter(|it| only.is_none_or(|only| it.diagnostic.span == only)).collect()
    }

    /// What somebody or something is called, in the language of this edition.
    pub(super) fn called(&self, mention: &Mention) -> String {
        match self.manual.index.resolve(mention) {
            Target::Entity(key) => self.shower.words(&self.manual.entities.get(key).name()),
            _ => mention.id.value.to_string(),
        }
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
        AboutSite {
            title: self.title.clone(),
            lang: self.lang.tag(),
            number: control.number.as_ref().map(|it| it.as_str().to_owned()),
            version: control.version.as_ref().map(|it| it.as_str().to_owned()),
            status: control.status.map(|it| shown_status(it, self.shower)),
            effective_date: control.effective_date.as_ref().map(|it| it.day.to_string()),
            owner: control.owner.as_ref().map(|it| self.called(&it.mention)),
            current_edition: self
                .manual
                .file
                .settings
                .current_edition
                .as_ref()
                .map(WebAddress::folder),
            feed: feed::address(self),
            registers: self.registers(),
            coverage: !self.manual.standards.is_empty(),
            findings: true,
            tags: Some(href(&self.manual.addresses.of_tags)).filter(|it| !it.is_empty()),
            look: self.look(self.assets),
        }
    }
}

/// The title that the text of the home page gives the handbook.
fn title_of_index(manual: &Manual, lang: Lang) -> Option<String> {
    let index = manual.addresses.of_chapter.iter().position(|it| it == "index.html")?;
    let index = &manual.chapters[index];
    let body = index.translation(lang).map_or(&index.body, |it| &it.body);
    body.title().map(|it| it.text.clone()).filter(|it| !it.is_empty())
}

/// Every page of the handbook.
fn list(manual: &Manual, map: &Map, lang: Lang) -> Vec<What> {
    let mut list = vec![What::Home];
    let is_entity = |it: usize| matches!(manual.chapters[it].role, crate::model::Role::Entity(_));
    for (at, node) in map.nodes.iter().enumerate() {
        match node.chapter {
            Some(chapter) if is_entity(chapter) => {}
            Some(chapter) => list.push(What::Chapter(chapter)),
            None => list.push(What::Folder(at)),
        }
    }
    let unlisted = manual.pages().filter(|(at, it)| it.is_unlisted && !is_entity(*at));
    list.extend(unlisted.map(|(at, _)| What::Chapter(at)));
    list.extend(manual.entities.iter().map(|(key, _)| What::Entity(key)));
    let used = (0..KINDS.len()).filter(|it| manual.entities.count(*it) > 0);
    list.extend(used.map(What::Register));
    if !manual.standards.is_empty() {
        list.push(What::Coverage);
    }
    list.extend([What::Findings, What::Search]);
    // A host knows one page for wrong addresses.
    if lang == manual.lang {
        list.push(What::NotFound);
    }
    let tags = manual.addresses.tags().count();
    list.extend((tags > 0).then_some(What::Tags));
    list.extend((0..tags).map(What::Tag));
    list.extend((0..manual.addresses.former.len()).map(What::Moved));
    list
}
