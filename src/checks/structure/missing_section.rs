//! A section of a standard that a chapter, or the text about an entity, does not have.

use crate::checks::{rule, speak};
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::kinds::{AnyEntity, KINDS};
use crate::model::{Demand, Lacking, Manual, SectionSpec};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("missing_section.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut groups: Vec<Vec<Lacking<'_>>> = Vec::new();
    for it in manual.lacking().filter(|it| !is_spoken_for(it)) {
        match groups.iter_mut().find(|group| is_same(&group[0], &it)) {
            Some(group) => group.push(it),
            None => groups.push(vec![it]),
        }
    }
    for group in groups {
        let Lacking { spec, chapter, cover, .. } = group[0];
        let finding = if cover.of > 0 {
            of_entities(manual, &group[0])
        } else {
            let at = &manual.chapters[chapter];
            Some(RULE.at(at.end).with("chapter", at.title.words()))
        };
        let Some(finding) = finding else { continue };
        let data = data(spec, cover.of > 0);
        let help = match (cover.of > 0, &data) {
            (_, None) => "help",
            (true, Some(_)) => "entity_help",
            (false, Some(_)) => "data_help",
        };
        let finding = finding
            .offer(help)
            .level(speak::need(group.iter().any(|it| it.spec.is_must())))
            .with("section", spec.title())
            .with("standards", speak::standards(group.iter().map(|it| it.standard)));
        out.push(match data {
            Some(data) => finding.with("data", data),
            None => finding,
        });
    }
}

/// Whether a more exact rule says that the section is missing. Where each entity of a kind needs
/// one, such a rule looks at the entities: if there are none, it says nothing.
fn is_spoken_for(it: &Lacking<'_>) -> bool {
    let exact = it.spec.rule.as_ref().and_then(|it| rule(it.as_str()));
    exact.is_some() && (it.spec.per.is_none() || it.cover.of > 0)
}

/// Whether two standards ask a chapter for the same section.
fn is_same(a: &Lacking<'_>, b: &Lacking<'_>) -> bool {
    // One standard uses an id for different sections of its chapters, and one file may be several.
    let same_id =
        !a.spec.id().is_empty() && a.spec.id() == b.spec.id() && a.standard.id() != b.standard.id();
    a.chapter == b.chapter && (same_id || a.spec.title() == b.spec.title())
}

/// The finding at the entities that lack a section. Where there is a heading with nothing under
/// it, another rule says so.
fn of_entities(manual: &Manual, it: &Lacking<'_>) -> Option<Diagnostic> {
    let is_empty = |(chapter, heading): (usize, usize)| !manual.chapters[chapter].has_text(heading);
    if it.cover.at.is_some_and(is_empty) {
        return None;
    }
    let titles: Vec<String> = it.spec.titles().collect();
    let has_heading = |entity: &dyn AnyEntity| {
        let headings = &manual.chapters[entity.chapter()].body.headings;
        entity.is_file() && headings.iter().any(|it| titles.contains(&normalise(&it.text)))
    };
    let entities = it.cover.lacking.iter().map(|key| manual.entities.get(*key));
    let lacking: Vec<&dyn AnyEntity> = entities.filter(|it| !has_heading(*it)).collect();
    let (first, rest) = lacking.split_first()?;
    let finding = RULE
        .at(first.span())
        .say(["entity", "two_entities", "entities"][rest.len().min(2)])
        .with("kind", speak::kind(first.kind()))
        .with("entity", first.name())
        .with("count", Words::new(rest.len().to_string(), lacking.len().to_string()));
    Some(rest.iter().fold(finding, |finding, it| finding.label(it.span(), "also")))
}

/// The data that does in place of a text, as it is written; nothing if the model holds none.
fn data(spec: &SectionSpec, of_entity: bool) -> Option<Words> {
    let is_known =
        |it: &Demand| it.kind_index().is_some() || it.kind == "manual" || it.kind == "company";
    let any = &spec.by.as_ref()?.any;
    let all = any.iter().find(|all| all.iter().all(is_known))?;
    let words: Vec<Words> = all.iter().map(|it| place(it, of_entity)).collect();
    let en: Vec<String> = words.iter().map(|it| it.en.to_string()).collect();
    let zh: Vec<String> = words.iter().map(|it| it.zh.to_string()).collect();
    Some(Words::new(speak::joined(&en, ", ", " and "), speak::joined(&zh, "、", " 和 ")))
}

/// One demand, as the front matter that meets it.
fn place(demand: &Demand, of_entity: bool) -> Words {
    let path = demand.path.join(".");
    let Some(kind) = demand.kind_index() else {
        let key = match (&demand.sort, &*demand.kind) {
            (Some((field, value)), _) => format!("{field}: {value}"),
            (None, "company") => format!("company.{path}"),
            (None, _) => path,
        };
        return Words::new(format!("`{key}` in manual.yaml"), format!("manual.yaml 中的 `{key}`"));
    };
    let key = KINDS[kind].name;
    match (&demand.sort, path.is_empty()) {
        (None, false) if of_entity => Words::same(format!("`{path}`")),
        (None, true) => Words::same(format!("`{key}:`")),
        (None, false) => {
            Words::new(format!("`{path}` of a `{key}:`"), format!("`{key}:` 的 `{path}`"))
        }
        (Some((field, value)), _) => Words::new(
            format!("`{key}:` with `{field}: {value}`"),
            format!("带 `{field}: {value}` 的 `{key}:`"),
        ),
    }
}
