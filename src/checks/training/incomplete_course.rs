//! A course that leaves open what is taught, how, how often or to whom.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Course;
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("incomplete_course.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields: [speak::Needed<Course>; 4] = [
        ("content", Words::fixed("content", "培训内容"), |it| it.content.is_empty()),
        ("form", Words::fixed("form", "培训形式"), |it| it.form.is_empty()),
        ("frequency", Words::fixed("frequency", "频次"), |it| it.frequency.is_none()),
        ("participants", Words::fixed("participants", "参与人员"), |it| {
            it.participants.is_empty() && it.r#for.is_empty()
        }),
    ];
    for (course, missing) in speak::incomplete(manual, fields) {
        let finding = RULE.at(course.span).with("course", speak::name(course));
        out.push(finding.with("missing", missing));
    }
}
