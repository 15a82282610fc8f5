//! A scenario whose answer the search of the handbook does not find.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Scenario;
use crate::model::{Manual, Target};
use crate::search::{Shelf, answers, index_of};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("unfindable_answer.md"), check);

/// Readers look at so many results.
const LOOKED_AT: usize = 3;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let asked = |it: &&crate::model::kinds::Entity<Scenario>| !it.is_over();
    let scenarios: Vec<_> = manual.all::<Scenario>().iter().filter(asked).collect();
    if scenarios.is_empty() {
        return;
    }
    let files = index_of(manual, manual.lang);
    let shelf = Shelf::new(&files);
    for scenario in scenarios {
        let Some((address, answer)) =
            manual.answer(scenario).and_then(|it| page(manual, it.target))
        else {
            continue;
        };
        for ask in scenario.ask.iter().chain(&scenario.head.aliases) {
            let question = ask.get(manual.lang);
            let found = answers(&shelf, question);
            if found.iter().take(LOOKED_AT).any(|it| it.address == address) {
                continue;
            }
            let finding = RULE
                .at(ask.span)
                .text("ask", speak::short(question))
                .with("answer", answer.clone());
            out.push(match found.first() {
                Some(first) => finding.offer("others").text("first", first.title.clone()),
                None => finding,
            });
        }
    }
}

/// Where an answer is read, and what it is called.
fn page(manual: &Manual, target: Target) -> Option<(&str, Words)> {
    match target {
        Target::Entity(key) => {
            Some((manual.addresses.of_entity(key), manual.entities.get(key).name()))
        }
        Target::Chapter(at) => {
            let chapter = &manual.chapters[at];
            Some((&manual.addresses.of_chapter[at], chapter.title.words()))
        }
        _ => None,
    }
}
