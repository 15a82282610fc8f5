//! A document that was replaced or withdrawn, and is still marked as in force or still used.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::LinkKind;
use crate::model::kinds::{Key, Status};
use crate::model::{Destination, Document, DocumentNames, From, Manual, Subject, Target};
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("replaced_document_in_use.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let documents: Vec<Document<'_>> = manual.documents().collect();
    unmarked(manual, &documents, out);
    used(manual, &documents, out);
}

/// Documents that another one replaces, and that do not say so.
fn unmarked(manual: &Manual, documents: &[Document<'_>], out: &mut Vec<Diagnostic>) {
    let replacing = |it: &&Document<'_>| !it.own.supersedes.is_empty() && it.is_worked_by();
    if !documents.iter().any(|it| replacing(&it)) {
        return;
    }
    let names = DocumentNames::new(manual, documents);
    let mut by_old: BTreeMap<usize, (usize, Span)> = BTreeMap::new();
    for (at, it) in documents.iter().enumerate().filter(|(_, it)| replacing(it)) {
        let found =
            it.own.supersedes.iter().filter_map(|it| Some((names.find(it, at)?, it.span())));
        for (old, span) in found {
            by_old.entry(old).or_insert((at, span));
        }
    }
    for (old, (new, span)) in &by_old {
        // In a circle neither is the old one.
        let is_circle = by_old.get(new).is_some_and(|(it, _)| it == old);
        let old = &documents[*old];
        if is_circle || !old.is_worked_by() {
            continue;
        }
        let finding = RULE.at(old.span).label(*span, "replaced");
        let finding = match old.all.status {
            Some(status) => finding.with("status", speak::status(status)),
            None => finding.say("unmarked"),
        };
        out.push(
            finding
                .with("old", speak::document(manual, old))
                .with("new", speak::document(manual, &documents[*new])),
        );
    }
}

/// What is over, and how: chapters and entries. A chapter that is an entry's file stands for it.
struct Over {
    chapters: BTreeMap<usize, (Subject, Status)>,
    entities: BTreeMap<Key, Status>,
}

impl Over {
    fn new(manual: &Manual) -> Over {
        let over = |status: Option<Status>| {
            status.filter(|it| matches!(it, Status::Superseded | Status::Obsolete))
        };
        let entities = manual.entities.iter();
        let entities: BTreeMap<Key, Status> =
            entities.filter_map(|(key, it)| Some((key, over(it.head().status)?))).collect();
        let chapters = manual.chapters.iter().enumerate();
        let mut chapters: BTreeMap<usize, (Subject, Status)> = chapters
            .filter_map(|(at, it)| Some((at, (Subject::Chapter(at), over(it.control.status)?))))
            .collect();
        for (key, status) in &entities {
            let it = manual.entities.get(*key);
            if it.is_file() {
                chapters.insert(it.chapter(), (Subject::Entity(*key), *status));
            }
        }
        Over { chapters, entities }
    }

    fn at(&self, target: Target) -> Option<(Subject, Status)> {
        match target {
            Target::Entity(key) => Some((Subject::Entity(key), *self.entities.get(&key)?)),
            Target::Chapter(at) => self.chapters.get(&at).copied(),
            _ => None,
        }
    }
}

/// What is over, and what people work by still leads to it.
fn used(manual: &Manual, documents: &[Document<'_>], out: &mut Vec<Diagnostic>) {
    let over = Over::new(manual);
    if over.chapters.is_empty() && over.entities.is_empty() {
        return;
    }
    let idle: BTreeSet<Subject> =
        documents.iter().filter(|it| !it.is_worked_by()).map(|it| it.subject).collect();
    let is_read = |chapter: usize| {
        !over.chapters.contains_key(&chapter) && !idle.contains(&Subject::Chapter(chapter))
    };
    let is_worked_by = |from: From| match from {
        From::Manual => true,
        From::Chapter(at) | From::Text(at) => is_read(at),
        From::Entity(key) => {
            let chapter = manual.entities.get(key).chapter();
            !over.entities.contains_key(&key)
                && !idle.contains(&Subject::Entity(key))
                && is_read(chapter)
        }
    };
    let uses = manual.index.uses.iter().filter(|it| is_worked_by(it.from));
    let uses = uses.filter_map(|it| Some((over.at(it.target)?, it.mention.id.span)));
    let links = links(manual).filter(|(from, ..)| is_read(*from));
    let links = links.filter_map(|(_, to, span)| Some((over.at(Target::Chapter(to))?, span)));
    let found =
        uses.chain(links).map(|((subject, status), span)| (subject, span, (subject, status, span)));
    let found: Vec<_> = found.collect();
    out.extend(speak::once(found, "also", |(subject, status, span)| {
        let words = match subject {
            Subject::Entity(key) => speak::full_name(manual.entities.get(key)),
            Subject::Chapter(at) => speak::chapter(manual, at),
            Subject::Manual => speak::manual(),
        };
        let finding = RULE.at(span).say("used").offer("used_help");
        finding.with("old", words).with("status", speak::status(status))
    }));
}

/// Links of chapters to chapters: from where, to where, and where they stand. Typed links are
/// mentions.
fn links(manual: &Manual) -> impl Iterator<Item = (usize, usize, Span)> {
    manual.pages().flat_map(move |(from, chapter)| {
        let links = chapter.bodies().flat_map(|it| &it.links);
        let links = links.filter(|it| !matches!(it.what, LinkKind::Typed { .. }));
        links.filter_map(move |it| match manual.destination(from, it) {
            Destination::Chapter { chapter, .. } => Some((from, chapter, it.span)),
            _ => None,
        })
    })
}
