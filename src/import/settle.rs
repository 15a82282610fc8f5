//! What the model would not read of a front matter, moved where one's own fields stand.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use super::front::{Change, Front};
use super::leftover::Leftovers;
use crate::model::{Asked, Manual, translation_of};
use crate::text::{Source, Sources, What, Words};

/// Reads `texts` as a manual, and moves each field that it cannot read under `x:`, so that nothing
/// is lost and nothing is found wrong that another tool wanted.
pub(super) fn settle(texts: &mut BTreeMap<String, String>, book: &Book, left: &mut Leftovers<'_>) {
    let mut sources = Sources::default();
    for (path, text) in texts.iter() {
        sources.add(Source::new(path.clone(), text.clone()));
    }
    let manual = Manual::new(sources, Asked::on(jiff::civil::Date::constant(2000, 1, 1)));
    let mut unread: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for problem in manual.problems.iter().filter(|it| is_unread(&it.what)) {
        let source = manual.sources.get(problem.span.source);
        let front = Front::new(&source.text, problem.span.source);
        let holds = |span: crate::text::Span, last: u32| {
            span.start <= problem.span.start && problem.span.start <= last.max(span.end)
        };
        let entry = front.entries().iter().find(|it| holds(it.key.span, it.value.span.end));
        if let Some(entry) = entry.filter(|_| !front.is_odd) {
            unread.entry(source.path.clone()).or_default().insert(entry.key.value.clone());
        }
    }
    for (path, keys) in unread {
        let Some(page) = book.pages.iter().find(|it| it.to == path) else { continue };
        let Some(text) = texts.get(&path).cloned() else { continue };
        let front = Front::new(&text, page.source);
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let goes = front.has(&["x"]) || translation_of(&path).is_some();
        let (dropped, own) = if goes { (keys.clone(), vec![]) } else { (vec![], keys.clone()) };
        let change = Change { dropped, own, added: Vec::new() };
        texts.insert(path, front.changed(&change, &text[front.body..]));
        for key in keys {
            left.field(page.source, key, words(key, goes), Words::fixed("", ""));
        }
    }
}

fn words(key: &str, is_gone: bool) -> Words {
    if is_gone {
        return Words::new(
            format!("the field `{key}` was taken out: it cannot be read here"),
            format!("已删除字段“{key}”：在这里无法读取"),
        );
    }
    Words::new(
        format!(
            "the field `{key}` stands under `x:` now, where fields of your own are kept and not read"
        ),
        format!("字段“{key}”已移到 `x:` 下：那里保存自定义字段，不会被读取"),
    )
}

fn is_unread(what: &What) -> bool {
    matches!(
        what,
        What::UnknownKey { .. }
            | What::UnknownChoice { .. }
            | What::WrongType { .. }
            | What::BadDate { .. }
            | What::BadPeriod { .. }
            | What::BadMoney { .. }
            | What::BadWhen { .. }
            | What::BadQuantity { .. }
            | What::BadVersion { .. }
    )
}
