//! An indicator whose results do not come back to those who can act.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Described, Key, Kpi, Meeting, Report, Stored};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("kpi_without_feedback.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacking = manual.untold::<Kpi>(&["feedback"], Told::Together, |it| it.feedback.is_none());
    let all = manual.all::<Kpi>();
    let reaches_nobody = |at: &usize| {
        let key = Key { kind: Kpi::INDEX, at: *at };
        !manual.is_used_by(key, &[Meeting::KIND, Report::KIND])
    };
    let silent: Vec<usize> = lacking.into_iter().filter(reaches_nobody).collect();
    // Where no indicator says it, the manual has no feedback: one finding.
    if let [first, others @ ..] = &silent[..]
        && others.len() > 1
        && all.iter().all(|it| it.feedback.is_none())
    {
        let finding = RULE.at(all[*first].span).say("none").text("count", silent.len().to_string());
        out.push(others.iter().fold(finding, |it, at| it.label(all[*at].span, "also")));
        return;
    }
    for at in silent {
        out.push(RULE.at(all[at].span).with("kpi", speak::name(&all[at])));
    }
}
