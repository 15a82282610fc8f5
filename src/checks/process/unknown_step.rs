//! A step that is named and is not there.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Process;
use crate::model::{Flow, Manual, folded};
use crate::text::{Span, similar};
use crate::yaml::{Text, Word};

pub static RULE: Rule = Rule::new(include_str!("unknown_step.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    // The steps of a process without any may be told in its text.
    for process in manual.all::<Process>().iter().filter(|it| !it.steps.is_empty()) {
        let flow = Flow::new(process);
        let branches = process.steps.iter().flat_map(|it| &it.next);
        let next = branches.filter(|it| !flow.is_end(it)).filter_map(|it| it.to.as_ref());
        let at = process.approvals.iter().filter_map(|it| it.at_step.as_ref());
        let reached = process.milestones.iter().filter_map(|it| it.step.as_ref());
        let mut missing: BTreeMap<String, Vec<&Word>> = BTreeMap::new();
        for it in next.chain(at).chain(reached) {
            if flow.place(it).is_none() {
                missing.entry(folded(it.as_str())).or_default().push(it);
            }
        }
        for mut places in missing.into_values() {
            places.sort_by_key(|it| -> Span { it.span() });
            let [first, rest @ ..] = &places[..] else { continue };
            let names = process.steps.iter().flat_map(|it| it.name.iter().flat_map(Text::all));
            let known = process.step_ids().map(|it| it.value.as_str()).chain(names);
            let finding = RULE.at(first.span()).with("process", speak::name(process));
            let guess = (out.len() < speak::PATIENCE).then(|| similar(first.as_str(), known));
            let guess = speak::guess(guess.flatten());
            let finding = finding.text("step", first.as_str()).with("guess", guess);
            out.push(rest.iter().fold(finding, |finding, it| finding.label(it.span(), "other")));
        }
    }
}
