//! Somebody who answers for a risk and is in no course on risks.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Entity, Key, Risk, Role};
use crate::model::{Audiences, Demand, Manual, Reach};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("risk_owner_without_training.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Course>();
    let reach = Audiences::new(manual).of_courses();
    let courses: Vec<(&Entity<Course>, &Reach)> =
        all.iter().zip(&reach).filter(|(it, _)| !it.is_over() && is_about_risks(it)).collect();
    let owners: Vec<(Key, &Ref<Role>, &Entity<Risk>)> = manual
        .risks()
        .filter_map(|(_, it)| it.head.owner.as_ref().map(|owner| (owner, it)))
        .filter_map(|(owner, it)| Some((manual.role(owner)?, owner, it)))
        .collect();
    let Some((first, _)) = courses.first() else {
        // If a standard asks for such a course, it is the section that is missing.
        let is_asked = manual.demands().any(|it| it.kind == "course" && asks_for_risks(it));
        if let Some((_, owner, _)) = owners.first().filter(|_| !all.is_empty() && !is_asked) {
            out.push(RULE.at(owner.mention.id.span).say("none").offer("none_help"));
        }
        return;
    };
    let mut reached: BTreeSet<Key> = BTreeSet::new();
    for (_, reach) in &courses {
        match reach {
            Reach::All => return,
            Reach::Roles(roles) => reached.extend(roles),
        }
    }
    let missed = owners.into_iter().filter(|(role, ..)| !reached.contains(role));
    let found = missed.map(|(role, owner, risk)| (role, owner.mention.id.span, (owner, risk)));
    out.extend(speak::once(found, "also", |(owner, risk)| {
        RULE.at(owner.mention.id.span)
            .label(first.span, "course")
            .with("role", speak::role(manual, &owner.mention))
            .text("id", &*owner.mention.id.value)
            .with("risk", speak::name(risk))
            .with("course", speak::name(first))
    }));
}

fn asks_for_risks(demand: &Demand) -> bool {
    demand.sort.as_ref().is_some_and(|(field, value)| field == "topics" && value == "risk")
}

fn is_about_risks(course: &Course) -> bool {
    course.topics.iter().any(|it| ["risk", "emergency"].contains(&it.as_str()))
        || course.teaches.iter().any(|it| it.plan.is_some())
}
