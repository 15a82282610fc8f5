//! A company profile without the facts that a standard asks for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::Company;
use crate::model::{Lacking, Manual, self_field};
use crate::text::Words;
use crate::yaml::{Record, Word};

pub static RULE: Rule = Rule::new(include_str!("missing_company_facts.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // One finding will do, however many standards ask for the company's facts.
    let mut lacking = manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE));
    let Some(Lacking { spec, chapter, standard, .. }) = lacking.next() else { return };
    let asked = spec.by.iter().flat_map(|it| it.any.iter().flatten());
    let asked = asked.filter(|it| it.kind == "company").filter_map(|it| it.path.first());
    let asked = asked.filter(|it| self_field(manual, "company", it).is_empty());
    let facts: Vec<Words> = asked.map(|it| label(it)).collect();
    let company = manual.file.settings.company.as_ref();
    let given = company.and_then(|it| {
        let text = it.name.as_ref().or(it.business.as_ref()).map(|it| it.span);
        text.or_else(|| it.founded.as_ref().map(Word::span))
    });
    let chapter = &manual.chapters[chapter];
    out.push(
        RULE.at(given.unwrap_or(chapter.end))
            .level(speak::need(spec.is_must()))
            .with("facts", speak::row(&facts))
            .with("section", spec.title())
            .with("chapter", chapter.title.words())
            .with("standard", standard.title()),
    );
}

/// The key of a fact, in English and in Chinese.
fn label(name: &str) -> Words {
    let field = Company::FIELDS.iter().find(|it| it.name == name);
    field.map_or_else(|| Words::same(name), |it| Words::new(name.to_owned(), it.label().zh))
}
