//! One person with two roles whose duties have to be kept apart.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{Holders, Manual, folded};

pub static RULE: Rule = Rule::new(include_str!("incompatible_duties_of_one_person.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (pairs, holders) = (manual.kept_apart(), Holders::new(manual));
    if !holders.are_named() {
        return;
    }
    let all = manual.processes().filter(|(it, _)| !it.is_over());
    let conflicts = all.flat_map(|(process, flow)| {
        let all = manual.conflicts((process, flow), &pairs, &holders).into_iter();
        all.filter_map(move |it| Some((process, it.person?, it)))
    });
    let found = conflicts.map(|(process, person, it)| {
        let roles = [it.first.role, it.second.role].map(|it| manual.index.identity(&it.mention));
        let (low, high) = if roles[0] <= roles[1] { (0, 1) } else { (1, 0) };
        let cause = (folded(person), roles[low].clone(), roles[high].clone());
        (cause, it.second.role.id().span, (process, person, it))
    });
    out.extend(speak::once(found.collect::<Vec<_>>(), "also", |(process, person, it)| {
        RULE.at(it.second.role.id().span)
            .with("process", speak::name(process))
            .text("holder", person)
            .with("first_role", speak::role(manual, &it.first.role.mention))
            .with("second_role", speak::role(manual, &it.second.role.mention))
            .with("first_step", speak::step(process, it.first.step))
            .with("second_step", speak::step(process, it.second.step))
            .with("first_duty", it.duties.0.choice().words())
            .with("second_duty", it.duties.1.choice().words())
            .label(it.first.role.id().span, "first")
    }));
}
