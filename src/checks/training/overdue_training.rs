//! Training whose day has passed: a planned session, the next turn of a course, a certificate.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Entity, Person, SessionStatus, Stored};
use crate::model::{Manual, Target};
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("overdue_training.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for course in manual.all::<Course>().iter().filter(|it| !it.is_over()) {
        out.extend(of_course(manual, course));
    }
    for person in manual.all::<Person>() {
        let is_gone = person.until.as_ref().is_some_and(|it| it.day < manual.as_of);
        if !person.is_over() && !is_gone {
            of_person(manual, person, out);
        }
    }
}

/// The session that was planned and not held, else the turn that nobody planned.
fn of_course(manual: &Manual, course: &Entity<Course>) -> Option<Diagnostic> {
    use SessionStatus::{Cancelled, Held, Planned, Postponed};
    let today = manual.as_of;
    let dated = || course.sessions.iter().filter_map(|it| Some((it.date.as_ref()?, it.status)));
    if dated().any(|(date, status)| date.day >= today && status != Some(Cancelled)) {
        return None;
    }
    let is_open = |status| matches!(status, Some(Planned | Postponed));
    let latest = |it: &(&Date, Option<SessionStatus>)| it.0.day;
    // A day in the past of which nothing is said is a day on which it was held.
    let held = dated().filter(|(_, it)| matches!(it, Some(Held) | None)).max_by_key(latest);
    let missed = dated().filter(|(_, status)| is_open(*status)).max_by_key(latest);
    let missed = missed.filter(|it| held.is_none_or(|held| held.0.day < it.0.day));
    if let Some((date, _)) = missed {
        let finding = RULE.at(date.written.span).with("course", speak::name(course));
        return Some(finding.text("date", date.day.to_string()));
    }
    let (last, _) = held?;
    let due = course.frequency.as_ref()?.next_after(last.day, manual.work_days())?;
    (due < today).then(|| {
        let finding = RULE.at(last.written.span).say("turn").with("course", speak::name(course));
        finding.text("last", last.day.to_string()).text("date", due.to_string())
    })
}

/// The certificates of a person that no longer count and were not renewed.
fn of_person(manual: &Manual, person: &Entity<Person>, out: &mut Vec<Diagnostic>) {
    let mut last = BTreeMap::new();
    for it in &person.trainings {
        let Some((course, date)) = it.course.as_ref().zip(it.date.as_ref()) else { continue };
        let Target::Entity(key) = manual.index.resolve(&course.mention) else { continue };
        if key.kind != Course::INDEX || manual.all::<Course>()[key.at].is_over() {
            continue;
        }
        let course = &manual.all::<Course>()[key.at];
        let own = it.valid_until.as_ref().map(|it| (it.day, it.written.span));
        let by_course = || {
            let valid_for = course.valid_for.as_ref()?;
            Some((valid_for.after(date.day, manual.work_days()), date.written.span))
        };
        // A certificate that never ends is not renewed.
        let Some((ends, span)) = own.or_else(by_course) else { continue };
        let best = last.entry(key).or_insert((ends, span, course));
        if best.0 < ends {
            *best = (ends, span, course);
        }
    }
    for (ends, span, course) in last.into_values().filter(|(ends, ..)| *ends < manual.as_of) {
        let finding = RULE.at(span).say("certificate").offer("certificate_help");
        let finding = finding.with("course", speak::name(course)).text("date", ends.to_string());
        out.push(finding.with("person", speak::name(person)));
    }
}
