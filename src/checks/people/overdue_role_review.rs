//! A role whose duties are not reviewed, or have not been for too long.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Role;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("overdue_role_review.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    for role in roles.iter().filter(|it| !it.is_over()) {
        let (Some(cycle), Some(last)) = (&role.head.review_cycle, &role.head.last_reviewed) else {
            continue;
        };
        if let Some(due) =
            cycle.next_after(last.day, manual.work_days()).filter(|it| *it < manual.as_of)
        {
            let finding = RULE.at(last.written.span).with("role", speak::name(role));
            out.push(finding.text("last", last.day.to_string()).text("due", due.to_string()));
        }
    }
    if roles.iter().any(|it| it.head.review_cycle.is_some()) {
        let with_chapter = |at: usize| manual.chapters[at].control.review_cycle.is_some();
        for at in manual.untold::<Role>(&["review_cycle"], Told::Together, |it| {
            it.head.review_cycle.is_none() && !with_chapter(it.chapter)
        }) {
            let finding = RULE.at(roles[at].span).say("no_cycle").offer("no_cycle_help");
            out.push(finding.with("role", speak::name(&roles[at])));
        }
    }
}
