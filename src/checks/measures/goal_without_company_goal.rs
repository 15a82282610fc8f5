//! A goal of a department above which there is none of the company.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::graph::{reached, reversed};
use crate::model::kinds::{Entity, Goal, GoalKind, GoalLevel};

pub static RULE: Rule = Rule::new(include_str!("goal_without_company_goal.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let all = manual.all::<Goal>();
    let tree = manual.tree::<Goal>(|it| it.parent.as_ref());
    let is_of_company = |at: usize| all[at].level == Some(GoalLevel::Company);
    // A parent that leads nowhere was reported; so was one that could not be read.
    let is_open = |at: usize| {
        tree[at].is_empty() && (all[at].parent.is_some() || all[at].is_garbled("parent"))
    };
    let leads = |at: &usize| is_of_company(*at) || is_open(*at);
    let led = reached(&reversed(&tree), (0..all.len()).filter(leads));
    let lacks = |at: &usize| is_of_department(&all[*at]) && !led[*at];
    let lacking: Vec<usize> = (0..all.len()).filter(lacks).collect();
    // Without any goal of the company there is one cause.
    if let [first, others @ ..] = &lacking[..]
        && !others.is_empty()
        && !(0..all.len()).any(is_of_company)
    {
        let finding = RULE.at(all[*first].span).say("none").offer("none_help");
        let finding = finding.text("count", lacking.len().to_string());
        out.push(others.iter().fold(finding, |it, at| it.label(all[*at].span, "also")));
        return;
    }
    for at in lacking {
        out.push(RULE.at(all[at].span).with("goal", speak::name(&all[at])));
    }
}

fn is_of_department(goal: &Entity<Goal>) -> bool {
    let is_below = matches!(goal.level, Some(GoalLevel::Department | GoalLevel::Team));
    let is_value =
        matches!(goal.kind, Some(GoalKind::Mission | GoalKind::Vision | GoalKind::Value));
    is_below && !is_value && !goal.is_over()
}
