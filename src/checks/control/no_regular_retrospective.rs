//! A manual in which nobody looks back on a regular basis.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Meeting, MeetingKind};
use crate::model::{Manual, State};

pub static RULE: Rule = Rule::new(include_str!("no_regular_retrospective.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    use MeetingKind::{ManagementReview, Retrospective};
    let meetings = manual.all::<Meeting>();
    let looks_back = |kind| matches!(kind, Some(Retrospective | ManagementReview));
    if meetings.iter().any(|it| looks_back(it.kind) && !it.is_over()) {
        return;
    }
    let asked = asked(manual);
    // A text may say it, and where nothing does, the missing section is spoken of.
    let is_said = asked.iter().any(|it| *it != State::Data);
    if !is_said && (!meetings.is_empty() || asked.contains(&State::Data)) {
        out.push(RULE.at(speak::whole(manual)));
    }
}

/// How the sections are there for which standards would take a meeting that looks back.
fn asked(manual: &Manual) -> Vec<State> {
    let chapters = manual.covered().filter(|(_, _, of)| of.omission.is_none());
    let sections = chapters.flat_map(|(_, spec, of)| {
        of.sections.iter().map(|it| (&spec.sections[it.section], it.state))
    });
    let looks_back = |value: &str| {
        use MeetingKind::{ManagementReview, Retrospective};
        matches!(MeetingKind::named(value), Some(Retrospective | ManagementReview))
    };
    let would_do = sections.filter(|(spec, _)| {
        let mut demands = spec.by.iter().flat_map(|it| it.any.iter().flatten());
        demands.any(|it| {
            it.kind == "meeting" && it.sort.as_ref().is_some_and(|(_, value)| looks_back(value))
        })
    });
    would_do.map(|(_, state)| state).collect()
}
