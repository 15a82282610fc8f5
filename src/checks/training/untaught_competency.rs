//! A competency that a role needs and that no course gives, or not well enough.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Competency, Course, Entity, Role};
use crate::model::{Manual, Target, folded};
use crate::text::{Span, Words};
use crate::yaml::{RefOrText, Text};

pub static RULE: Rule = Rule::new(include_str!("untaught_competency.md"), check);

/// A competency that a role needs.
struct Need<'m> {
    competency: String,
    words: Words,
    level: Option<i64>,
    role: &'m Entity<Role>,
    span: Span,
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let names = Names::new(manual);
    let courses = manual.all::<Course>().iter().filter(|it| !it.is_over());
    let mut given: BTreeMap<String, (i64, &Entity<Course>)> = BTreeMap::new();
    let mut has_courses = false;
    for course in courses {
        has_courses = true;
        for it in &course.provides {
            let Some((id, _, _)) = it.competency.as_ref().map(|it| names.called(it)) else {
                continue;
            };
            // A course that says no level is trusted.
            let level = it.level.unwrap_or(i64::MAX);
            let best = given.entry(id).or_insert((level, course));
            if best.0 < level {
                *best = (level, course);
            }
        }
    }
    let needs = needs(&names);
    match needs.first() {
        Some(first) if has_courses && given.is_empty() => {
            out.push(nothing(first, needs.len()));
        }
        _ if has_courses => say(&needs, &given, out),
        _ => {}
    }
}

/// What the roles need, in order.
fn needs<'m>(names: &Names<'m>) -> Vec<Need<'m>> {
    let roles = names.manual.all::<Role>().iter().filter(|it| !it.is_over());
    let all = roles.flat_map(|role| role.competencies.iter().map(move |it| (role, it)));
    let needs = all.filter_map(|(role, it)| {
        let (competency, words, span) = names.called(it.competency.as_ref()?);
        Some(Need { competency, words, level: it.level, role, span })
    });
    needs.collect()
}

/// The competencies of a manual by what they are called.
struct Names<'m> {
    manual: &'m Manual,
    ids: BTreeMap<String, &'m str>,
}

impl<'m> Names<'m> {
    fn new(manual: &'m Manual) -> Names<'m> {
        let mut ids = BTreeMap::new();
        for it in manual.all::<Competency>() {
            let names = it.head.name.iter().chain(&it.head.aliases).flat_map(Text::all);
            for name in names {
                ids.entry(folded(name)).or_insert(it.id.as_str());
            }
        }
        Names { manual, ids }
    }

    /// What identifies a competency, what it is called, and where it is named. One that is written
    /// as words is the one that is so called.
    fn called(&self, it: &RefOrText<Competency>) -> (String, Words, Span) {
        match it {
            RefOrText::Ref(it) => match self.manual.index.resolve(&it.mention) {
                Target::Entity(key) => {
                    let entity = self.manual.entities.get(key);
                    (folded(entity.id()), entity.name(), it.id().span)
                }
                _ => (folded(&it.id().value), Words::same(&*it.id().value), it.id().span),
            },
            RefOrText::Text(text) => {
                let known = text.all().find_map(|it| self.ids.get(&folded(it)));
                let own = || text.all().next().unwrap_or_default();
                (folded(known.copied().unwrap_or_else(own)), text.words(), text.span)
            }
        }
    }
}

/// The one finding where courses say nothing of competencies.
fn nothing(first: &Need<'_>, count: usize) -> Diagnostic {
    let finding = RULE.at(first.span).say("nothing").offer("nothing_help");
    let finding = finding.with("role", speak::name(first.role));
    finding.with("competency", first.words.clone()).text("count", count.to_string())
}

fn say(
    needs: &[Need<'_>],
    given: &BTreeMap<String, (i64, &Entity<Course>)>,
    out: &mut Vec<Diagnostic>,
) {
    let best = |it: &Need<'_>| given.get(&it.competency).map(|it| it.0);
    let lacking = needs.iter().filter(|it| match best(it) {
        Some(level) => it.level.is_some_and(|want| want > level),
        None => true,
    });
    let found = lacking.map(|it| ((&it.competency, best(it).is_some()), it.span, it));
    out.extend(speak::once(found, "also", |it| {
        let finding = RULE.at(it.span).with("competency", it.words.clone());
        let finding = finding.with("role", speak::name(it.role));
        let finding = finding.text("level", it.level.unwrap_or(1).to_string());
        match given.get(&it.competency) {
            Some((level, course)) => finding
                .say("too_low")
                .offer("too_low_help")
                .with("course", speak::name(course))
                .text("taught", level.to_string())
                .label(course.span, "course_label"),
            None => finding,
        }
    }));
}
