//! A manual that is asked how it manages risks and does not say.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::markdown::normalise;
use crate::model::kinds::{Entity, Process};
use crate::model::{Lacking, Manual};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("manual_without_risk_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let group: Vec<Lacking<'_>> =
        manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE)).collect();
    let Some(first) = group.first() else { return };
    let finding = match likely(manual, first) {
        Some(process) => RULE
            .at(process.span)
            .say("likely")
            .offer("likely_help")
            .with("process", speak::name(process)),
        None => RULE.at(manual.chapters[first.chapter].end),
    };
    out.push(
        finding
            .level(speak::need(group.iter().any(|it| it.spec.is_must())))
            .with("title", first.spec.title())
            .with("standards", speak::standards(group.iter().map(|it| it.standard))),
    );
}

/// A process that has the title of the section as its name, or risks as its field of work.
fn likely<'m>(manual: &'m Manual, lacking: &Lacking<'_>) -> Option<&'m Entity<Process>> {
    let titles: Vec<String> = lacking.spec.titles().collect();
    manual.all::<Process>().iter().find(|it| {
        let by_area = it.area.as_ref().is_some_and(|it| it.as_str() == "risk");
        let mut names = it.head.name.iter().flat_map(Text::all);
        by_area || names.any(|it| titles.contains(&normalise(it)))
    })
}
