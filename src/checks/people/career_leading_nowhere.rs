//! A role from which no career leads on.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Role;
use crate::model::{Manual, Told, graph};

pub static RULE: Rule = Rule::new(include_str!("career_leading_nowhere.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let is_used = roles.iter().any(|it| !it.career_path.is_empty());
    if !is_used && !manual.is_asked_of_each("role", "career_path") {
        return;
    }
    let is_top = tops(manual);
    let lacks = |it: &Role| it.career_path.is_empty();
    for at in manual.untold::<Role>(&["career_path"], Told::Each, |it| lacks(it)) {
        if !is_top[at] {
            out.push(RULE.at(roles[at].span).with("role", speak::name(&roles[at])));
        }
    }
    circles(manual, &is_top, out);
}

/// Careers that lead round in a circle, out of which no way leads.
fn circles(manual: &Manual, is_top: &[bool], out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let leads = |at: usize| roles[at].career_path.iter().filter_map(|it| it.to.as_ref());
    let next: Vec<Vec<usize>> = (0..roles.len())
        .map(|at| leads(at).filter_map(|it| manual.role(it)).map(|it| it.at).collect())
        .collect();
    for group in graph::groups(&next) {
        let leads_out = group.iter().any(|it| next[*it].iter().any(|to| !group.contains(to)));
        let is_kept_at_top = group.len() == 1 && is_top[group[0]];
        let is_left = leads_out || is_kept_at_top || group.iter().any(|it| roles[*it].is_over());
        if is_left || !graph::is_circle(&next, &group) {
            continue;
        }
        let Some(way) = graph::way(&next, group[0], group[0]) else { continue };
        let names: Vec<_> = way.iter().map(|it| speak::name(&roles[*it])).collect();
        let Some(first) = leads(group[0]).next() else { continue };
        let finding = RULE.at(first.id().span).with("way", speak::path(&names));
        let finding = match group.len() {
            1 => finding.say("itself").offer("itself_help"),
            _ => finding.say("circle").offer("circle_help"),
        };
        let finding = finding.with("role", speak::name(&roles[group[0]]));
        let others = group[1..].iter().filter_map(|it| leads(*it).next());
        out.push(others.fold(finding, |finding, it| finding.label(it.id().span, "part")));
    }
}

/// Which roles report to nobody while others report to them: there is nothing above.
fn tops(manual: &Manual) -> Vec<bool> {
    let roles = manual.all::<Role>();
    let mut is_top = vec![false; roles.len()];
    for it in roles.iter().filter_map(|it| it.reports_to.as_ref()) {
        if let Some(above) = manual.role(it) {
            is_top[above.at] = roles[above.at].reports_to.is_none();
        }
    }
    is_top
}
