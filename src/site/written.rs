//! Sections that a standard asks for and that are written from the data, so that nobody types a
//! thing twice.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::Pages;
use super::values::{Column, Row, Table, Value};
use crate::markdown::slug;
use crate::model::kinds::{AnyEntity, KINDS, Key, fields_of};
use crate::model::{Demand, self_field};
use crate::yaml::{Field, Record, Shown};

/// A section that was written from data.
#[derive(Serialize)]
pub(super) struct WrittenSection {
    pub(super) id: String,
    pub(super) title: String,
    text: String,
    asked_by: Vec<String>,
    tables: Vec<Captioned>,
}

#[derive(Serialize)]
struct Captioned {
    caption: Option<String>,
    table: Table,
}

/// The sections that are written for a chapter; what several standards ask for stands once.
pub(super) fn written(pages: &Pages<'_>, chapter: usize) -> Vec<WrittenSection> {
    let lang = pages.lang;
    let mut sections: Vec<WrittenSection> = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for heading in &pages.manual.chapters[chapter].body.headings {
        ids.insert(heading.id.clone(), usize::MAX);
    }
    for it in pages.manual.written_for(chapter) {
        let title = it.spec.title().get(lang).to_owned();
        let asked_by = it.standard.title().get(lang).to_owned();
        let id = slug(&title);
        match ids.get(&id).and_then(|at| sections.get_mut(*at)) {
            Some(section) => {
                if !section.asked_by.contains(&asked_by) {
                    section.asked_by.push(asked_by);
                }
            }
            None if ids.contains_key(&id) => {}
            None => {
                ids.insert(id.clone(), sections.len());
                let tables = it
                    .spec
                    .by
                    .as_ref()
                    .map_or_else(Vec::new, |by| tables(pages, by.met(pages.manual)));
                let text = pages.word("written_why").to_owned();
                sections.push(WrittenSection { id, title, text, asked_by: vec![asked_by], tables });
            }
        }
    }
    sections
}

/// The data that meets `demands`: a table for each kind, a column for each field asked for.
fn tables(pages: &Pages<'_>, demands: &[Demand]) -> Vec<Captioned> {
    let mut grouped: Vec<(&Demand, Vec<&str>)> = Vec::new();
    for demand in demands {
        let field = demand.path.first().map(String::as_str);
        let same =
            |(it, _): &&mut (&Demand, Vec<&str>)| it.kind == demand.kind && it.sort == demand.sort;
        match grouped.iter_mut().find(same) {
            Some((_, fields)) => fields.extend(field),
            None => grouped.push((demand, field.into_iter().collect())),
        }
    }
    let table = |(demand, fields): &(&Demand, Vec<&str>)| match demand.kind_index() {
        Some(kind) => of_kind(pages, kind, demand, fields),
        None => of_manual(pages, demand, fields),
    };
    let tables = grouped.iter().map(table).filter(|it| !it.rows.is_empty());
    tables.map(|table| Captioned { caption: None, table }).collect()
}

/// The entities of a kind that a demand is about, with the fields that it asks for, or with the
/// columns of their register.
fn of_kind(pages: &Pages<'_>, kind: usize, demand: &Demand, fields: &[&str]) -> Table {
    let asked = if fields.is_empty() { KINDS[kind].columns } else { fields };
    let fits = |(_, it): &(Key, &dyn AnyEntity)| {
        let has = |field: &&str| !it.field(field).is_empty();
        demand.is_about(*it) && (fields.is_empty() || asked.iter().any(has))
    };
    let entities = pages.manual.entities.of_kind(kind).filter(fits);
    register_table(pages, kind, entities, asked)
}

/// Entities as rows: name, then the columns asked for that any of them has.
pub(super) fn register_table<'e>(
    pages: &Pages<'_>,
    kind: usize,
    entities: impl Iterator<Item = (Key, &'e dyn AnyEntity)>,
    asked: &[&str],
) -> Table {
    let fields: Vec<&'static Field> = asked
        .iter()
        .filter_map(|name| fields_of(KINDS[kind]).find(|it| it.name == *name))
        .collect();
    let row = |(key, it): (Key, &dyn AnyEntity)| {
        let cell = |field: &&'static Field| pages.shower.value(&it.field(field.name));
        let cells = fields.iter().map(cell).collect::<Vec<_>>();
        Row {
            href: None,
            cells: std::iter::once(Some(pages.shower.entity(key))).chain(cells).collect(),
        }
    };
    let mut rows: Vec<Row> = entities.map(row).collect();
    let column = |name: &str, label: String| Column { name: name.to_owned(), label };
    let name = column("name", pages.word("name").to_owned());
    let labels = fields.iter().map(|it| column(it.name, it.label_in(pages.lang)));
    let all: Vec<Column> = std::iter::once(name).chain(labels).collect();
    let used: Vec<bool> =
        (0..all.len()).map(|at| rows.iter().any(|row| row.cells[at].is_some())).collect();
    for row in &mut rows {
        let mut at = 0;
        row.cells.retain(|_| {
            at += 1;
            used[at - 1]
        });
    }
    let columns = all.into_iter().zip(&used).filter(|(_, used)| **used).map(|(it, _)| it);
    Table { columns: columns.collect(), rows }
}

/// What the manual says of itself under the fields asked for.
fn of_manual(pages: &Pages<'_>, demand: &Demand, fields: &[&str]) -> Table {
    let manual = pages.manual;
    let sort = demand.sort.as_ref().map(|(field, _)| field.as_str());
    let column = |name: &str, word: &str| Column {
        name: name.to_owned(),
        label: pages.word(word).to_owned(),
    };
    let mut rows = Vec::new();
    for name in fields.iter().copied().chain(sort) {
        let parts = crate::model::settings::Settings::FIELDS
            .iter()
            .chain(crate::model::settings::Control::FIELDS)
            .chain(crate::model::settings::Company::FIELDS);
        let label = parts.into_iter().find(|it| it.name == name);
        let label = label.map_or_else(|| name.to_owned(), |it| it.label_in(pages.lang));
        let shown: Shown<'_> = self_field(manual, &demand.kind, name);
        let label = Some(Value::Text { text: label, lang: None });
        rows.push(Row { href: None, cells: vec![label, pages.shower.value(&shown)] });
    }
    Table { columns: vec![column("item", "item"), column("content", "content")], rows }
}
