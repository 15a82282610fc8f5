//! A text that lacks one of the manual's languages.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::KINDS;
use crate::text::{Lang, Span, Words};
use crate::yaml::{Language, Record, Shown, Text};

pub static RULE: Rule = Rule::new(include_str!("missing_translation.md"), check);

/// How many names of a kind there are, and how many of them are given in a language.
type Counts = BTreeMap<(usize, Lang), (usize, usize)>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let tags = manual.file.settings.languages.iter();
    let mut wanted: Vec<Lang> = tags.filter_map(|it| Lang::of_tag(Language::as_str(it))).collect();
    wanted.sort();
    wanted.dedup();
    if wanted.len() < 2 {
        return;
    }
    let counts = counts(manual, &wanted);
    let mut lacking: BTreeMap<(usize, Lang), Vec<Span>> = BTreeMap::new();
    let mut found = |chapter: usize, text: &Text, sort: Option<usize>| {
        for lang in wanted.iter().filter(|it| !speaks(manual, text, **it)) {
            let is_translated = text.by_language.iter().any(|(tag, _)| !tag.is_empty());
            let most = |sort| {
                counts.get(&(sort, *lang)).is_some_and(|(all, of)| *of > 0 && of * 2 >= *all)
            };
            if is_translated || sort.is_some_and(most) {
                lacking.entry((chapter, *lang)).or_default().push(text.span);
            }
        }
    };
    for (at, chapter) in manual.pages() {
        chapter.front.title.iter().for_each(|it| found(at, it, None));
    }
    for (key, entity) in manual.entities.iter() {
        let parts = entity.head().parts().into_iter().chain(entity.parts());
        for (field, value) in parts {
            let sort = (field.name == "name").then_some(key.kind);
            texts(&value, &mut |text| found(entity.chapter(), text, sort));
        }
    }
    for ((chapter, lang), mut places) in lacking {
        places.sort();
        places.dedup();
        let [first, rest @ ..] = &places[..] else { continue };
        let finding = RULE
            .at(*first)
            .with("place", speak::chapter(manual, chapter))
            .with("language", language(lang))
            .with("count", count(places.len()));
        out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "also")));
    }
}

/// Whether a text is there for readers of `lang`. One without languages is in that of the manual.
fn speaks(manual: &Manual, text: &Text, lang: Lang) -> bool {
    let is_plain = |it: &(String, String)| it.0.is_empty();
    text.in_lang(lang).is_some() || lang == manual.lang && text.by_language.iter().all(is_plain)
}

fn counts(manual: &Manual, wanted: &[Lang]) -> Counts {
    let mut counts = Counts::new();
    let mut add = |sort: usize, text: &Text| {
        for lang in wanted {
            let (all, of) = counts.entry((sort, *lang)).or_default();
            *all += 1;
            *of += usize::from(text.in_lang(*lang).is_some());
        }
    };
    for kind in 0..KINDS.len() {
        let names = manual.entities.of_kind(kind).filter_map(|(_, it)| it.head().name.as_ref());
        names.for_each(|it| add(kind, it));
    }
    counts
}

fn texts(value: &Shown<'_>, visit: &mut dyn FnMut(&Text)) {
    match value {
        Shown::Text(text) => visit(text),
        Shown::List(items) => items.iter().for_each(|it| texts(it, visit)),
        Shown::Record(parts) => parts.iter().for_each(|(_, it)| texts(it, visit)),
        Shown::Named(parts) => parts.iter().for_each(|(_, it)| texts(it, visit)),
        _ => {}
    }
}

fn language(lang: Lang) -> Words {
    match lang {
        Lang::En => Words::fixed("English", "英文"),
        Lang::Zh => Words::fixed("Chinese", "中文"),
    }
}

fn count(count: usize) -> Words {
    let texts = if count == 1 { "text" } else { "texts" };
    Words::new(format!("{count} {texts}"), format!("{count} 处"))
}
