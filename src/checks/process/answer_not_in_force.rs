//! A scenario whose answer is not in force.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Scenario, Status};
use crate::model::{Manual, Target};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("answer_not_in_force.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    for scenario in manual.all::<Scenario>().iter().filter(|it| !it.is_over()) {
        let Some((answer, written)) = manual.answer(scenario).zip(scenario.answer.as_ref()) else {
            continue;
        };
        let status = manual.status_of(answer);
        if let Some(status @ (Status::Draft | Status::Superseded | Status::Obsolete)) = status {
            let (place, name) = match answer.target {
                Target::Entity(key) => {
                    let entity = manual.entities.get(key);
                    (entity.span(), speak::full_name(entity))
                }
                Target::Chapter(at) => (manual.chapters[at].span, speak::chapter(manual, at)),
                _ => continue,
            };
            found.push((
                place,
                written.id().span,
                (scenario, status, name, place, written.id().span),
            ));
        }
    }
    out.extend(speak::once(found, "also", |(scenario, status, answer, place, span)| {
        let finding = RULE.at(span).label(place, "answer");
        let finding = finding.with("scenario", speak::name(scenario)).with("answer", answer);
        finding.with("status", words(status))
    }));
}

/// A status, as it stands after “is”.
fn words(status: Status) -> Words {
    match status {
        Status::Draft => Words::fixed("a draft", "草稿"),
        _ => status.choice().words(),
    }
}
