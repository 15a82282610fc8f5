//! The pages of a manual as records: what they are called, and for whoever has no pages yet, what
//! they say.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::page_text::text_of;
use super::part::{AT_ONCE, Part};
use super::record::{Record, Section, Sort};
use super::shards::shards;
use crate::markdown::{self, Lead, Link};
use crate::model::kinds::{AnyEntity, Described, KINDS, Key, Plan, Process, Scenario, fields_of};
use crate::model::{Destination, Manual, Role, Target};
use crate::text::{Lang, Words};
use crate::yaml::{Mention, Shown, Text};

/// The sort of chapters; those of entities follow, kind by kind.
const CHAPTER: usize = 0;

/// The sort of all other pages.
pub const OTHER: usize = KINDS.len() + 1;

/// The sort of the pages of a kind.
pub fn sort_of(kind: usize) -> usize {
    kind + 1
}

/// All sorts of pages; `other` is what other pages are called.
pub fn sorts(lang: Lang, other: &str) -> Vec<Sort> {
    let chapter = Words::fixed("Chapters", "章节");
    let chapter = Sort { name: "chapter", title: chapter.get(lang).to_owned(), tells: false };
    let tells = |name: &str| [Process::KIND.name, Plan::KIND.name].contains(&name);
    let kind = KINDS.iter().map(|it| Sort {
        name: it.name,
        title: it.many.get(lang).to_owned(),
        tells: tells(it.name),
    });
    let other = Sort { name: "page", title: other.to_owned(), tells: false };
    std::iter::once(chapter).chain(kind).chain([other]).collect()
}

/// What the page of a chapter is called.
pub fn of_chapter(manual: &Manual, chapter: usize, lang: Lang) -> Record {
    let it = &manual.chapters[chapter];
    let title = it.title.get(lang).to_owned();
    let number = it.control.number.as_ref().map(|it| it.as_str().to_owned());
    let id = it.front.id.as_ref().map(|it| it.as_str().to_owned());
    let others = it.title.all().map(str::to_owned);
    Record {
        address: manual.addresses.of_chapter[chapter].clone(),
        names: names(&title, number.into_iter().chain(id).chain(others)),
        title,
        sort: CHAPTER,
        ..Record::default()
    }
}

/// What the page of an entity is called.
pub fn of_entity(manual: &Manual, key: Key, lang: Lang) -> Record {
    let it = manual.entities.get(key);
    let title = it.name().get(lang).to_owned();
    let head = it.head();
    let all = head.names().flat_map(Text::all).map(str::to_owned);
    let of_file = it.is_file().then(|| of_chapter(manual, it.chapter(), lang).names);
    let mut own = vec![it.id().to_owned()];
    if let Shown::Plain(number) = it.field("number") {
        own.push(number.to_owned());
    }
    Record {
        address: manual.addresses.of_entity(key).to_owned(),
        names: names(&title, own.into_iter().chain(of_file.into_iter().flatten()).chain(all)),
        title,
        sort: sort_of(key.kind),
        ..Record::default()
    }
}

/// The names that say something besides the title, each once.
fn names(title: &str, all: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in all.filter(|it| it != title) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A page of a manual.
#[derive(Clone, Copy)]
enum Subject {
    Chapter(usize),
    Entity(Key),
}

/// The index of what a manual says itself, as its author wrote it. The pages of the handbook show
/// more: what is worked out, who mentions whom, and scenarios, which are questions and no answers.
pub fn index_of(manual: &Manual, lang: Lang) -> BTreeMap<String, String> {
    let is_text = |at: &usize| matches!(manual.chapters[*at].role, Role::Chapter);
    let chapters = manual.pages().map(|it| it.0).filter(is_text).map(Subject::Chapter);
    let entities = manual.entities.iter().map(|it| it.0);
    let entities = entities.filter(|it| KINDS[it.kind].name != Scenario::KIND.name);
    let subjects: Vec<Subject> = chapters.chain(entities.map(Subject::Entity)).collect();
    let record = |it: &Subject| match *it {
        Subject::Chapter(at) => {
            Record { sections: body(manual, at, lang), ..of_chapter(manual, at, lang) }
        }
        Subject::Entity(key) => {
            let it = manual.entities.get(key);
            let mut sections = fields(manual, it, lang);
            if it.is_file() {
                sections.extend(body(manual, it.chapter(), lang));
            }
            Record { sections, ..of_entity(manual, key, lang) }
        }
    };
    let parts = subjects.par_chunks(AT_ONCE).map(|it| Part::of(it.iter().map(record)));
    let parts = parts.collect::<Vec<_>>().into_iter().flatten().collect();
    shards(parts, &sorts(lang, ""), &BTreeMap::new())
}

/// The text of a chapter, by heading.
fn body(manual: &Manual, chapter: usize, lang: Lang) -> Vec<Section> {
    let mut lead = |_: usize, link: &Link| {
        let text = match manual.destination(chapter, link) {
            Destination::Entity(key) => Some(manual.entities.get(key).name().get(lang).to_owned()),
            Destination::Chapter { chapter, .. } => {
                Some(manual.chapters[chapter].title.get(lang).to_owned())
            }
            _ => None,
        };
        Lead { text, ..Lead::default() }
    };
    text_of(&manual.chapters[chapter].body.html(&markdown::Part::Text, &mut lead)).sections
}

/// The fields of an entity: what is short in lines of its own, records as rows of a table.
fn fields(manual: &Manual, it: &dyn AnyEntity, lang: Lang) -> Vec<Section> {
    let mut facts = Section::default();
    let mut sections = Vec::new();
    for field in fields_of(it.kind()).filter(|it| !matches!(it.name, "name" | "id" | "x")) {
        let shown = it.field(field.name);
        let mut lines = Vec::new();
        lines_of(manual, &shown, lang, &mut lines);
        let heading = field.label_in(lang);
        let is_short = !matches!(&shown, Shown::List(all) if all.len() > 1)
            && !matches!(shown, Shown::Record(_) | Shown::Named(_));
        match &lines[..] {
            [] => {}
            [line] if is_short => facts.lines.push(format!("{heading}\t{line}")),
            _ => sections.push(Section { anchor: field.name.to_owned(), heading, lines }),
        }
    }
    sections.insert(0, facts);
    sections
}

/// A value in lines: each item of a list is one, and each record, its parts parted by tabs.
fn lines_of(manual: &Manual, shown: &Shown<'_>, lang: Lang, lines: &mut Vec<String>) {
    match shown {
        Shown::List(items) => items.iter().for_each(|it| lines_of(manual, it, lang, lines)),
        Shown::Named(parts) => {
            for (name, value) in parts {
                let mut inner = Vec::new();
                lines_of(manual, value, lang, &mut inner);
                lines.push(format!("{name}\t{}", inner.join("\t")));
            }
        }
        Shown::Record(parts) => {
            let mut cells = Vec::new();
            for (_, value) in parts.iter().filter(|(field, _)| field.name != "id") {
                lines_of(manual, value, lang, &mut cells);
            }
            if !cells.is_empty() {
                lines.push(cells.join("\t"));
            }
        }
        _ => lines.extend(word_of(manual, shown, lang).filter(|it| !it.is_empty())),
    }
}

/// A value that is one text.
fn word_of(manual: &Manual, shown: &Shown<'_>, lang: Lang) -> Option<String> {
    Some(match shown {
        Shown::Text(text) => text.get(lang).to_owned(),
        Shown::Plain(text) => (*text).to_owned(),
        Shown::Words(words) | Shown::Choice(_, words) => words.get(lang).to_owned(),
        Shown::Number(number) => number.to_string(),
        Shown::Ref(mention) => named(manual, mention, lang),
        _ => return None,
    })
}

/// What a reference is shown as.
fn named(manual: &Manual, mention: &std::sync::Arc<Mention>, lang: Lang) -> String {
    match manual.index.with_part(mention).1 {
        Target::Entity(key) | Target::OtherKind(key) => {
            manual.entities.get(key).name().get(lang).to_owned()
        }
        Target::Chapter(at) => manual.chapters[at].title.get(lang).to_owned(),
        _ => mention.id.value.to_string(),
    }
}
