//! A course that teaches an older version than the one in force.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{
    Course, Entity, Key, Plan, Process, Role, Status, Stored, TaughtItem, Tool,
};
use crate::model::{Audiences, Manual, Reach, Target};
use crate::text::Words;
use crate::yaml::{RefOrText, Version};

pub static RULE: Rule = Rule::new(include_str!("outdated_course.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let reach = Audiences::new(manual).of_courses();
    for (course, reach) in manual.all::<Course>().iter().zip(&reach) {
        if course.is_over() {
            continue;
        }
        for item in &course.teaches {
            let Some(taught) = &item.version else { continue };
            let Some(key) = taught_by(manual, item) else { continue };
            let Some(now) = in_force(manual, key).filter(|it| taught.is_older_than(it)) else {
                continue;
            };
            let finding = RULE.at(taught.span()).with("course", speak::name(course));
            let finding = finding.with("taught", speak::full_name(manual.entities.get(key)));
            let finding = finding.text("old", taught.as_str()).text("new", now.as_str());
            out.push(finding.with("who", who(manual, reach)).label(now.span(), "now"));
        }
    }
}

/// What a course teaches here.
fn taught_by(manual: &Manual, item: &TaughtItem) -> Option<Key> {
    let plan = match &item.plan {
        Some(RefOrText::Ref(it)) => Some(&it.mention),
        _ => None,
    };
    let process = item.process.as_ref().map(|it| &it.mention);
    let tool = item.tool.as_ref().map(|it| &it.mention);
    let any = item.what.as_ref().map(|it| &it.mention);
    match manual.index.resolve(process.or(tool).or(plan).or(any)?) {
        Target::Entity(key) => Some(key),
        _ => None,
    }
}

/// The version that is in force; nothing where it is still to come, or over.
fn in_force(manual: &Manual, key: Key) -> Option<&Version> {
    let status = manual.entities.get(key).head().status;
    let is_in_force = !matches!(
        status,
        Some(Status::Draft | Status::InReview | Status::Superseded | Status::Obsolete)
    );
    let version = match key.kind {
        it if it == Process::INDEX => {
            let process: &Entity<Process> = &manual.all()[key.at];
            let is_to_come = |day: &crate::yaml::Date| day.day > manual.as_of;
            process
                .version
                .as_deref()
                .filter(|_| !process.effective_date.as_ref().is_some_and(is_to_come))
        }
        it if it == Tool::INDEX => manual.all::<Tool>()[key.at].version.as_ref(),
        it if it == Plan::INDEX => manual.all::<Plan>()[key.at].version.as_ref(),
        _ => None,
    };
    version.filter(|_| is_in_force)
}

/// Who has to learn it anew.
fn who(manual: &Manual, reach: &Reach) -> Words {
    const MOST: usize = 5;
    match reach {
        Reach::Roles(roles) if !roles.is_empty() => {
            let names =
                roles.iter().take(MOST).map(|it| manual.all::<Role>()[it.at].head.name.as_ref());
            let names: Vec<Words> = names.flatten().map(crate::yaml::Text::words).collect();
            speak::some_of(&names, roles.len())
        }
        _ => Words::fixed("everyone who took it", "所有参训人员"),
    }
}
