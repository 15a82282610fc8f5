//! Training that knows one form only.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Course, CourseForm};

pub static RULE: Rule = Rule::new(include_str!("training_in_one_form.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    if !manual.is_asked("course", "form") {
        return;
    }
    let courses: Vec<_> = manual.all::<Course>().iter().filter(|it| !it.is_over()).collect();
    let forms: Option<Vec<CourseForm>> = courses.iter().map(|it| only(&it.form)).collect();
    let (Some(forms), [first, second, ..]) = (forms, &courses[..]) else { return };
    if forms.iter().any(|it| *it != forms[0]) {
        return;
    }
    let finding = RULE.at(first.span).with("form", forms[0].choice().words());
    let finding = finding.text("count", courses.len().to_string());
    out.push(finding.label(second.span, "also").with("course", speak::name(first)));
}

/// The one form that a course has.
fn only(forms: &[CourseForm]) -> Option<CourseForm> {
    match forms {
        [form] => Some(*form),
        _ => None,
    }
}
