//! Courses, and none of them for newcomers.

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Course, CourseFor, Entity};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("newcomers_without_training.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let courses: Vec<_> = manual.all::<Course>().iter().filter(|it| !it.is_over()).collect();
    let Some(first) = courses.first() else { return };
    if !courses.iter().any(|it| is_for_newcomers(it)) {
        out.push(RULE.at(first.span).text("count", courses.len().to_string()));
    }
}

/// Whether a course is for newcomers: it says so, or its name does.
fn is_for_newcomers(course: &Entity<Course>) -> bool {
    const NAMES: [&str; 7] =
        ["新员工", "新人", "入职", "induction", "onboarding", "newcomer", "new joiner"];
    let names = course.head.name.iter().chain(&course.head.aliases).flat_map(Text::all);
    let mut names = names.map(str::to_lowercase);
    course.r#for.contains(&CourseFor::NewJoiners)
        || names.any(|it| NAMES.iter().any(|name| it.contains(name)))
}
