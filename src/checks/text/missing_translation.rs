//! A text that lacks one of the manual's languages.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::KINDS;
use crate::model::{Manual, Role, Translation, mark};
use crate::text::{Lang, Span, Words};
use crate::yaml::{Language, Record, Shown, Text};

pub static RULE: Rule = Rule::new(include_str!("missing_translation.md"), check);

/// How many names of a kind there are, and how many of them are given in a language.
type Counts = BTreeMap<(usize, Lang), (usize, usize)>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for lang in manual.languages.iter().filter(|it| **it != manual.lang) {
        texts_of_chapters(manual, *lang, out);
    }
    for (at, chapter) in manual.pages() {
        for translation in &chapter.translations {
            out.extend(behind(manual, at, translation));
            out.extend(without_title(manual, at, translation));
        }
    }
    in_data(manual, out);
}

/// The chapters whose text nobody translated into `lang`, as one finding. Whoever translates no
/// chapter at all has not forgotten any.
fn texts_of_chapters(manual: &Manual, lang: Lang, out: &mut Vec<Diagnostic>) {
    let with_text = manual.pages().filter(|(_, it)| !it.body.is_empty());
    let (done, open): (Vec<_>, Vec<_>) =
        with_text.partition(|(_, it)| it.translation(lang).is_some());
    let [(first, chapter), rest @ ..] = &open[..] else { return };
    if done.is_empty() {
        return;
    }
    let path = manual.path(*first);
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let tag = lang.tag().split('-').next().unwrap_or_default();
    let finding = RULE
        .at(chapter.title_span())
        .say("text")
        .offer("text_help")
        .with("place", speak::chapter(manual, *first))
        .with("language", speak::language(lang))
        .with("count", pages(rest.len()))
        .text("file", format!("{stem}.{tag}.md"));
    out.push(rest.iter().fold(finding, |finding, (_, it)| finding.label(it.title_span(), "also")));
}

/// A translation of a text that has changed since.
fn behind(manual: &Manual, chapter: usize, translation: &Translation) -> Option<Diagnostic> {
    let said =
        translation.front.translates.as_ref().filter(|_| manual.is_older(chapter, translation))?;
    let source = manual.chapters[chapter].source;
    let mark = mark(manual.sources.get(source), source);
    let finding = RULE.at(said.span()).say("older").offer("older_help");
    let finding = finding.with("place", speak::chapter(manual, chapter)).text("mark", mark);
    Some(finding.with("language", speak::language(translation.lang)))
}

/// A translation under a title that is still in the other language.
fn without_title(manual: &Manual, chapter: usize, it: &Translation) -> Option<Diagnostic> {
    let of = &manual.chapters[chapter];
    let is_wanted = of.role == Role::Chapter && it.title().is_none() && !manual.is_home(chapter);
    let lacks = is_wanted && of.title.in_lang(it.lang).is_none();
    let finding = RULE.at(it.span).say("untitled").offer("untitled_help");
    let finding = finding.with("place", speak::chapter(manual, chapter));
    lacks.then(|| finding.with("language", speak::language(it.lang)))
}

/// The texts of the data that lack a language.
fn in_data(manual: &Manual, out: &mut Vec<Diagnostic>) {
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
            let most = |sort| {
                counts.get(&(sort, *lang)).is_some_and(|(all, of)| *of > 0 && of * 2 >= *all)
            };
            if !text.is_plain() || sort.is_some_and(most) {
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
            .with("language", speak::language(lang))
            .with("count", count(places.len()));
        out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "also")));
    }
}

/// Whether a text is there for readers of `lang`. One without languages is in that of the manual.
fn speaks(manual: &Manual, text: &Text, lang: Lang) -> bool {
    text.in_lang(lang).is_some() || lang == manual.lang && text.is_plain()
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

/// How many more pages, as the end of a sentence.
fn pages(count: usize) -> Words {
    match count {
        0 => Words::fixed("", ""),
        1 => Words::fixed(", nor has 1 other page", "，另有 1 页也没有"),
        _ => Words::new(
            format!(", nor have {count} other pages"),
            format!("，另有 {count} 页也没有"),
        ),
    }
}

fn count(count: usize) -> Words {
    let texts = if count == 1 { "text" } else { "texts" };
    Words::new(format!("{count} {texts}"), format!("{count} 处"))
}
