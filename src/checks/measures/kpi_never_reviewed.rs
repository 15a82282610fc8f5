//! An indicator that nobody looks at again.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Described, Key, Kpi, Meeting, Report, Stored};
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("kpi_never_reviewed.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let fields = ["review_cycle"];
    for at in manual.untold::<Kpi>(&fields, Told::Together, |it| it.head.review_cycle.is_none()) {
        let key = Key { kind: Kpi::INDEX, at };
        if !manual.is_used_by(key, &[Meeting::KIND, Report::KIND]) {
            let kpi = &manual.all::<Kpi>()[at];
            out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
        }
    }
}
