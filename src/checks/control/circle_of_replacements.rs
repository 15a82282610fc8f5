//! Documents that replace each other in a circle.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Document, DocumentNames, Manual};
use crate::text::{Span, Words};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("circle_of_replacements.md"), check);

/// Which documents one replaces, and where it says so.
type Replaces = Vec<Vec<(usize, Span)>>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.documents().any(|it| !it.own.supersedes.is_empty()) {
        return;
    }
    let documents: Vec<Document<'_>> = manual.documents().collect();
    let names = DocumentNames::new(manual, &documents);
    let replaced = |(at, it): (usize, &Document<'_>)| {
        let found = |word: &Word| Some((names.find(word, at)?, word.span()));
        it.own.supersedes.iter().filter_map(found).collect()
    };
    let replaces: Replaces = documents.iter().enumerate().map(replaced).collect();
    for circle in circles(&replaces) {
        let name = |at: &usize| speak::document(manual, &documents[*at]);
        let path: Vec<Words> = circle.iter().chain([&circle[0]]).map(|(at, _)| name(at)).collect();
        let en: Vec<&str> = path.iter().map(|it| &*it.en).collect();
        let zh: Vec<&str> = path.iter().map(|it| &*it.zh).collect();
        let path = Words::new(en.join(" → "), zh.join(" → "));
        let finding = RULE.at(circle[0].1).with("path", path);
        out.push(circle[1..].iter().fold(finding, |it, (_, span)| it.label(*span, "next")));
    }
}

/// The circles, each as the documents on it and the places where each names the next. A document
/// stands on one circle at most, which is enough to find them all, one after the other.
fn circles(replaces: &Replaces) -> Vec<Vec<(usize, Span)>> {
    let mut circles = Vec::new();
    let mut is_done = vec![false; replaces.len()];
    for start in 0..replaces.len() {
        // The way from the start: documents, and how many of their replacements were followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        let mut place = BTreeMap::from([(start, 0)]);
        while let Some((at, followed)) = way.last().copied().filter(|_| !is_done[start]) {
            let next = replaces[at].get(followed).map(|(next, _)| *next);
            way.last_mut().expect("it is not empty").1 += 1;
            match next {
                None => {
                    is_done[at] = true;
                    place.remove(&at);
                    way.pop();
                }
                Some(next) if is_done[next] => {}
                Some(next) => match place.get(&next) {
                    Some(from) => circles.push(on_way(&way[*from..], replaces)),
                    None => {
                        place.insert(next, way.len());
                        way.push((next, 0));
                    }
                },
            }
        }
    }
    circles
}

fn on_way(way: &[(usize, usize)], replaces: &Replaces) -> Vec<(usize, Span)> {
    way.iter().map(|(at, followed)| (*at, replaces[*at][followed - 1].1)).collect()
}
