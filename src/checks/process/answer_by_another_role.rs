//! A scenario that expects somebody to act who does not.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Key, Process, Role, Scenario, Stored};
use crate::model::{Actors, Answer, Manual, Target};
use crate::text::Words;
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("answer_by_another_role.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for scenario in manual.all::<Scenario>().iter().filter(|it| !it.is_over()) {
        let Some(role) = &scenario.role else { continue };
        let Some((key, answer)) = manual.role(role).zip(manual.answer(scenario)) else { continue };
        let actors = manual.actors(answer);
        if actors.first.is_empty() || acts(manual, &actors, key) {
            continue;
        }
        let mut seen = BTreeSet::new();
        let is_new = |it: &&&Ref<Role>| seen.insert(manual.index.identity(&it.mention));
        let doers: Vec<_> = actors.first.iter().filter(is_new).collect();
        let names: Vec<Words> = doers.iter().map(|it| speak::role(manual, &it.mention)).collect();
        let finding = RULE
            .at(role.id().span)
            .with("scenario", speak::name(scenario))
            .with("role", speak::role(manual, &role.mention))
            .with("doers", speak::row(&names))
            .with("place", place(manual, answer));
        out.push(doers.iter().fold(finding, |finding, it| finding.label(it.id().span, "does")));
    }
}

/// Whether a role acts, or stands in for one that does.
fn acts(manual: &Manual, actors: &Actors<'_>, role: Key) -> bool {
    let mut acting = actors.first.iter().chain(&actors.others).filter_map(|it| manual.role(it));
    let mut deputies = actors.deputies.iter().map(|it| manual.index.resolve(&it.mention));
    acting.any(|it| it == role) || deputies.any(|it| it == Target::Entity(role))
}

/// What answers: step `Decide` of process `Refunds`.
fn place(manual: &Manual, answer: Answer) -> Words {
    let Target::Entity(key) = answer.target else { return Words::fixed("it", "该内容") };
    let whole = speak::full_name(manual.entities.get(key));
    match answer.step.filter(|_| key.kind == Process::INDEX) {
        None => whole,
        Some(step) => {
            let step = speak::step(&manual.all::<Process>()[key.at], step);
            let en = format!("step `{}` of {}", step.en, whole.en);
            Words::new(en, format!("{}的步骤“{}”", whole.zh, step.zh))
        }
    }
}
