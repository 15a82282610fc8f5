//! Values of the model as pages show them.

use std::sync::Arc;

use serde::Serialize;

use crate::model::kinds::{KINDS, Key};
use crate::model::{Manual, Score, Target, href};
use crate::text::{Lang, Words};
use crate::yaml::{Field, Mention, Parts, Shown, Text};

/// A value to show.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Value {
    /// A short text; `lang` if it is in another language than the page.
    Text { text: String, lang: Option<&'static str> },
    /// A text of several lines.
    Lines { text: String, lang: Option<&'static str> },
    /// A day.
    Day { text: String },
    /// The day on which a review is due, and how many days before it is spoken of.
    Due { text: String, days: i64 },
    /// A link to a page of the handbook; `href` from its root.
    Link { text: String, href: String, kind: &'static str },
    /// A reference that leads nowhere.
    Missing { text: String },
    /// One of a list of values.
    Choice { name: &'static str, text: String },
    /// True.
    Yes,
    /// False.
    No,
    /// Several values.
    List { items: Vec<Value> },
    /// A record.
    Record { fields: Vec<ShownField> },
    /// How likely and how hard, with what both make together.
    Rating { rating: Rated, fields: Vec<ShownField> },
    /// Several records.
    Table { table: Table },
}

/// What a likelihood and an impact make together.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Rated {
    pub(super) likelihood: i64,
    pub(super) impact: i64,
    /// Their product, where that says how grave it is.
    pub(super) score: Option<i64>,
    /// How grave it is: low, medium, high, extreme.
    pub(super) level: &'static str,
    /// What the manual calls that.
    pub(super) text: String,
}

/// A value with the field that it belongs to.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownField {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: Value,
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) label: String,
}

/// A row of a table, and the page that it is about.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Row {
    pub(super) href: Option<String>,
    pub(super) cells: Vec<Option<Value>>,
}

/// What turns values into what is shown: whom ids name, and in which language.
#[derive(Clone, Copy)]
pub(super) struct Shower<'m> {
    pub(super) manual: &'m Manual,
    pub(super) lang: Lang,
}

impl Shower<'_> {
    /// `shown` as pages show it; nothing where there is nothing.
    pub(super) fn value(self, shown: &Shown<'_>) -> Option<Value> {
        Some(match shown {
            _ if shown.is_empty() => return None,
            Shown::Nothing => return None,
            Shown::Text(text) => self.text(text),
            Shown::Plain(text) if is_day(text) => Value::Day { text: (*text).to_owned() },
            Shown::Plain(text) => Value::Text { text: (*text).to_owned(), lang: None },
            Shown::Words(words) => Value::Text { text: self.sentence(words), lang: None },
            Shown::Number(number) => Value::Text { text: number.to_string(), lang: None },
            Shown::Choice(name, words) => Value::Choice { name, text: self.sentence(words) },
            Shown::Flag(true) => Value::Yes,
            Shown::Flag(false) => Value::No,
            Shown::Ref(mention) => self.reference(mention),
            Shown::List(items) => self.list(items),
            Shown::Record(parts) => match self.rated(parts) {
                Some(rating) => Value::Rating { rating, fields: self.fields(parts) },
                None => Value::Record { fields: self.fields(parts) },
            },
            Shown::Named(parts) => self.named(parts),
        })
    }

    /// The words in the language of the page.
    pub(super) fn words(self, words: &Words) -> String {
        words.get(self.lang).to_owned()
    }

    /// The same, standing alone: English begins with a capital then.
    pub(super) fn sentence(self, words: &Words) -> String {
        let mut text = self.words(words);
        if let (Lang::En, Some(first)) = (self.lang, text.get_mut(..1)) {
            first.make_ascii_uppercase();
        }
        text
    }

    /// The values of a record that are there.
    pub(super) fn fields(self, parts: &Parts<'_>) -> Vec<ShownField> {
        let field = |(field, shown): &(&'static Field, Shown<'_>)| {
            let value = self.value(shown)?;
            Some(ShownField {
                name: field.name.to_owned(),
                label: field.label_in(self.lang),
                value,
            })
        };
        parts.iter().filter_map(field).collect()
    }

    /// What the two halves of a rating make together.
    fn rated(self, parts: &Parts<'_>) -> Option<Rated> {
        let [(first, Shown::Number(likelihood)), (second, Shown::Number(impact))] = parts[..]
        else {
            return None;
        };
        let is_rating = (first.name, second.name) == ("likelihood", "impact");
        is_rating.then(|| self.rating(Score { likelihood, impact }))
    }

    /// A score as pages show it.
    pub(super) fn rating(self, score: Score) -> Rated {
        let scale = &self.manual.risk_scale;
        let gravity = scale.gravity(score);
        let words = scale.level(score).map_or_else(|| gravity.words(), |it| it.words.clone());
        Rated {
            likelihood: score.likelihood,
            impact: score.impact,
            score: scale.multiplies().then(|| score.product()),
            level: gravity.name(),
            text: self.sentence(&words),
        }
    }

    /// A link to an entity's page, under its name.
    pub(super) fn entity(self, key: Key) -> Value {
        let entity = self.manual.entities.get(key);
        Value::Link {
            text: self.words(&entity.name()),
            href: href(self.manual.addresses.of_entity(key)),
            kind: KINDS[key.kind].name,
        }
    }

    /// The language of `text` where it is not that of the page. A text without languages is in
    /// that of the manual.
    pub(super) fn other_lang(self, text: &Text) -> Option<&'static str> {
        if text.in_lang(self.lang).is_some() {
            return None;
        }
        let (tag, text) = text.by_language().next()?;
        let own = if tag.is_empty() { Some(self.manual.lang) } else { Lang::of_tag(tag) };
        // Numbers and signs are in no language.
        let has_letters = text.chars().any(char::is_alphabetic);
        own.filter(|it| *it != self.lang && has_letters).map(Lang::tag)
    }

    fn text(self, text: &Text) -> Value {
        let lang = self.other_lang(text);
        let text = text.get(self.lang).to_owned();
        if text.contains('\n') { Value::Lines { text, lang } } else { Value::Text { text, lang } }
    }

    fn reference(self, mention: &Arc<Mention>) -> Value {
        let (mention, target) = self.manual.index.with_part(mention);
        match target {
            Target::Entity(key) | Target::OtherKind(key) => self.with_step(key, &mention),
            Target::Chapter(chapter) => Value::Link {
                text: self.manual.chapters[chapter].title.get(self.lang).to_owned(),
                href: href(&self.manual.addresses.of_chapter[chapter]),
                kind: "chapter",
            },
            Target::All => {
                let words = Words::fixed("everyone", "全员");
                Value::Text { text: self.words(&words), lang: None }
            }
            Target::Words => Value::Text { text: mention.id.value.to_string(), lang: None },
            Target::Missing => Value::Missing { text: mention.id.value.to_string() },
        }
    }

    /// A link to an entity, or to the step of it that is meant.
    fn with_step(self, key: Key, mention: &Mention) -> Value {
        let link = self.entity(key);
        let Some(part) = &mention.part else { return link };
        let Value::Link { text, href, kind } = link else { return link };
        let processes = self.manual.all::<crate::model::kinds::Process>();
        let step = processes
            .get(key.at)
            .filter(|_| KINDS[key.kind].name == "process")
            .and_then(|it| it.steps[it.step(part)?].name.as_ref());
        let step = step.map_or(&**part, |it| it.get(self.lang));
        Value::Link { text: format!("{text} · {step}"), href, kind }
    }

    fn list(self, items: &[Shown<'_>]) -> Value {
        let records: Vec<&Parts<'_>> = items
            .iter()
            .filter_map(|it| match it {
                Shown::Record(parts) => Some(parts),
                _ => None,
            })
            .collect();
        if records.len() == items.len() && !records.is_empty() {
            return Value::Table { table: self.table(&records) };
        }
        Value::List { items: items.iter().filter_map(|it| self.value(it)).collect() }
    }

    /// Records as rows; a column for each field that any of them has.
    fn table(self, records: &[&Parts<'_>]) -> Table {
        let fields: Vec<&'static Field> = records[0]
            .iter()
            .enumerate()
            .filter(|(at, _)| records.iter().any(|parts| !parts[*at].1.is_empty()))
            .map(|(_, (field, _))| *field)
            .collect();
        // Ids are for references; a reader of a table has the names.
        let only_ids = fields.iter().all(|it| it.name == "id");
        let fields: Vec<_> = fields.into_iter().filter(|it| only_ids || it.name != "id").collect();
        let column = |it: &&'static Field| Column {
            name: it.name.to_owned(),
            label: it.label_in(self.lang),
        };
        let row = |parts: &&Parts<'_>| {
            let cell = |field: &&'static Field| {
                let found = parts.iter().find(|(it, _)| it.name == field.name);
                found.and_then(|(_, shown)| self.value(shown))
            };
            Row { href: None, cells: fields.iter().map(cell).collect() }
        };
        Table {
            columns: fields.iter().map(column).collect(),
            rows: records.iter().map(row).collect(),
        }
    }

    /// Values under names that the author chose; records among them are rows under their names.
    fn named(self, parts: &[(&str, Shown<'_>)]) -> Value {
        let records: Vec<&Parts<'_>> = parts
            .iter()
            .filter_map(|(_, it)| match it {
                Shown::Record(parts) => Some(parts),
                _ => None,
            })
            .collect();
        if records.len() == parts.len() && !records.is_empty() {
            let mut table = self.table(&records);
            let label = self.words(&Words::fixed("Name", "名称"));
            table.columns.insert(0, Column { name: "name".to_owned(), label });
            for (row, (name, _)) in table.rows.iter_mut().zip(parts) {
                row.cells.insert(0, Some(Value::Text { text: (*name).to_owned(), lang: None }));
            }
            return Value::Table { table };
        }
        let field = |(name, shown): &(&str, Shown<'_>)| {
            let value = self.value(shown)?;
            let name = (*name).to_owned();
            Some(ShownField { name: name.clone(), label: name, value })
        };
        Value::Record { fields: parts.iter().filter_map(field).collect() }
    }
}

/// Whether a text is a day as machines read it, `2026-03-31`, and not a part of one.
fn is_day(text: &str) -> bool {
    let is_written_so = text.len() == 10
        && text.bytes().enumerate().all(|(at, it)| match at {
            4 | 7 => it == b'-',
            _ => it.is_ascii_digit(),
        });
    is_written_so && crate::yaml::Date::parse(text).is_some()
}

impl Value {
    /// Whether it is short enough to stand in a line of facts.
    pub(super) fn is_short(&self) -> bool {
        match self {
            Value::Text { .. } => self.width() <= 80,
            Value::Link { .. }
            | Value::Missing { .. }
            | Value::Choice { .. }
            | Value::Day { .. }
            | Value::Due { .. }
            | Value::Yes
            | Value::No => true,
            Value::List { items } => items.iter().all(Value::is_in_line) && self.width() <= 48,
            Value::Lines { .. }
            | Value::Record { .. }
            | Value::Rating { .. }
            | Value::Table { .. } => false,
        }
    }

    /// Whether it is a list of links and nothing else.
    pub(super) fn is_links(&self) -> bool {
        let is_link = |it: &Value| matches!(it, Value::Link { .. } | Value::Missing { .. });
        matches!(self, Value::List { items } if items.iter().all(is_link))
    }

    /// Whether it asks for a line of its own: a list of links, or more words than fit in two
    /// lines of a narrow cell.
    pub(super) fn wants_row(&self) -> bool {
        self.is_links() || self.width() > 24
    }

    fn is_in_line(&self) -> bool {
        matches!(
            self,
            Value::Text { .. }
                | Value::Day { .. }
                | Value::Link { .. }
                | Value::Missing { .. }
                | Value::Choice { .. }
        )
    }

    /// How wide its text is, in letters; a Chinese character is as wide as two.
    fn width(&self) -> usize {
        match self {
            Value::Text { text, .. }
            | Value::Day { text }
            | Value::Due { text, .. }
            | Value::Link { text, .. }
            | Value::Missing { text }
            | Value::Choice { text, .. } => {
                text.chars().map(|it| if it >= '\u{2e80}' { 2 } else { 1 }).sum()
            }
            Value::List { items } => items.iter().map(|it| it.width() + 2).sum(),
            _ => 0,
        }
    }

    /// Puts the names of steps where their ids stand: in the columns that lead to a step.
    pub(super) fn name_steps(&mut self, name: &dyn Fn(&str) -> Option<String>) {
        const LEADS: [&str; 3] = ["at_step", "step", "to"];
        let rename = |value: &mut Value| {
            if let Value::Text { text, .. } = value
                && let Some(name) = name(text)
            {
                *text = name;
            }
        };
        match self {
            Value::Table { table } => {
                for row in &mut table.rows {
                    for (column, cell) in table.columns.iter().zip(&mut row.cells) {
                        match cell {
                            Some(cell) if LEADS.contains(&column.name.as_str()) => rename(cell),
                            Some(cell) => cell.name_steps(name),
                            None => {}
                        }
                    }
                }
            }
            Value::List { items } => items.iter_mut().for_each(|it| it.name_steps(name)),
            Value::Record { fields } => {
                for field in fields {
                    if LEADS.contains(&field.name.as_str()) {
                        rename(&mut field.value);
                    } else {
                        field.value.name_steps(name);
                    }
                }
            }
            _ => {}
        }
    }
}
