//! A page for each entity.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Page;
use super::chapters::{Content, ShownText, text};
use super::data::Pages;
use super::description::{first_words, shortened};
use super::findings::{ShownFinding, shown};
use super::inclusions::contents;
use super::measured;
use super::navigation::{LinkTo, ShownStatus};
use super::values::{Rated, ShownField, Value};
use crate::embedded::TEMPLATES;
use crate::markdown::Body;
use crate::model::kinds::{AnyEntity, Described, KINDS, Key, Kpi, Process, Risk};
use crate::model::{self, From, Score, Subject, register};
use crate::text::Lang;
use crate::yaml::{Field, Record, Shown};

/// An entity, as templates see it.
#[derive(Serialize)]
struct ShownEntity {
    id: String,
    kind: &'static str,
    kind_title: String,
    name: String,
    other_name: Option<String>,
    summary: Option<String>,
    status: Option<ShownStatus>,
    facts: Vec<ShownField>,
    rows: Vec<ShownField>,
    fact: BTreeMap<String, ShownField>,
    sections: Vec<Section>,
    section: BTreeMap<String, Section>,
    text: Option<ShownText>,
    used_by: Vec<UsedBy>,
    source: String,
    register: LinkTo,
    findings: Vec<ShownFinding>,
}

/// A field that is too long for a line.
#[derive(Clone, Serialize)]
struct Section {
    id: String,
    name: String,
    title: String,
    value: Value,
}

/// Who mentions an entity, of one kind.
#[derive(Serialize)]
struct UsedBy {
    title: String,
    kind: &'static str,
    items: Vec<User>,
}

#[derive(Serialize)]
struct User {
    title: String,
    href: String,
    #[serde(rename = "as")]
    role: String,
}

/// The fields of the head that a page shows elsewhere than among its facts.
const ELSEWHERE: [&str; 4] = ["name", "id", "summary", "status"];

/// The page of the entity called `key`.
pub(super) fn page(pages: &Pages<'_>, key: Key) -> Page {
    let manual = pages.manual;
    let it = manual.entities.get(key);
    let kind = KINDS[key.kind];
    let address = manual.addresses.of_entity(key);
    let place = pages.map.of_chapter(it.chapter());
    let name = it.name();
    let title = name.get(pages.lang);
    let mut about = pages.about(title, "entity", address);
    let text = it.is_file().then(|| text(pages, it.chapter())).filter(|it| !it.is_empty());
    let summary = it.head().summary.as_ref().map(|it| it.get(pages.lang).to_owned());
    let said = summary.clone().or_else(|| said_first(pages, it));
    let said = said.or_else(|| text.as_ref().and_then(|it| first_words(&it.html)));
    about.description = said.map(|it| shortened(&it));
    about.title_lang = it.head().name.as_ref().and_then(|it| pages.other_lang(it));
    about.unlisted = manual.is_unlisted(key);
    pages.tell_source(&mut about, it.span().source);
    let mut data = pages.frame(&about, place, it.is_file());
    let process = manual.all::<Process>().get(key.at).filter(|_| kind.name == "process");
    let (mut facts, mut sections) = fields(pages, it, key, process.map(|it| &it.own));
    facts.extend(pages.due(Subject::Entity(key)));
    if it.is_file() {
        keep_apart(&mut sections, &manual.chapters[it.chapter()].body);
    }
    let used_by = used_by(pages, key);
    let mut table_of_contents: Vec<Content> = sections
        .iter()
        .map(|it| Content { id: it.id.clone(), text: it.title.clone(), level: 2, lang: None })
        .collect();
    if it.is_file() {
        table_of_contents.extend(contents(pages, it.chapter()));
        if let Some(place) = place {
            let (previous, next) = pages.map.neighbours(place);
            data.insert("previous", &previous);
            data.insert("next", &next);
        }
    }
    data.insert("contents", &table_of_contents);
    let source = manual.sources.get(it.span().source);
    let line = source.place(it.span().start as usize).line;
    let only = (!it.is_file()).then(|| it.span());
    let shown = ShownEntity {
        id: it.id().to_owned(),
        kind: kind.name,
        kind_title: pages.shower.words(&kind.one),
        name: title.to_owned(),
        other_name: other_name(it, pages.lang),
        summary,
        status: status(pages, it),
        fact: facts.iter().map(|it| (it.name.clone(), it.clone())).collect(),
        facts: facts.iter().filter(|it| !it.value.wants_row()).cloned().collect(),
        rows: facts.into_iter().filter(|it| it.value.wants_row()).collect(),
        section: sections.iter().map(|it| (it.name.clone(), it.clone())).collect(),
        sections,
        text,
        used_by,
        source: format!("{}:{line}", source.path),
        register: LinkTo { title: pages.shower.words(&kind.many), href: register(kind) },
        findings: shown(pages, &pages.findings_in(it.span().source, only)),
    };
    data.insert("entity", &shown);
    if kind.name == Risk::KIND.name {
        data.insert("matrix", &matrix(pages));
    }
    let own = format!("kinds/{}.html", kind.name);
    let has_own = TEMPLATES.iter().any(|(path, _)| *path == own)
        || manual.sources.at(&format!("templates/{own}")).is_some();
    let template = if has_own { own } else { "kinds/default.html".to_owned() };
    Page { template, data }
}

/// The first sentence among its own fields: a purpose, a definition, a cause.
fn said_first(pages: &Pages<'_>, it: &dyn AnyEntity) -> Option<String> {
    const SENTENCE: usize = 8;
    let said = it.parts().into_iter().find_map(|(_, shown)| match shown {
        Shown::Text(text) => Some(text.get(pages.lang)).filter(|it| it.chars().count() >= SENTENCE),
        _ => None,
    })?;
    Some(said.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The levels of all scores, the greatest likelihood first.
fn matrix(pages: &Pages<'_>) -> Vec<Vec<Rated>> {
    let scale = &pages.manual.risk_scale;
    let row = |likelihood| {
        let cell = |impact| pages.shower.rating(Score { likelihood, impact });
        scale.impact.clone().map(cell).collect()
    };
    scale.likelihood.clone().rev().map(row).collect()
}

/// The name in the other language, if it was given.
fn other_name(it: &dyn AnyEntity, lang: Lang) -> Option<String> {
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let name = it.head().name.as_ref()?;
    name.in_lang(other).filter(|it| *it != name.get(lang)).map(str::to_owned)
}

/// The status, whichever kind of status the entity has.
fn status(pages: &Pages<'_>, it: &dyn AnyEntity) -> Option<ShownStatus> {
    match it.field("status") {
        Shown::Choice(name, words) => {
            Some(ShownStatus { name, text: pages.shower.sentence(&words) })
        }
        _ => None,
    }
}

/// The fields of an entity: the short ones as facts, the others as sections.
fn fields(
    pages: &Pages<'_>,
    it: &dyn AnyEntity,
    key: Key,
    process: Option<&Process>,
) -> (Vec<ShownField>, Vec<Section>) {
    let head = it.head().parts();
    let (owner, rest): (Vec<_>, Vec<_>) = head.into_iter().partition(|(it, _)| it.name == "owner");
    let taken = it.parts().into_iter().map(|(it, _)| it.name).collect::<Vec<_>>();
    let rest = rest.into_iter().filter(|(it, _)| !taken.contains(&it.name));
    let parts = owner.into_iter().chain(it.parts()).chain(rest).collect::<Vec<_>>();
    let (mut facts, mut sections) = (Vec::new(), Vec::new());
    for mut field in pages.shower.fields(&parts) {
        if let Some(process) = process {
            field.value.name_steps(&|id| {
                let step = &process.steps[process.step(id)?];
                step.name.as_ref().map(|it| it.get(pages.lang).to_owned())
            });
        }
        let is_measured = KINDS[key.kind].name == Kpi::KIND.name && field.name == "actuals";
        if let Some(table) = is_measured.then(|| measured::table(pages.shower, key.at)).flatten() {
            field.value = table;
        }
        if ELSEWHERE.contains(&field.name.as_str()) {
            continue;
        }
        if field.value.is_short() || field.value.is_links() {
            facts.push(field);
        } else {
            let ShownField { name, label, value } = field;
            sections.push(Section { id: name.clone(), name, title: label, value });
        }
    }
    (facts, sections)
}

/// Gives sections ids that nothing in the text of the page has.
fn keep_apart(sections: &mut [Section], body: &Body) {
    for section in sections {
        let is_taken = |id: &str| {
            body.anchors.iter().any(|it| it == id) || body.headings.iter().any(|it| it.id == id)
        };
        while is_taken(&section.id) {
            section.id.push_str(".data");
        }
    }
}

/// Who mentions an entity: kind by kind, each once, with what it is there for.
fn used_by(pages: &Pages<'_>, key: Key) -> Vec<UsedBy> {
    let mut by_place: BTreeMap<From, Vec<String>> = BTreeMap::new();
    for it in pages.manual.index.uses_of(key) {
        if it.from == From::Entity(key) {
            continue;
        }
        let labels = by_place.entry(it.from).or_default();
        if let Some(label) = label(pages, it.from, &it.path, key.kind) {
            // `Responsible` says all that `R` of the same process says.
            if !labels.iter().any(|it| it.starts_with(&label)) {
                labels.retain(|it| !label.starts_with(it.as_str()));
                labels.push(label);
            }
        }
    }
    let mut groups: BTreeMap<usize, UsedBy> = BTreeMap::new();
    for (from, labels) in by_place {
        let Some((group, user)) = user(pages, from, labels.join(pages.word("comma"))) else {
            continue;
        };
        let kind = KINDS.get(group).map_or("chapter", |it| it.name);
        let title = KINDS
            .get(group)
            .map_or_else(|| pages.word("chapters").to_owned(), |it| pages.shower.words(&it.many));
        groups.entry(group).or_insert(UsedBy { title, kind, items: Vec::new() }).items.push(user);
    }
    groups.into_values().collect()
}

fn user(pages: &Pages<'_>, from: From, role: String) -> Option<(usize, User)> {
    let manual = pages.manual;
    match from {
        From::Manual => None,
        From::Chapter(at) | From::Text(at) => {
            let href = model::href(&manual.addresses.of_chapter[at]);
            let title = manual.chapters[at].title.get(pages.lang).to_owned();
            (!href.is_empty()).then_some((usize::MAX, User { title, href, role }))
        }
        From::Entity(key) => {
            let title = pages.shower.words(&manual.entities.get(key).name());
            let href = model::href(manual.addresses.of_entity(key));
            Some((key.kind, User { title, href, role }))
        }
    }
}

/// What a mention is there for: what the last field of its path is called, or the one above if
/// the last only says the kind of what is mentioned. Nothing if there is nothing more to say.
fn label(pages: &Pages<'_>, from: From, path: &str, kind: usize) -> Option<String> {
    let From::Entity(key) = from else { return None };
    let mut parts = pages.manual.entities.get(key).parts();
    parts.extend(pages.manual.entities.get(key).head().parts());
    let mut names = path.split('.');
    let first = names.next().unwrap_or_default();
    let mut field: &'static Field = parts.iter().find(|(it, _)| it.name == first)?.0;
    let mut fields = vec![field];
    for name in names {
        if let Some(inner) = crate::yaml::inner_field(field, name) {
            field = inner;
            fields.push(inner);
        }
    }
    let kind = KINDS[kind];
    let says_more = |it: &&Field| ![kind.name, kind.plural, "who"].contains(&it.name);
    let field = fields.into_iter().rev().find(says_more)?;
    Some(match field.name {
        letter if letter.len() == 1 => {
            pages.word(&format!("raci_{}", letter.to_lowercase())).to_owned()
        }
        _ => field.label_in(pages.lang),
    })
}
