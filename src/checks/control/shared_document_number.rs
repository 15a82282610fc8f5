//! Two documents with one document number.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Document, Manual, Subject, folded};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("shared_document_number.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut by_number: BTreeMap<String, Vec<(&Word, Document<'_>)>> = BTreeMap::new();
    for document in manual.documents().filter(Document::is_worked_by) {
        if let Some(number) = document.own.number.filter(|_| !is_part(manual, &document)) {
            by_number.entry(folded(number.as_str())).or_default().push((number, document));
        }
    }
    for all in by_number.into_values() {
        let [(first, owner), (second, other), rest @ ..] = &all[..] else { continue };
        let finding = RULE
            .at(second.span())
            .label(first.span(), "first")
            .text("number", second.as_str())
            .with("first_document", speak::document(manual, owner))
            .with("second_document", speak::document(manual, other));
        out.push(rest.iter().fold(finding, |it, (word, _)| it.label(word.span(), "also")));
    }
}

/// Whether a document is a part of another one, and has its number by right: a chapter that says
/// so, or an entry with the number of the chapter that lists it.
fn is_part(manual: &Manual, document: &Document<'_>) -> bool {
    match document.subject {
        Subject::Manual => false,
        Subject::Chapter(at) => manual.chapters[at].front.part_of.is_some(),
        Subject::Entity(key) => {
            let entity = manual.entities.get(key);
            let chapter = manual.chapters[entity.chapter()].control.number.as_ref();
            let same = |it: &Word| Some(folded(it.as_str())) == number(document);
            !entity.is_file() && chapter.is_some_and(same)
        }
    }
}

fn number(document: &Document<'_>) -> Option<String> {
    document.own.number.map(|it| folded(it.as_str()))
}
