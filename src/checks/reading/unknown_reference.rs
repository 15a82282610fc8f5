//! A reference to what is not there.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{AnyEntity, KINDS, Key, Process, kind_called};
use crate::model::{From, Index, Manual, Target, Use, folded, is_chapter};
use crate::text::{Span, Spanned, similar};
use crate::yaml::Mention;

pub static RULE: Rule = Rule::new(include_str!("unknown_reference.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let of_chapters: Vec<Mention> = parts_of_nothing(manual).collect();
    // A role that is not there has a rule of its own.
    let roles = manual.missing_roles();
    let roles: BTreeSet<Span> = roles.values().flatten().map(|it| it.mention.id.span).collect();
    let missing = manual.index.uses.iter().filter(|it| it.target == Target::Missing);
    let missing = missing.filter(|it| !roles.contains(&it.mention.id.span));
    let missing = missing.map(|it| (&*it.mention, Some(it)));
    let missing = missing.chain(of_chapters.iter().map(|it| (it, None)));
    let missing = missing.map(|(it, of)| (cause(it), it.id.span, (it, of)));
    let mut looked = 0;
    out.extend(speak::once_corrected(manual, missing, |(it, of)| {
        let namesakes = manual.index.namesakes(it);
        if !namesakes.is_empty() {
            let finding = RULE.at(it.id.span).text("id", speak::short(&it.id.value));
            let kind = speak::kind(manual.entities.get(namesakes[0]).kind());
            let finding = finding.with("kind", kind);
            return (speak::ambiguous(manual, finding, &namesakes), None);
        }
        looked += 1;
        let guess = (looked <= speak::PATIENCE).then(|| manual.index.guess(it)).flatten();
        let right = guess.and_then(|_| manual.surely_meant(it));
        let finding = match of.and_then(Use::several) {
            Some((list, true)) => unknown(it, guess).text("list", list).offer("list_help"),
            Some(_) => unknown(it, guess).offer("one_help"),
            None => unknown(it, guess),
        };
        (finding, right.map(|right| (it.id.value.to_string(), right)))
    }));

    let parts = manual.index.uses.iter().filter_map(|it| {
        let (process, part) = unknown_step(manual, it)?;
        Some(((process, part), it.mention.id.span, (process, part, &it.mention)))
    });
    out.extend(speak::once(parts, "also", |(process, part, it)| step(manual, process, part, it)));
}

/// The chapters that others say they are parts of and that are not there.
fn parts_of_nothing(manual: &Manual) -> impl Iterator<Item = Mention> {
    manual.chapters.iter().enumerate().filter_map(|(at, it)| {
        let above = it.front.part_of.as_ref()?;
        let said = Some("chapter".into());
        let is_there = manual.index.chapter_above(at, above.as_str()).is_some();
        let id = Spanned::new(above.as_str().into(), above.span());
        (!is_there).then(|| Mention { said, id, part: None, ..Mention::new(&above.0, &[]) })
    })
}

/// What makes two mentions one mistake: the sort of thing and the id, or a kind that is none.
fn cause(it: &Mention) -> (String, String) {
    match unknown_kind(it) {
        Some(said) => (said.to_owned(), String::new()),
        None => (Index::wanted(it).en.into_owned(), folded(&it.id.value)),
    }
}

fn unknown(it: &Mention, guess: Option<&str>) -> Diagnostic {
    let finding = RULE.at(it.id.span).text("id", speak::short(&it.id.value));
    if let Some(said) = unknown_kind(it) {
        let kinds = KINDS.iter().flat_map(|it| [it.name].into_iter().chain(it.keys.to_vec()));
        let guess = speak::guess(similar(said, kinds.chain(["chapter", "章节"])));
        let finding = finding.say("kind").offer("kind_help").text("said", speak::short(said));
        return finding.with("guess", guess);
    }
    if it.id.value.is_empty() {
        return finding.say("empty").offer("empty_help");
    }
    let guess = speak::guess(guess);
    let finding = finding.with("kind", Index::wanted(it)).with("guess", guess);
    let kind = it.said.as_deref().into_iter().chain(it.kinds.iter().copied()).find_map(kind_called);
    match kind {
        Some(kind) => finding.text("key", KINDS[kind].name),
        None => finding.offer("any_help"),
    }
}

/// The word before the colon, where no kind is called so.
fn unknown_kind(it: &Mention) -> Option<&str> {
    let said = it.said.as_deref()?;
    let is_known = kind_called(said).is_some() || is_chapter(said);
    (!is_known).then_some(said)
}

/// The process and the step that it does not have. A text may mean a field of its page, too.
fn unknown_step<'m>(manual: &'m Manual, it: &'m Use) -> Option<(Key, &'m str)> {
    let Target::Entity(key) = it.target else { return None };
    let part = it.mention.part.as_deref()?;
    let any = manual.entities.get(key);
    let process = process(manual, key)?;
    let is_step = process.step_ids().any(|it| folded(&it.value) == folded(part));
    let is_field = matches!(it.from, From::Text(_)) && !any.field(part).is_empty();
    (!is_step && !is_field).then_some((key, part))
}

fn process(manual: &Manual, key: Key) -> Option<&Process> {
    let is_process = KINDS[key.kind].name == "process";
    is_process.then(|| manual.all::<Process>().get(key.at)).flatten().map(|it| &it.own)
}

fn step(manual: &Manual, key: Key, part: &str, it: &Mention) -> Diagnostic {
    let entity: &dyn AnyEntity = manual.entities.get(key);
    let steps = process(manual, key).into_iter().flat_map(Process::step_ids);
    let guess = similar(part, steps.map(|it| it.value.as_str()));
    let finding = RULE.at(it.id.span).say("step").offer("step_help").label(entity.span(), "here");
    let finding = finding.text("step", speak::short(part)).with("process", entity.name());
    finding.with("guess", speak::guess(guess))
}
