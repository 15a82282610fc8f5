//! An indicator of which nobody says where its data comes from.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Kpi;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("kpi_without_data_source.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Kpi>(&["data_source"], Told::Each, |it| it.data_source.is_none()) {
        let kpi = &manual.all::<Kpi>()[at];
        out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
    }
}
