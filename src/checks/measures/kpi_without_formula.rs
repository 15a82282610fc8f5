//! An indicator of which nobody says how it is calculated.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Kpi;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("kpi_without_formula.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Kpi>(&["formula"], Told::Each, |it| it.formula.is_none()) {
        let kpi = &manual.all::<Kpi>()[at];
        out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
    }
}
