//! Passages: the stretches of a manual that people read, in chapters and in their data.

use std::ops::Range;

use super::super::coverage::SectionNames;
use super::super::kinds::{AnyEntity, Described, Key, Plan, Process};
use super::super::settings::Allow;
use super::super::{From, Manual};
use crate::markdown::{Body, Heading, normalise};
use crate::text::SourceId;
use crate::yaml::{Parts, Record, Shown, Text};

/// A stretch of a source that people read.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) source: SourceId,
    pub(super) range: Range<usize>,
    /// What it is a part of.
    pub(super) from: From,
    /// Whether it says how work is done: a step, a standard, an approval, a start.
    pub(super) is_exact: bool,
    /// What it says.
    pub(super) says: Says,
}

/// What a passage says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// What something is called.
    Name,
    /// What is said of something.
    Text,
    /// Why something is accepted, of which only placeholders count.
    Reason,
}

/// Fields that hold names and addresses.
const NAMES: [&str; 9] = [
    "name",
    "title",
    "aliases",
    "term",
    "abbreviation",
    "synonyms_allowed",
    "synonyms_rejected",
    "en",
    "zh",
];

/// Fields that hold no words for readers.
const SILENT: [&str; 4] = ["links", "words", "x", "allow"];

/// Fields of processes and plans that say how work is done.
const EXACT: [&str; 8] =
    ["steps", "inputs", "outputs", "approvals", "activation", "actions", "trigger", "exceptions"];

/// The passages of the settings.
pub(super) fn of_settings(manual: &Manual) -> Vec<Passage> {
    let file = &manual.file;
    let mut found = Vec::new();
    for parts in [file.settings.parts(), file.control.parts()] {
        collect(manual, From::Manual, parts, &[], &mut found);
    }
    reasons(manual, From::Manual, &file.settings.allow, &mut found);
    found
}

/// The reasons of exceptions.
fn reasons(manual: &Manual, from: From, exceptions: &[Allow], found: &mut Vec<Passage>) {
    for reason in exceptions.iter().filter_map(|it| it.reason.as_ref()) {
        let start = reason.span.start as usize;
        let ranges = scalars(manual.sources.text(reason.span), reason);
        found.extend(ranges.into_iter().map(|it| Passage {
            source: reason.span.source,
            range: start + it.start..start + it.end,
            from,
            is_exact: false,
            says: Says::Reason,
        }));
    }
}

/// The passages of a chapter, and of the entities that it defines.
pub(super) fn of_chapter(
    manual: &Manual,
    at: usize,
    entities: &[Key],
    exact: &SectionNames,
) -> Vec<Passage> {
    let chapter = &manual.chapters[at];
    let mut found = Vec::new();
    collect(manual, From::Chapter(at), chapter.control.parts(), &[], &mut found);
    reasons(manual, From::Chapter(at), &chapter.placing.allow, &mut found);
    for key in entities {
        let entity: &dyn AnyEntity = manual.entities.get(*key);
        let is_work = [Process::KIND.name, Plan::KIND.name].contains(&entity.kind().name);
        let exact = if is_work { &EXACT[..] } else { &[] };
        collect(manual, From::Entity(*key), entity.head().parts(), &[], &mut found);
        collect(manual, From::Entity(*key), entity.parts(), exact, &mut found);
    }
    text(at, chapter.source, &chapter.body, exact, &mut found);
    for it in &chapter.translations {
        text(at, it.source, &it.body, exact, &mut found);
    }
    found
}

/// The passages of the text of the chapter at `at`, in one of its languages.
fn text(at: usize, source: SourceId, body: &Body, exact: &SectionNames, found: &mut Vec<Passage>) {
    let is_exact = |it: &&Heading| exact.is_called(it, &normalise(&it.text));
    let mut exact = body.headings.iter().filter(is_exact).map(|it| it.span.end..it.end);
    let mut section = exact.next();
    for run in &body.prose {
        while section.as_ref().is_some_and(|it| it.end <= run.start) {
            section = exact.next();
        }
        let is_exact = section.as_ref().is_some_and(|it| it.start <= run.start);
        found.push(Passage {
            source,
            range: run.start as usize..run.end as usize,
            from: From::Text(at),
            is_exact,
            says: Says::Text,
        });
    }
}

fn collect(
    manual: &Manual,
    from: From,
    parts: Parts<'_>,
    exact: &[&str],
    found: &mut Vec<Passage>,
) {
    for (field, value) in parts {
        if SILENT.contains(&field.name) {
            continue;
        }
        let is_exact = exact.contains(&field.name);
        walk(&value, NAMES.contains(&field.name), &mut |text, is_name| {
            let source = text.span.source;
            let ranges = scalars(manual.sources.text(text.span), text);
            let start = text.span.start as usize;
            found.extend(ranges.into_iter().map(|it| Passage {
                source,
                range: start + it.start..start + it.end,
                from,
                is_exact,
                says: if is_name { Says::Name } else { Says::Text },
            }));
        });
    }
}

fn walk(value: &Shown<'_>, is_name: bool, visit: &mut dyn FnMut(&Text, bool)) {
    match value {
        Shown::Text(text) => visit(text, is_name),
        Shown::List(items) => items.iter().for_each(|it| walk(it, is_name, visit)),
        Shown::Record(parts) => {
            for (field, value) in parts.iter().filter(|(it, _)| !SILENT.contains(&it.name)) {
                walk(value, NAMES.contains(&field.name), visit);
            }
        }
        Shown::Named(parts) => parts.iter().for_each(|(_, it)| walk(it, is_name, visit)),
        _ => {}
    }
}

/// Where in `raw` the words of a text stand. What is folded or escaped is taken line by line.
fn scalars(raw: &str, text: &Text) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for it in text.all().filter(|it| !it.is_empty()) {
        let Some(at) = raw[from..].find(it) else { return lines(raw) };
        found.push(from + at..from + at + it.len());
        from += at + it.len();
    }
    found
}

fn lines(raw: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in raw.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let length = line.trim().len();
        if length > 0 {
            found.push(start + indent..start + indent + length);
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::scalars;
    use crate::text::Span;
    use crate::yaml::Text;

    #[test]
    fn words_are_found_inside_of_quotes_languages_and_blocks() {
        let of = |raw: &str, texts: &[&str]| -> Vec<String> {
            let text = Text::in_languages(texts.iter().map(|it| ("", *it)), Span::default());
            scalars(raw, &text).into_iter().map(|it| raw[it].to_owned()).collect()
        };
        assert_eq!(of("'a b'", &["a b"]), ["a b"]);
        assert_eq!(of("{zh: 甲, en: \"b\"}", &["甲", "b"]), ["甲", "b"]);
        assert_eq!(of(">\n  one\n  two\n", &["one two"]), [">", "one", "two"]);
    }
}
