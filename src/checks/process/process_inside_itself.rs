//! A process that is a part of itself, or calls itself.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Process, Stored};
use crate::model::{Manual, Target, graph};
use crate::text::{Span, Words};
use crate::yaml::Ref;

pub static RULE: Rule = Rule::new(include_str!("process_inside_itself.md"), check);

/// How one process leads to another: where that is written, and whether it is a call.
type Leads = BTreeMap<(usize, usize), (Span, bool)>;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let (all, leads) = (manual.all::<Process>(), leads(manual));
    let mut next = vec![Vec::new(); all.len()];
    for (from, to) in leads.keys() {
        next[*from].push(*to);
    }
    for group in graph::groups(&next).iter().filter(|it| graph::is_circle(&next, it)) {
        let Some(way) = graph::way(&next, group[0], group[0]) else { continue };
        let on_way: Vec<(Span, bool)> =
            way.windows(2).filter_map(|it| leads.get(&(it[0], it[1])).copied()).collect();
        let [others @ .., (last, _)] = &on_way[..] else { continue };
        let name = |at: &usize| speak::name(&all[*at]);
        let names: Vec<Words> = way.iter().map(name).collect();
        let finding = RULE.at(*last).with("process", name(&group[0]));
        let finding = finding.with("way", speak::path(&names));
        let finding = others.iter().fold(finding, |finding, (it, _)| finding.label(*it, "leads"));
        let is_call = on_way.iter().any(|(_, is_call)| *is_call);
        let finding = match (is_call, group.len()) {
            (true, 1) => finding.say("calls_itself").offer("calls_itself_help"),
            (true, _) => finding.say("calls").offer("calls_help"),
            (false, 1) => finding.say("itself").offer("itself_help"),
            (false, _) => finding,
        };
        out.push(if is_call { finding.level(Level::Warning) } else { finding });
    }
}

/// Which process leads to which: a process to those it calls, and one to those that say that they
/// are parts of it. That a process is a part counts before that it is called.
fn leads(manual: &Manual) -> Leads {
    let mut leads = Leads::new();
    let place = |it: &Ref<Process>| match manual.index.resolve(&it.mention) {
        Target::Entity(key) if key.kind == Process::INDEX => Some(key.at),
        _ => None,
    };
    let all = || manual.all::<Process>().iter().enumerate().filter(|(_, it)| !it.is_over());
    for (at, process) in all() {
        let above = process.parent.as_ref().and_then(|it| Some((place(it)?, it.id().span)));
        leads.extend(above.map(|(above, span)| ((above, at), (span, false))));
    }
    for (at, process) in all() {
        for it in &process.calls {
            if let Some(called) = place(it) {
                leads.entry((at, called)).or_insert((it.id().span, true));
            }
        }
    }
    leads
}
