//! A process that is brought back later than one can do without it.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Entity, Importance, Plan, Process, Stored};
use crate::model::{Length, Manual, Target};
use crate::yaml::Period;

pub static RULE: Rule = Rule::new(include_str!("recovery_too_slow.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let processes = manual.all::<Process>();
    for process in processes.iter().filter(|it| !it.is_over()) {
        let Some((rto, mtpd)) = process.rto.as_ref().zip(process.mtpd.as_ref()) else { continue };
        if is_longer(rto, mtpd) {
            let finding = RULE.at(rto.written.span).label(mtpd.written.span, "mtpd");
            out.push(filled(finding, process, rto, mtpd));
        }
    }
    for plan in manual.all::<Plan>().iter().filter(|it| !it.is_over()) {
        plans(manual, plan, out);
    }
    aims(manual, out);
}

/// A plan that brings a process back too late.
fn plans(manual: &Manual, plan: &Entity<Plan>, out: &mut Vec<Diagnostic>) {
    let Some(rto) = &plan.rto else { return };
    for it in &plan.restores {
        let Target::Entity(key) = manual.index.resolve(&it.mention) else { continue };
        let process = manual.all::<Process>().get(key.at).filter(|_| key.kind == Process::INDEX);
        let Some((process, mtpd)) = process.and_then(|it| Some((it, it.mtpd.as_ref()?))) else {
            continue;
        };
        if is_longer(rto, mtpd) {
            let finding = RULE.at(rto.written.span).say("plan").label(mtpd.written.span, "mtpd");
            out.push(filled(finding, process, rto, mtpd).with("plan", speak::name(plan)));
        }
    }
}

/// Critical processes without an aim, where the manual sets such aims.
fn aims(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let processes = manual.all::<Process>();
    let is_used = processes.iter().any(|it| it.rto.is_some() || it.mtpd.is_some())
        || manual.all::<Plan>().iter().any(|it| it.rto.is_some());
    if !is_used {
        return;
    }
    let mut restored: Vec<usize> = Vec::new();
    for plan in manual.all::<Plan>().iter().filter(|it| it.rto.is_some()) {
        restored.extend(plan.restores.iter().filter_map(
            |it| match manual.index.resolve(&it.mention) {
                Target::Entity(key) if key.kind == Process::INDEX => Some(key.at),
                _ => None,
            },
        ));
    }
    restored.sort_unstable();
    let open = processes.iter().enumerate().filter(|(at, it)| {
        let is_critical = it.importance == Some(Importance::Critical) && !it.is_over();
        let has_aim = it.rto.is_some() || restored.binary_search(at).is_ok();
        is_critical && !has_aim && !it.is_garbled("rto")
    });
    out.extend(open.map(|(_, it)| {
        let finding = RULE.at(it.span).say("open").offer("open_help").level(Level::Warning);
        finding.with("process", speak::name(it))
    }));
}

fn filled(
    finding: Diagnostic,
    process: &Entity<Process>,
    rto: &Period,
    mtpd: &Period,
) -> Diagnostic {
    let finding = finding.with("process", speak::name(process));
    finding.with("rto", rto.words()).with("mtpd", mtpd.words())
}

/// Whether `rto` is longer whenever both begin.
fn is_longer(rto: &Period, mtpd: &Period) -> bool {
    Length::of(rto).is_longer_than(Length::of(mtpd))
}
