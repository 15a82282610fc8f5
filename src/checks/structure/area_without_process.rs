//! A field of work that a standard expects a process for, and there is none.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::markdown::normalise;
use crate::model::kinds::{Area, Entity, Process};
use crate::model::{Lacking, Manual, SectionSpec};
use crate::text::Span;
use crate::yaml::{Text, Word};

pub static RULE: Rule = Rule::new(include_str!("area_without_process.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    sections(manual, out);
    chapters(manual, out);
}

/// Sections that a process of one area is asked for.
fn sections(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut groups: Vec<(&str, Vec<Lacking<'_>>)> = Vec::new();
    for it in manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE)) {
        let area = it.spec.area().unwrap_or(it.spec.id());
        match groups.iter_mut().find(|(of, _)| *of == area) {
            Some((_, group)) => group.push(it),
            None => groups.push((area, vec![it])),
        }
    }
    for (area, group) in groups {
        let Lacking { spec, chapter, .. } = group[0];
        let finding = match likely(manual, spec) {
            Some((span, process)) => RULE
                .at(span)
                .say("likely")
                .offer("likely_help")
                .with("process", speak::name(process)),
            None => RULE.at(manual.chapters[chapter].end),
        };
        out.push(
            finding
                .level(speak::need(group.iter().any(|it| it.spec.is_must())))
                .with("title", spec.title())
                .text("area", area)
                .with("standards", speak::standards(group.iter().map(|it| it.standard))),
        );
    }
}

/// A process that has the title of the section as its name or as its area.
fn likely<'m>(manual: &'m Manual, spec: &SectionSpec) -> Option<(Span, &'m Entity<Process>)> {
    let titles: Vec<String> = spec.titles().collect();
    let is_title = |it: &str| titles.contains(&normalise(it));
    manual.all::<Process>().iter().find_map(|it| {
        let area = it.area.as_ref().filter(|it| is_title(it.as_str())).map(Area::span);
        let mut names = it.head.name.iter().flat_map(Text::all);
        let by_name = names.any(is_title).then_some(it.span);
        Some((area.or(by_name)?, it))
    })
}

/// Areas that a chapter names: examples, which matter only once there are processes.
fn chapters(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let processes = manual.all::<Process>();
    if processes.is_empty() {
        return;
    }
    for (standard, spec, cover) in manual.covered().filter(|it| it.2.omission.is_none()) {
        let Some(chapter) = cover.chapter else { continue };
        let has_process = |area: &str| {
            let mut areas = processes.iter().filter_map(|it| Some(it.area.as_ref()?.as_str()));
            areas.any(|it| it.eq_ignore_ascii_case(area))
        };
        let areas = spec.areas.iter().map(Word::as_str);
        let lacking: Vec<&str> = areas.filter(|it| !has_process(it)).collect();
        let Some(first) = lacking.first() else { continue };
        let name = |area: &&str| Area::words(area);
        out.push(
            RULE.at(manual.chapters[chapter].end)
                .level(Level::Warning)
                .say("areas")
                .offer("areas_help")
                .with("areas", speak::row(&lacking.iter().map(name).collect::<Vec<_>>()))
                .text("area", *first)
                .with("standards", speak::standards([standard])),
        );
    }
}
