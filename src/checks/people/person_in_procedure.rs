//! A person's name where a role should stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::split;
use crate::model::Manual;
use crate::model::kinds::{AnyEntity, Entity, Person, Process, Role};
use crate::text::Span;
use crate::yaml::{RefOrText, Shown, Text};

pub static RULE: Rule = Rule::new(include_str!("person_in_procedure.md"), check);

/// The names of people, by their first two characters, and the role that each of them holds.
type Names = BTreeMap<[char; 2], BTreeMap<String, Option<usize>>>;

/// A name, and where it stands.
struct Found {
    name: String,
    role: Option<usize>,
    process: usize,
    span: Span,
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let names = names(manual);
    if names.is_empty() {
        return;
    }
    let mut found = Vec::new();
    let mut chapters = BTreeSet::new();
    for (at, process) in manual.all::<Process>().iter().enumerate().filter(|(_, it)| !it.is_over())
    {
        let mut spans = written(process);
        if chapters.insert(process.chapter) {
            spans.push(body(manual, process.chapter));
        }
        for span in spans {
            for (start, name, role) in named(manual.sources.text(span), &names) {
                let start = span.start as usize + start;
                let span = Span::new(span.source, start..start + name.len());
                let it = Found { name: name.to_owned(), role, process: at, span };
                found.push(((at, it.name.clone()), span, it));
            }
        }
    }
    let make = |it: Found| {
        let process = speak::name(&manual.all::<Process>()[it.process]);
        let finding = RULE.at(it.span).text("name", it.name).with("process", process);
        match it.role.map(|it| &manual.all::<Role>()[it]) {
            Some(role) => {
                finding.offer("role_help").with("role", speak::name(role)).text("id", &*role.id)
            }
            None => finding,
        }
    };
    out.extend(speak::once(found, "also", make));
}

/// The names of all people that are long enough to be told from other words.
fn names(manual: &Manual) -> Names {
    let mut names = Names::new();
    let mut add = |name: &str, role: Option<usize>| {
        let name = name.trim();
        let chinese = name.chars().filter(|it| is_han(*it)).count();
        let is_chinese =
            (2..=4).contains(&chinese) && name.chars().all(|it| is_han(it) || it == '·');
        let mut first = name.chars();
        if let (Some(a), Some(b)) = (first.next(), first.next())
            && (is_chinese || chinese == 0 && name.split_whitespace().count() > 1)
        {
            names.entry([a, b]).or_default().entry(name.to_owned()).or_insert(role);
        }
    };
    for (at, role) in manual.all::<Role>().iter().enumerate() {
        for it in &role.holders {
            if let RefOrText::Text(it) = it {
                it.all().for_each(|it| add(it, Some(at)));
            }
        }
    }
    for person in manual.all::<Person>() {
        let role = person.roles.iter().find_map(|it| manual.role(it)).map(|it| it.at);
        person.head.name.iter().flat_map(Text::all).for_each(|it| add(it, role));
    }
    names
}

/// Where the data of a process holds words.
fn written(process: &Entity<Process>) -> Vec<Span> {
    let mut spans = Vec::new();
    let own = process.parts().into_iter().filter(|(field, _)| field.name != "history");
    for (_, it) in own {
        words(&it, &mut spans);
    }
    spans
}

fn words(value: &Shown<'_>, spans: &mut Vec<Span>) {
    match value {
        Shown::Text(text) => spans.push(text.span),
        Shown::List(items) => items.iter().for_each(|it| words(it, spans)),
        Shown::Record(parts) => parts.iter().for_each(|(_, it)| words(it, spans)),
        Shown::Named(parts) => parts.iter().for_each(|(_, it)| words(it, spans)),
        _ => {}
    }
}

/// Where the text of a chapter stands.
fn body(manual: &Manual, chapter: usize) -> Span {
    let source = manual.chapters[chapter].source;
    let text = &manual.sources.get(source).text;
    let is_text = manual.chapters[chapter].has_page();
    let start = if is_text { split(text, source).body } else { text.len() };
    Span::new(source, start..text.len())
}

/// The names in a text, and where they begin.
fn named<'n>(text: &str, names: &'n Names) -> Vec<(usize, &'n str, Option<usize>)> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, first)) = chars.next() {
        let second = chars.peek().map(|(_, it)| *it);
        if let Some(all) = second.and_then(|second| names.get(&[first, second])) {
            let is_here = |name: &str| {
                text[at..].starts_with(name)
                    && is_apart(name, before, text[at + name.len()..].chars().next())
            };
            let longest = all.iter().rev().find(|(name, _)| is_here(name));
            found.extend(longest.map(|(name, role)| (at, name.as_str(), *role)));
        }
        before = Some(first);
    }
    found
}

/// Whether a name stands for itself. Other words may hold a Chinese name of two characters, as 高峰
/// in 早高峰: it counts at the beginning of a phrase or after a word that people stand after.
fn is_apart(name: &str, before: Option<char>, after: Option<char>) -> bool {
    const BEFORE_PEOPLE: &str = "由请找向给经报交送与和同及或";
    match name.chars().count() {
        _ if !name.starts_with(is_han) => {
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        }
        2 => before.is_none_or(|it| !is_han(it) || BEFORE_PEOPLE.contains(it)),
        _ => true,
    }
}

fn is_han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}
