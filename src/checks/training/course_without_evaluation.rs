//! A course whose effect nobody looks at, or whose participants are only asked how they liked it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Course, Importance, Process, Stored};
use crate::model::{Manual, Target, Told};
use crate::yaml::Word;

pub static RULE: Rule = Rule::new(include_str!("course_without_evaluation.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let silent = manual.untold::<Course>(&["evaluation"], Told::Each, |it| it.evaluation.is_none());
    for (at, course) in manual.all::<Course>().iter().enumerate() {
        if course.is_over() {
            continue;
        }
        let level = course.evaluation.as_ref().and_then(|it| it.level.as_ref());
        let only_liked = level.filter(|it| is_reaction(it) && is_critical(manual, course));
        let finding = match only_liked {
            Some(level) => RULE.at(level.span()).say("only_liked").offer("only_liked_help"),
            None if silent.contains(&at) => RULE.at(course.span),
            None => continue,
        };
        out.push(finding.with("course", speak::name(course)));
    }
}

/// Whether a level is the first of Kirkpatrick's four, by number or by name.
fn is_reaction(level: &Word) -> bool {
    let level = level.as_str().trim().to_lowercase();
    level.starts_with('1') || ["reaction", "反应", "满意"].iter().any(|it| level.contains(it))
}

/// Whether much hangs on a course: one has to take it, it is about safety or risks, or it teaches
/// a process on which everything hangs.
fn is_critical(manual: &Manual, course: &Course) -> bool {
    const TOPICS: [&str; 3] = ["risk", "safety", "emergency"];
    let teaches_critical = || {
        let taught = course.teaches.iter().filter_map(|it| match (&it.process, &it.what) {
            (Some(it), _) => Some(&it.mention),
            (None, Some(it)) => Some(&it.mention),
            (None, None) => None,
        });
        taught.map(|it| manual.index.resolve(it)).any(|it| match it {
            Target::Entity(key) if key.kind == Process::INDEX => {
                manual.all::<Process>()[key.at].importance == Some(Importance::Critical)
            }
            _ => false,
        })
    };
    course.mandatory == Some(true)
        || course.topics.iter().any(|it| TOPICS.contains(&it.as_str()))
        || teaches_critical()
}
