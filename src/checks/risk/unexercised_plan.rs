//! A plan that was never exercised, or not for too long.

use jiff::civil;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Entity, Plan};
use crate::model::{Manual, Told};
use crate::text::Span;
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("unexercised_plan.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields = ["exercises", "exercise_cycle"];
    let untold = manual.untold::<Plan>(&fields, Told::Each, |_| true);
    for at in untold {
        let plan = &manual.all::<Plan>()[at];
        let finding = match last(manual, plan) {
            Some(last) => late(manual, plan, last),
            None => never(manual, plan),
        };
        out.extend(finding.map(|it| it.with("plan", speak::name(plan))));
    }
}

/// The last time that it was exercised.
fn last<'m>(manual: &Manual, plan: &'m Entity<Plan>) -> Option<&'m Date> {
    let dates = plan.exercises.iter().filter_map(|it| it.date.as_ref());
    dates.filter(|it| it.day <= manual.as_of).max_by_key(|it| it.day)
}

/// The next time for which an exercise is planned, if that is within a year.
fn planned<'m>(manual: &Manual, plan: &'m Entity<Plan>) -> Option<&'m Date> {
    let dates = plan.exercises.iter().filter_map(|it| it.date.as_ref());
    let soon = a_year_after(manual.as_of);
    dates.filter(|it| it.day > manual.as_of && it.day <= soon).min_by_key(|it| it.day)
}

fn a_year_after(day: civil::Date) -> civil::Date {
    day.saturating_add(jiff::Span::new().years(1))
}

/// A plan whose last exercise is too long ago, or that does not say how often it is exercised.
fn late(manual: &Manual, plan: &Entity<Plan>, last: &Date) -> Option<Diagnostic> {
    let cycle = plan.exercise_cycle.as_ref();
    let due = match cycle {
        Some(cycle) => cycle.next_after(last.day, manual.work_days())?,
        None => a_year_after(last.day),
    };
    if due >= manual.as_of {
        let is_open = cycle.is_none();
        return is_open.then(|| RULE.at(plan.span).say("open").offer("open_help"));
    }
    let finding = RULE.at(last.written.span);
    let finding = match cycle {
        Some(cycle) => finding.label(cycle.written.span, "cycle"),
        None => finding.say("yearly"),
    };
    let finding = with_planned(finding, planned(manual, plan));
    Some(finding.text("date", last.day.to_string()).text("due", due.to_string()))
}

/// A plan that was never exercised, unless it will be soon.
fn never(manual: &Manual, plan: &Entity<Plan>) -> Option<Diagnostic> {
    if planned(manual, plan).is_some() {
        return None;
    }
    let finding = RULE.at(plan.span).say("never").offer("never_help");
    let cycle: Option<Span> = plan.exercise_cycle.as_ref().map(|it| it.written.span);
    Some(cycle.into_iter().fold(finding, |finding, it| finding.label(it, "cycle")))
}

fn with_planned(finding: Diagnostic, planned: Option<&Date>) -> Diagnostic {
    match planned {
        Some(day) => finding.label(day.written.span, "planned"),
        None => finding,
    }
}
