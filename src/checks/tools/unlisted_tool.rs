//! A tool that the text speaks of and the list of tools does not have.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Stored, Tool};
use crate::model::{From, Manual, Notice, Noticed, Role, known_tool};
use crate::text::{Span, Words};

pub static RULE: Rule = Rule::new(include_str!("unlisted_tool.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if manual.all::<Tool>().is_empty() {
        return;
    }
    let noticed = manual.wording.of(|it| match it {
        Notice::Tool(number) => Some(*number),
        _ => None,
    });
    let mut listed: BTreeSet<usize> = BTreeSet::new();
    let mut places: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (it, number) in noticed {
        if it.is_name || is_about_tool(manual, it) {
            listed.insert(number);
        } else {
            places.entry(number).or_default().push(it.span);
        }
    }
    let ids: BTreeSet<String> =
        manual.all::<Tool>().iter().map(|it| it.id.to_lowercase()).collect();
    let is_id =
        |number: usize| known_tool(number).iter().any(|it| ids.contains(&it.to_lowercase()));
    for (number, mut places) in places {
        places.sort();
        let [first, rest @ ..] = &places[..] else { continue };
        if !listed.contains(&number) && !is_id(number) {
            let finding = RULE.at(*first).text("tool", manual.sources.text(*first));
            let finding = finding.with("count", count(places.len()));
            out.push(rest.iter().fold(finding, |finding, it| finding.label(*it, "also")));
        }
    }
}

/// Whether it stands in the data or on the page of a tool.
fn is_about_tool(manual: &Manual, it: &Noticed) -> bool {
    match it.from {
        From::Entity(key) => key.kind == Tool::INDEX,
        From::Text(at) => manual.chapters[at].role == Role::Entity(Tool::INDEX),
        _ => false,
    }
}

fn count(count: usize) -> Words {
    let places = if count == 1 { "place" } else { "places" };
    Words::new(format!("{count} {places}"), format!("{count} 处"))
}
