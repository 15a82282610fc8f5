//! Values that texts ask for by name: `{{process:purchase.time_limit}}`, `{{manual.version}}`.

use std::sync::Arc;

use super::kinds::{AnyEntity, KINDS, Key, Process, Stored};
use super::{Manual, Target, TextId};
use crate::markdown::{Body, Variable};
use crate::text::{Lang, Spanned, Words};
use crate::yaml::{Field, Mention, Record, Shown};

/// Why there is no value for a variable.
#[derive(Clone, Debug)]
pub enum NoValue {
    /// No entry is called so.
    NoEntry(Mention),
    /// The entry is there, and has no such field.
    NoField {
        /// What has no such field.
        of: Words,
        /// The field as it was written.
        field: String,
        /// The fields that there are.
        known: Vec<&'static str>,
    },
    /// The field says nothing.
    Empty {
        /// What says nothing.
        of: Words,
        /// The field.
        field: String,
    },
    /// What the field says cannot stand in a sentence.
    Table {
        /// What says it.
        of: Words,
        /// The field.
        field: String,
    },
}

/// A record that a variable names, and what it is called in a message.
struct Named<'m> {
    of: Words,
    /// What stands for it when no field of it is asked for.
    name: String,
    parts: Vec<(&'static Field, Shown<'m>)>,
}

impl Manual {
    /// What readers see in place of `variable`.
    pub fn value_of(&self, variable: &Variable, lang: Lang) -> Result<String, NoValue> {
        let name = variable.name.as_str();
        let mut dots = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        let found = dots.find_map(|at| Some((self.named(variable, &name[..at], lang)?, at)));
        let Some((named, at)) = found else {
            let entry = name.split('.').next().unwrap_or_default();
            return Err(NoValue::NoEntry(mention(variable, entry)));
        };
        match name[at..].strip_prefix('.') {
            Some(path) => self.field(&named, path, lang),
            None => Ok(named.name),
        }
    }

    fn field(&self, named: &Named<'_>, path: &str, lang: Lang) -> Result<String, NoValue> {
        let of = || named.of.clone();
        let mut value = Shown::Record(named.parts.clone());
        for key in path.split('.').map(str::trim) {
            // Fields are written with blanks, too, where people speak of them.
            let key = key.replace(' ', "_");
            value = match step(&value, &key) {
                Step::To(value) => value,
                Step::No(known) => {
                    return Err(NoValue::NoField { of: of(), field: key, known });
                }
            };
        }
        let field = path.to_owned();
        if value.is_empty() {
            return Err(NoValue::Empty { of: of(), field });
        }
        self.in_words(&value, lang).ok_or_else(|| NoValue::Table { of: of(), field })
    }

    fn named(&self, variable: &Variable, entry: &str, lang: Lang) -> Option<Named<'_>> {
        let entry = entry.trim();
        if entry.eq_ignore_ascii_case("manual") || entry == "手册" {
            let parts = [self.file.settings.parts(), self.file.control.parts()].concat();
            let title = self.file.settings.title.as_ref();
            let name = title.map(|it| it.get(lang).to_owned()).unwrap_or_default();
            return Some(Named { of: Words::fixed("the manual", "手册"), name, parts });
        }
        let mention = mention(variable, entry);
        match self.index.resolve(&mention) {
            Target::Entity(key) | Target::OtherKind(key) => self.entry(key, &mention, lang),
            Target::Chapter(at) => {
                let chapter = &self.chapters[at];
                let title = chapter.title.words();
                let of =
                    Words::new(format!("chapter `{}`", title.en), format!("章节“{}”", title.zh));
                let name = chapter.title.get(lang).to_owned();
                let parts = [chapter.front.parts(), chapter.control.parts()].concat();
                Some(Named { of, name, parts })
            }
            Target::All | Target::Words | Target::Missing => None,
        }
    }

    fn entry(&self, key: Key, mention: &Mention, lang: Lang) -> Option<Named<'_>> {
        let entity: &dyn AnyEntity = self.entities.get(key);
        let (kind, name) = (&KINDS[key.kind].one, entity.name());
        let of =
            Words::new(format!("{} `{}`", kind.en, name.en), format!("{}“{}”", kind.zh, name.zh));
        let Some(part) = &mention.part else {
            let parts = [entity.parts(), entity.head().parts()].concat();
            return Some(Named { of, name: name.get(lang).to_owned(), parts });
        };
        // A step of a process.
        let process = self.all::<Process>().get(key.at).filter(|_| key.kind == Process::INDEX)?;
        let step = &process.steps[process.step(part)?];
        let name = step.name.as_ref().map_or(&**part, |it| it.get(lang)).to_owned();
        let of = Words::new(format!("step `{name}`"), format!("步骤“{name}”"));
        Some(Named { of, name, parts: step.parts() })
    }

    /// A value as it stands in a sentence; nothing if it is a table.
    fn in_words(&self, value: &Shown<'_>, lang: Lang) -> Option<String> {
        Some(match value {
            Shown::Nothing | Shown::Record(_) | Shown::Named(_) => return None,
            Shown::Text(text) => text.get(lang).to_owned(),
            Shown::Plain(text) => (*text).to_owned(),
            Shown::Words(words) | Shown::Choice(_, words) => words.get(lang).to_owned(),
            Shown::Number(number) => number.to_string(),
            Shown::Flag(true) => Words::fixed("yes", "是").get(lang).to_owned(),
            Shown::Flag(false) => Words::fixed("no", "否").get(lang).to_owned(),
            Shown::Ref(mention) => self.name_of(mention, lang),
            Shown::List(items) => {
                let items =
                    items.iter().filter(|it| !it.is_empty()).map(|it| self.in_words(it, lang));
                let comma = if lang == Lang::Zh { "、" } else { ", " };
                items.collect::<Option<Vec<_>>>()?.join(comma)
            }
        })
    }

    fn name_of(&self, mention: &Arc<Mention>, lang: Lang) -> String {
        match self.index.with_part(mention).1 {
            Target::Entity(key) | Target::OtherKind(key) => {
                self.entities.get(key).name().get(lang).to_owned()
            }
            Target::Chapter(at) => self.chapters[at].title.get(lang).to_owned(),
            Target::All => Words::fixed("everyone", "全员").get(lang).to_owned(),
            Target::Words | Target::Missing => mention.id.value.to_string(),
        }
    }

    /// Puts the values that texts ask for where they ask for them, in titles, too.
    pub(super) fn fill_variables(&mut self) {
        let asking = self.texts().filter(|(_, _, body)| !body.variables.is_empty());
        let asking: Vec<TextId> = asking.map(|(id, _, _)| id).collect();
        for id in asking {
            let lang = self.lang_of(id);
            let mut next = self.values(self.text(id), lang).into_iter();
            let chapter = &mut self.chapters[id.chapter];
            let before = first_title(chapter.text_mut(id.edition));
            chapter.text_mut(id.edition).fill_variables(&mut |_| next.next().flatten());
            let after = first_title(chapter.text_mut(id.edition));
            // A title that was taken from the heading says what the heading says.
            if let (Some(before), Some(after)) = (before, after) {
                chapter.title.replace(&before, &after);
            }
        }
    }

    fn values(&self, body: &Body, lang: Lang) -> Vec<Option<String>> {
        body.variables.iter().map(|it| self.value_of(it, lang).ok()).collect()
    }
}

fn first_title(body: &Body) -> Option<String> {
    body.headings.first().filter(|it| it.level == 1).map(|it| it.text.clone())
}

fn mention(variable: &Variable, entry: &str) -> Mention {
    Mention::new(&Spanned::new(entry.to_owned(), variable.span), &[])
}

/// One step down from a value.
enum Step<'m> {
    To(Shown<'m>),
    /// There is no such field; these there are.
    No(Vec<&'static str>),
}

fn step<'m>(value: &Shown<'m>, key: &str) -> Step<'m> {
    match value {
        Shown::Record(parts) => match parts.iter().find(|(field, _)| field.is_called(key)) {
            Some((_, value)) => Step::To(value.clone()),
            None => Step::No(parts.iter().flat_map(|(it, _)| names(it)).collect()),
        },
        Shown::Named(parts) => {
            let found = parts.iter().find(|(name, _)| *name == key);
            found.map_or(Step::No(Vec::new()), |(_, value)| Step::To(value.clone()))
        }
        // The field of each item, where there are several.
        Shown::List(items) => {
            let mut known = Vec::new();
            let mut found = Vec::new();
            for item in items {
                match step(item, key) {
                    Step::To(value) => found.push(value),
                    Step::No(other) => known = other,
                }
            }
            if found.is_empty() { Step::No(known) } else { Step::To(Shown::List(found)) }
        }
        _ => Step::No(Vec::new()),
    }
}

fn names(field: &Field) -> impl Iterator<Item = &'static str> {
    std::iter::once(field.name).chain(field.aliases.iter().copied())
}
