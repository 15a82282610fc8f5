//! A whole manual to begin with: every chapter and section that its standards ask for, as stubs,
//! and a first entry of each kind that the core of a manual is made of.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::chapter::placeholder;
use super::{Starter, scalar};
use crate::embedded::TEMPLATES;
use crate::model::kinds::kind_called;
use crate::model::{Asked, ChapterSpec, Manual, ours};
use crate::text::{Lang, Source, Sources};

/// The keys under which the first entries stand, as the request for the program names them.
const KEYS: [&str; 7] = ["process", "roles", "tools", "KPIs", "risk", "training", "improvement"];

/// A manual for the standards called `standards`, written on `today`.
pub fn manual(standards: &[String], lang: Lang, today: Date) -> Vec<Starter> {
    let mut chapters = chapters(standards, lang);
    let mut rest = Vec::new();
    for key in KEYS {
        let text = template(&format!("{key}.yaml"), lang, standards, today);
        match home(key, &chapters) {
            Some(at) => chapters[at].data.push_str(&text),
            None => {
                let path = format!("data/{}.yaml", key.to_lowercase());
                rest.push(Starter { path, text });
            }
        }
    }
    let mut settings = template("manual.yaml", lang, standards, today);
    // One process to begin with is not all that a standard gives as examples.
    if chapters.iter().any(|it| !it.spec.areas.is_empty()) {
        settings.push_str(&template("allow.yaml", lang, standards, today));
    }
    let mut files = vec![Starter { path: "manual.yaml".to_owned(), text: settings }];
    files.extend(chapters.iter().map(|it| it.file(lang)));
    files.append(&mut rest);
    with_sections(&mut files, today, lang);
    files
}

/// A chapter that is being put together.
struct Chapter {
    spec: ChapterSpec,
    path: String,
    data: String,
}

impl Chapter {
    fn file(&self, lang: Lang) -> Starter {
        let (title_key, key) = match lang {
            Lang::En => ("title", "chapter"),
            Lang::Zh => ("标题", "章节"),
        };
        let title = scalar(self.spec.title().get(lang));
        let id = self.spec.id();
        let text = format!("---\n{title_key}: {title}\n{key}: {id}\n{}---\n", self.data);
        Starter { path: self.path.clone(), text }
    }
}

/// The chapters that the standards ask for, each once.
fn chapters(standards: &[String], lang: Lang) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for spec in standards.iter().filter_map(|it| ours(it)).flat_map(|it| it.chapters) {
        if chapters.iter().any(|it| it.spec.id() == spec.id()) {
            continue;
        }
        let name = match lang {
            Lang::En => spec.id().to_owned(),
            Lang::Zh => spec.title().get(lang).to_owned(),
        };
        let path = format!("{:02}-{name}.md", chapters.len() + 1);
        chapters.push(Chapter { spec, path, data: String::new() });
    }
    chapters
}

/// The chapter in which entries of the kind called `key` belong: the one of that name, else the
/// first that asks for them.
fn home(key: &str, chapters: &[Chapter]) -> Option<usize> {
    let kind = kind_called(key)?;
    let named = chapters.iter().position(|it| kind_called(it.spec.id()) == Some(kind));
    let asks = |it: &Chapter| {
        let sections = it.spec.sections.iter().filter_map(|it| it.by.as_ref());
        sections.flat_map(|it| it.any.iter().flatten()).any(|it| it.kind_index() == Some(kind))
    };
    named.or_else(|| chapters.iter().position(asks))
}

fn template(name: &str, lang: Lang, standards: &[String], today: Date) -> String {
    let folder = if lang == Lang::Zh { "zh" } else { "en" };
    let path = format!("starter/{folder}/{name}");
    let text = TEMPLATES.iter().find(|(it, _)| *it == path).map_or("", |(_, text)| *text);
    let next = today.saturating_add(90.days());
    text.replace("STANDARDS", &standards.join(", "))
        .replace("TODAY", &today.to_string())
        .replace("NEXT", &next.to_string())
}

/// Adds a heading with a placeholder for each section that the files do not have yet: as text, or
/// as data from which it is written.
fn with_sections(files: &mut [Starter], today: Date, lang: Lang) {
    let mut sources = Sources::default();
    for it in &*files {
        sources.add(Source::new(it.path.clone(), it.text.clone()));
    }
    let manual = Manual::new(sources, Asked::on(today));
    for it in manual.lacking() {
        let path = manual.path(it.chapter);
        let Some(file) = files.iter_mut().find(|it| it.path == path) else { continue };
        let title = it.spec.title().get(lang).to_owned();
        let heading = format!("\n## {title}\n");
        if !file.text.contains(&heading) {
            let _ = write!(file.text, "{heading}\n{}\n", placeholder(&title, lang));
        }
    }
}
