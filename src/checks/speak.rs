//! Small words that many rules use.

use std::collections::BTreeMap;

use jiff::civil;

use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::markdown::{Link, LinkKind};
use crate::model::kinds::{AnyEntity, Approval, Entity, Item, Key, Kind, Process, Status, Stored};
use crate::model::settings::Signature;
use crate::model::{
    ChapterSpec, Document, From, Manual, SectionSpec, Standard, Subject, Target, Told,
};
use crate::text::{Lang, Span, Words};
use crate::yaml::{Mention, Text, Word};

/// What an entity is called.
pub(super) fn name<K: Stored + Sync>(entity: &Entity<K>) -> Words {
    let any: &dyn AnyEntity = entity;
    any.name()
}

/// What sort of thing a kind is.
pub(super) fn kind(kind: &Kind) -> Words {
    kind.one.clone()
}

/// What an author wrote, on one line and no longer than a message bears.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// One of a sort of thing, as `a role`; records come with their articles.
pub(super) fn one_of(thing: &Words) -> Words {
    let has_article = ["a ", "an ", "the ", "`"].iter().any(|it| thing.en.starts_with(it));
    let article = match thing.en.chars().next() {
        _ if has_article => "",
        Some('a' | 'e' | 'i' | 'o') => "an ",
        _ => "a ",
    };
    Words::new(format!("{article}{}", thing.en), thing.zh.clone())
}

/// One finding for each cause, made of the first thing that has it, with the words called `also`
/// at the places of the others.
pub(super) fn once<C: Ord, T>(
    found: impl IntoIterator<Item = (C, Span, T)>,
    also: &'static str,
    mut make: impl FnMut(T) -> Diagnostic,
) -> impl Iterator<Item = Diagnostic> {
    by_cause(found).map(move |(it, others)| {
        others.into_iter().fold(make(it), |finding, other| finding.label(other, also))
    })
}

/// The same; where `make` says what is wrong and what is surely right, a machine may write that at
/// all places.
pub(super) fn once_corrected<C: Ord, T>(
    manual: &Manual,
    found: impl IntoIterator<Item = (C, Span, T)>,
    mut make: impl FnMut(T) -> (Diagnostic, Option<(String, String)>),
) -> impl Iterator<Item = Diagnostic> {
    by_cause(found).map(move |(it, others)| {
        let (finding, right) = make(it);
        let finding = others.into_iter().fold(finding, |finding, it| finding.label(it, "also"));
        match right {
            Some((wrong, right)) => corrected(manual, finding, &wrong, &right),
            None => finding,
        }
    })
}

/// The first thing that has each cause, and the places of the others.
fn by_cause<C: Ord, T>(
    found: impl IntoIterator<Item = (C, Span, T)>,
) -> impl Iterator<Item = (T, Vec<Span>)> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, span, _)| *span);
    let mut by_cause: BTreeMap<C, (T, Span, Vec<Span>)> = BTreeMap::new();
    for (cause, span, it) in found {
        let (_, first, others) = by_cause.entry(cause).or_insert_with(|| (it, span, Vec::new()));
        if *others.last().unwrap_or(&*first) != span {
            others.push(span);
        }
    }
    by_cause.into_values().map(|(it, _, others)| (it, others))
}

/// Whether a link shows an image, in Markdown or in HTML.
pub(super) fn is_image(manual: &Manual, link: &Link) -> bool {
    match link.what {
        LinkKind::Image => true,
        LinkKind::RawHref => {
            let tag = manual.sources.text(link.whole).get(..4);
            tag.is_some_and(|it| it.eq_ignore_ascii_case("<img"))
        }
        _ => false,
    }
}

/// For how many of its findings a rule looks for what was probably meant. Nobody reads more, and each
/// look goes through all names, so that a manual full of slips would be looked through for each.
pub(super) const PATIENCE: usize = 100;

/// A suggestion in parentheses, or nothing.
pub(super) fn guess(guess: Option<&str>) -> Words {
    match guess {
        Some(guess) => {
            Words::new(format!("; did you mean `{guess}`?"), format!("，是否应为“{guess}”？"))
        }
        None => Words::fixed("", ""),
    }
}

/// Where a message about the whole manual points: the settings, or the first chapter.
pub(super) fn whole(manual: &Manual) -> Span {
    match (manual.file.source, manual.chapters.first()) {
        (None, Some(chapter)) => chapter.span,
        _ => manual.file.span(),
    }
}

/// An entity with the sort of thing that it is: process `Purchasing`.
pub(super) fn full_name(entity: &dyn AnyEntity) -> Words {
    let (kind, name) = (&entity.kind().one, entity.name());
    Words::new(format!("{} `{}`", kind.en, name.en), format!("{}“{}”", kind.zh, name.zh))
}

/// What the role is called that a mention leads to; its id if it leads nowhere.
pub(super) fn role(manual: &Manual, mention: &Mention) -> Words {
    match manual.index.resolve(mention) {
        Target::Entity(key) => manual.entities.get(key).name(),
        _ => Words::same(&*mention.id.value),
    }
}

/// What a step is called: its name, its id or its number.
pub(super) fn step(process: &Process, at: usize) -> Words {
    let step = &process.steps[at];
    let id = || step.id.as_ref().map_or_else(|| (at + 1).to_string(), |it| it.as_str().to_owned());
    step.name.as_ref().map_or_else(|| Words::same(id()), Text::words)
}

/// What an approval node is called: its name, that of its step, or its number.
pub(super) fn approval(process: &Process, at: usize) -> Words {
    let it = &process.approvals[at];
    let step = it.at_step.as_ref().and_then(|it| process.step(it.as_str()));
    let own = it.name.as_ref().map(Text::words);
    let id = || it.id.as_ref().or(it.at_step.as_ref()).map(|it| it.as_str().to_owned());
    let other = || Words::same(id().unwrap_or_else(|| (at + 1).to_string()));
    own.or_else(|| step.map(|it| self::step(process, it))).unwrap_or_else(other)
}

/// Where a message about an approval node points: its name, its id or its step; else `otherwise`.
pub(super) fn approval_span(approval: &Approval, otherwise: Span) -> Span {
    let name = approval.name.as_ref().map(|it| it.span);
    let words = approval.id.as_ref().or(approval.at_step.as_ref());
    name.or_else(|| words.map(Word::span)).unwrap_or(otherwise)
}

/// Several things that are not there: `a, b or c`.
pub(super) fn none_of(missing: &[Words]) -> Words {
    let join = |all: Vec<&str>, comma: &str, last: &str| match &all[..] {
        [before @ .., it] if !before.is_empty() => format!("{}{last}{it}", before.join(comma)),
        one => one.concat(),
    };
    let en = missing.iter().map(|it| &*it.en).collect();
    let zh = missing.iter().map(|it| &*it.zh).collect();
    Words::new(join(en, ", ", " or "), join(zh, "、", "和"))
}

/// The manual as a document.
pub(super) fn manual() -> Words {
    Words::fixed("the manual", "手册")
}

/// A chapter as a document.
pub(super) fn chapter(manual: &Manual, at: usize) -> Words {
    let title = manual.chapters[at].title.words();
    Words::new(format!("chapter `{}`", title.en), format!("章节“{}”", title.zh))
}

/// A field of the data, what it is called in a sentence, and whether an entity lacks it.
pub(super) type Needed<K> = (&'static str, Words, fn(&Entity<K>) -> bool);

/// The entities of kind `K` that lack some of `fields` in data and text, and what they lack.
pub(super) fn incomplete<K: Stored + Sync, const N: usize>(
    manual: &Manual,
    fields: [Needed<K>; N],
) -> Vec<(&Entity<K>, Words)> {
    let untold = fields
        .map(|(field, words, lacks)| (manual.untold::<K>(&[field], Told::Each, lacks), words));
    let all = manual.all::<K>().iter().enumerate().map(|(at, entity)| {
        let missing = untold.iter().filter(|(untold, _)| untold.contains(&at));
        (entity, missing.map(|(_, words)| words.clone()).collect::<Vec<_>>())
    });
    let lacking = all.filter(|(_, missing)| !missing.is_empty());
    lacking.map(|(entity, missing)| (entity, none_of(&missing))).collect()
}

/// Several names in one row, in the quotes of their language.
pub(super) fn row(names: &[Words]) -> Words {
    let en: Vec<_> = names.iter().map(|it| format!("`{}`", it.en)).collect();
    let zh: Vec<_> = names.iter().map(|it| format!("“{}”", it.zh)).collect();
    Words::new(joined(&en, ", ", " and "), joined(&zh, "、", "和"))
}

/// `parts` in one row, the last of them after `and`.
pub(super) fn joined(parts: &[String], comma: &str, and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(comma)),
    }
}

/// The titles of standards, each once.
pub(super) fn standards<'s>(all: impl IntoIterator<Item = &'s Standard>) -> Words {
    let mut titles: Vec<Words> = Vec::new();
    for it in all {
        let title = it.title();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    row(&titles)
}

/// Where the manual says that it keeps `standard`.
pub(super) fn standard_span(manual: &Manual, standard: &Standard) -> Span {
    let named = &manual.file.settings.standards;
    let own = named.iter().find(|it| it.as_str().eq_ignore_ascii_case(standard.id()));
    own.map_or_else(|| whole(manual), Word::span)
}

/// How much the lack of something counts that has to be there, or only should.
pub(super) fn need(is_must: bool) -> Level {
    if is_must { Level::Error } else { Level::Warning }
}

/// The word under `chapter:` that stands for a chapter of a standard.
pub(super) fn chapter_word(spec: &ChapterSpec) -> Words {
    if spec.id().is_empty() { spec.title() } else { Words::same(spec.id()) }
}

/// Whether a standard leaves it to `rule` to say that a section is missing.
pub(super) fn is_left_to(spec: &SectionSpec, rule: &Rule) -> bool {
    spec.rule.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(rule.code()))
}

/// A way through the steps of a process: `A` → `B` → `C`.
pub(super) fn way(process: &Process, steps: &[usize]) -> Words {
    path(&steps.iter().map(|it| step(process, *it)).collect::<Vec<_>>())
}

/// Things that lead from one to the next: `A` → `B` → `C`. Of many the middle is left out.
pub(super) fn path(names: &[Words]) -> Words {
    const LONGEST: usize = 7;
    let left_out = if names.len() > LONGEST { LONGEST - 3..names.len() - 2 } else { 0..0 };
    let parts = |quoted: fn(&Words) -> String| {
        let all = names.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
        let mut parts: Vec<String> = all.map(|(_, it)| quoted(it)).collect();
        if !left_out.is_empty() {
            parts.insert(left_out.start, "…".to_owned());
        }
        parts.join(" → ")
    };
    Words::new(parts(|it| format!("`{}`", it.en)), parts(|it| format!("“{}”", it.zh)))
}

/// What an input or output is called: its name, else its id.
pub(super) fn item(item: &Item) -> Words {
    let id = || item.id.as_ref().map_or_else(String::new, |it| it.as_str().to_owned());
    item.name.as_ref().map_or_else(|| Words::same(id()), Text::words)
}

/// Several names in one row, of which a reader sees the first few.
pub(super) fn few(names: &[Words]) -> Words {
    const FEW: usize = 3;
    if names.len() <= FEW + 1 {
        return row(names);
    }
    let (first, more) = (&names[..FEW], names.len() - FEW);
    let en = first.iter().map(|it| format!("`{}`", it.en)).collect::<Vec<_>>().join(", ");
    let zh = first.iter().map(|it| format!("“{}”", it.zh)).collect::<Vec<_>>().join("、");
    Words::new(format!("{en} and {more} more"), format!("{zh}等 {} 项", names.len()))
}

/// What a document is called, with the sort of thing that it is.
pub(super) fn document(manual: &Manual, document: &Document<'_>) -> Words {
    match document.subject {
        Subject::Manual => self::manual(),
        Subject::Chapter(at) => chapter(manual, at),
        Subject::Entity(key) => full_name(manual.entities.get(key)),
    }
}

/// What a status is called in a sentence.
pub(super) fn status(status: Status) -> Words {
    let choice = status.choice();
    Words::new(choice.name.replace('_', " "), choice.zh[0].to_owned())
}

/// Who signed: the person, else the role.
pub(super) fn signer(manual: &Manual, signature: &Signature) -> Words {
    let person = signature.person.as_ref().map(|it| Words::same(it.as_str()));
    let role = || signature.role.as_ref().map(|it| role(manual, &it.mention));
    person.or_else(role).unwrap_or_else(|| Words::fixed("nobody", "无"))
}

/// A number of days.
pub(super) fn days(count: i64) -> Words {
    let unit = if count == 1 { "day" } else { "days" };
    Words::new(format!("{count} {unit}"), format!("{count} 天"))
}

/// How many days lie between two dates.
pub(super) fn days_between(from: civil::Date, to: civil::Date) -> Words {
    days(i64::from(to.since(from).map_or(0, |it| it.get_days())))
}

/// Lets a machine write `right` for `wrong` at all places of a finding where that stands once.
pub(super) fn corrected(
    manual: &Manual,
    finding: Diagnostic,
    wrong: &str,
    right: &str,
) -> Diagnostic {
    let others = finding.labels.iter().map(|it| it.span);
    let edits: Vec<_> = std::iter::once(finding.span)
        .chain(others)
        .filter_map(|span| {
            let (before, after) = manual.sources.text(span).split_once(wrong)?;
            (!after.contains(wrong)).then(|| (span, format!("{before}{right}{after}")))
        })
        .collect();
    finding.text("right", right).fix("correct", edits)
}

/// Some names out of `total` in one row, in the quotes of their language, and how many are left.
pub(super) fn some_of(names: &[Words], total: usize) -> Words {
    let more = total.saturating_sub(names.len());
    if more == 0 {
        return row(names);
    }
    let quoted = |quotes: (&str, &str), get: fn(&Words) -> &str| -> Vec<String> {
        names.iter().map(|it| format!("{}{}{}", quotes.0, get(it), quotes.1)).collect()
    };
    let en = quoted(("`", "`"), |it| &it.en).join(", ");
    let zh = quoted(("“", "”"), |it| &it.zh).join("、");
    Words::new(format!("{en} and {more} more"), format!("{zh}等 {total} 个"))
}

/// What a mention or a text is a part of: process `Purchasing`, the settings.
pub(super) fn part(manual: &Manual, from: From) -> Words {
    match from {
        From::Manual => Words::fixed("the settings", "手册设置"),
        From::Chapter(at) | From::Text(at) => chapter(manual, at),
        From::Entity(key) => full_name(manual.entities.get(key)),
    }
}

/// That several entities share the name by which one of them is asked for: which ones, and their
/// ids, of which one is meant.
pub(super) fn ambiguous(manual: &Manual, finding: Diagnostic, namesakes: &[Key]) -> Diagnostic {
    const SHOWN: usize = 4;
    let shown = namesakes.iter().take(SHOWN).map(|it| manual.entities.get(*it));
    let ids: Vec<Words> = shown.clone().map(|it| Words::same(it.id())).collect();
    let finding = finding.say("namesakes").offer("namesakes_help");
    let finding = finding.with("ids", some_of(&ids, namesakes.len()));
    shown.fold(finding, |finding, it| finding.label(it.span(), "namesake"))
}

/// Several things in one row: `a, b and c`.
pub(super) fn both(names: &[Words]) -> Words {
    let en: Vec<String> = names.iter().map(|it| it.en.to_string()).collect();
    let zh: Vec<String> = names.iter().map(|it| it.zh.to_string()).collect();
    Words::new(joined(&en, ", ", " and "), joined(&zh, "、", "和"))
}

/// A language of the product.
pub(super) fn language(lang: Lang) -> Words {
    match lang {
        Lang::En => Words::fixed("English", "英文"),
        Lang::Zh => Words::fixed("Chinese", "中文"),
    }
}
