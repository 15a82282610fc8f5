//! One fact with two values: a time limit, a telephone number.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Key, Process};
use crate::model::{Length, Manual, Notice, Phone, digits_of_phone, folded};
use crate::text::{Span, Spanned};
use crate::yaml::Period;

pub static RULE: Rule = Rule::new(include_str!("fact_with_two_values.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for process in manual.all::<Process>().iter().filter(|it| it.is_file) {
        if let Some(limit) = &process.time_limit {
            time_limits(manual, process, limit, out);
        }
    }
    let mut by_name: BTreeMap<String, Vec<&Phone>> = BTreeMap::new();
    for phone in &manual.wording.phones {
        for name in &phone.names {
            by_name.entry(folded(name)).or_default().push(phone);
        }
    }
    let mut told: BTreeSet<Span> = BTreeSet::new();
    for phones in by_name.values() {
        in_data(manual, phones, &mut told, out);
    }
    in_texts(manual, &by_name, out);
}

/// Words that begin the time limit of a whole process.
const LIMITS: [&str; 6] = ["总时限", "流程时限", "全程时限", "整体时限", "办理时限", "时限"];

fn time_limits(
    manual: &Manual,
    process: &Entity<Process>,
    limit: &Period,
    out: &mut Vec<Diagnostic>,
) {
    let chapter = &manual.chapters[process.chapter];
    let text = &manual.sources.get(chapter.source).text;
    for run in &chapter.body.prose {
        let (start, end) = (run.start as usize, run.end as usize);
        for (place, period) in limits_in(&text[start..end]) {
            let span = Span::new(chapter.source, start + place.start..start + place.end);
            let period = Period { parts: period, written: Spanned::new(String::new(), span) };
            if !own_limits(process).any(|it| Length::of(it) == Length::of(&period)) {
                let finding = RULE.at(span).with("process", speak::name(process));
                let finding = finding.with("here", period.words()).with("there", limit.words());
                out.push(finding.label(limit.written.span, "other"));
            }
        }
    }
}

/// All limits that a process names.
fn own_limits(process: &Process) -> impl Iterator<Item = &Period> {
    let steps = process.steps.iter().filter_map(|it| it.time_limit.as_ref());
    let approvals = process.approvals.iter().filter_map(|it| it.time_limit.as_ref());
    let exceptions = process.exceptions.iter().filter_map(|it| it.within.as_ref());
    process.time_limit.iter().chain(steps).chain(approvals).chain(exceptions)
}

type Place = std::ops::Range<usize>;

/// The periods behind words such as `总时限`, where these begin a sentence.
fn limits_in(text: &str) -> Vec<(Place, Vec<(u32, crate::yaml::Unit)>)> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for word in LIMITS.iter().chain(&["time limit"]) {
        for (at, _) in lower.match_indices(word) {
            let before = lower[..at].trim_end();
            let before = before.strip_suffix("the").unwrap_or(before).trim_end();
            let begins = before.is_empty() || before.ends_with(['。', '；', '.', ';', '\n', '：']);
            let rest = text[at + word.len()..].trim_start();
            let signs = ["：", ":", "为", "是", "is ", "不超过"];
            let value = signs.iter().find_map(|it| rest.strip_prefix(it)).map(str::trim_start);
            let Some(value) = value.filter(|_| begins) else { continue };
            if let Some((length, period)) = period_at(value) {
                let start = text.len() - value.len();
                found.push((start..start + length, period));
            }
        }
    }
    found
}

/// The period that a text begins with, as long as it can be.
fn period_at(text: &str) -> Option<(usize, Vec<(u32, crate::yaml::Unit)>)> {
    const LONGEST: usize = 20;
    if !text.starts_with(|it: char| it.is_ascii_digit() || "一二三四五六七八九十两半".contains(it))
    {
        return None;
    }
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).skip(1).take(LONGEST);
    let ends: Vec<usize> = ends.collect();
    ends.into_iter().rev().find_map(|end| {
        let whole = text[..end].trim_end();
        Some((whole.len(), Period::parse(whole)?))
    })
}

/// Two entries for one name that have no number in common.
fn in_data(
    manual: &Manual,
    phones: &[&Phone],
    told: &mut BTreeSet<Span>,
    out: &mut Vec<Diagnostic>,
) {
    let mut by_entry: BTreeMap<Key, Vec<&Phone>> = BTreeMap::new();
    for phone in phones {
        by_entry.entry(phone.of).or_default().push(phone);
    }
    let mut entries: Vec<Vec<&Phone>> = by_entry.into_values().collect();
    entries.sort_by_key(|it| it[0].span);
    let Some((first, others)) = entries.split_first() else { return };
    for other in others {
        let alike = |a: &&Phone, b: &&Phone| a.is_like(&b.digits);
        let differs = other.iter().find_map(|here| {
            let there = first.iter().find(|it| alike(it, here))?;
            let is_known = first.iter().any(|it| it.is_same(&here.digits));
            (!is_known).then_some((*here, *there))
        });
        if let Some((here, there)) = differs.filter(|(here, _)| !told.contains(&here.span)) {
            told.insert(here.span);
            out.push(phone(manual, here.span, there));
        }
    }
}

/// A number in a text behind a name that the data has with other numbers.
fn in_texts(manual: &Manual, by_name: &BTreeMap<String, Vec<&Phone>>, out: &mut Vec<Diagnostic>) {
    let noticed = manual.wording.of(|it| match it {
        Notice::Phone(at) => Some(*at),
        _ => None,
    });
    let mut told: Option<Span> = None;
    for (it, at) in noticed {
        let own = &manual.wording.phones[at];
        let Some(here) = digits_of_phone(manual.sources.text(it.span)) else { continue };
        let all = || own.names.iter().filter_map(|it| by_name.get(&folded(it))).flatten();
        let there = all().find(|it| it.is_like(&here));
        if let Some(there) =
            there.filter(|_| told != Some(it.span) && !all().any(|it| it.is_same(&here)))
        {
            told = Some(it.span);
            out.push(phone(manual, it.span, there));
        }
    }
}

fn phone(manual: &Manual, here: Span, there: &Phone) -> Diagnostic {
    let finding = RULE.at(here).say("phone").offer("phone_help");
    finding
        .text("name", there.names.first().cloned().unwrap_or_default())
        .text("here", manual.sources.text(here))
        .text("there", manual.sources.text(there.span))
        .label(there.span, "other")
}
