//! An incident that was closed and from which nothing was learnt.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Improvement, Incident, IncidentStatus, Key, Stored};
use crate::model::{From, Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("incident_without_lesson.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Incident| {
        let is_closed = it.status == Some(IncidentStatus::Closed);
        is_closed && it.lesson.is_none() && it.actions.is_empty()
    };
    for at in manual.untold::<Incident>(&["lesson", "actions"], Told::Each, |it| lacks(it)) {
        let mut uses = manual.index.uses_of(Key { kind: Incident::INDEX, at });
        let is_from =
            uses.any(|it| matches!(it.from, From::Entity(key) if key.kind == Improvement::INDEX));
        if !is_from {
            let incident = &manual.all::<Incident>()[at];
            let finding = RULE.at(incident.span).with("incident", speak::name(incident));
            out.push(finding.text("id", incident.id.as_str()));
        }
    }
}
