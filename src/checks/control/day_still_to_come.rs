//! Something that is said to have been done on a day that is still to come.

use std::collections::BTreeSet;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Control, Incident, Process, Risk};
use crate::model::settings::{self, Change};
use crate::text::Words;
use crate::yaml::Date;

pub static RULE: Rule = Rule::new(include_str!("day_still_to_come.md"), check);

/// The days on which things are said to have been done, and what was done then.
struct Days<'m> {
    manual: &'m Manual,
    seen: BTreeSet<crate::text::Span>,
    found: Vec<Diagnostic>,
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut days = Days { manual, seen: BTreeSet::new(), found: Vec::new() };
    for (_, it) in manual.entities.iter() {
        days.look(it.head().last_reviewed.as_deref(), "message", || speak::full_name(it));
    }
    for it in manual.all::<Risk>() {
        days.look(it.last_assessed.as_ref(), "assessed", || speak::full_name(it));
    }
    for it in manual.all::<Control>() {
        days.look(it.last_tested.as_ref(), "tested", || speak::full_name(it));
    }
    for it in manual.all::<Incident>() {
        days.look(it.date.as_ref(), "happened", || speak::full_name(it));
    }
    for it in manual.all::<Process>() {
        days.history(&it.history, || speak::full_name(it));
    }
    days.control(&manual.file.control, speak::manual);
    for (at, it) in manual.chapters.iter().enumerate() {
        days.control(&it.control, || speak::chapter(manual, at));
    }
    out.append(&mut days.found);
}

impl Days<'_> {
    fn control(&mut self, it: &settings::Control, what: impl Fn() -> Words) {
        self.look(it.last_reviewed.as_ref(), "message", &what);
        self.history(&it.history, what);
    }

    fn history(&mut self, history: &[Change], what: impl Fn() -> Words) {
        for it in history {
            self.look(it.date.as_ref(), "changed", &what);
        }
    }

    /// Looks at a day; `said` names the words for what was done then.
    fn look(&mut self, date: Option<&Date>, said: &'static str, what: impl Fn() -> Words) {
        let today = self.manual.as_of;
        if let Some(date) = date.filter(|it| it.day > today)
            && self.seen.insert(date.written.span)
        {
            let finding = RULE.at(date.written.span).say(said).with("what", what());
            let finding = finding.text("date", date.day.to_string());
            self.found.push(finding.text("today", today.to_string()));
        }
    }
}
