//! An indicator that nobody answers for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::Kpi;

pub static RULE: Rule = Rule::new(include_str!("kpi_without_owner.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for kpi in
        manual.all::<Kpi>().iter().filter(|it| it.head.owner.is_none() && !it.is_garbled("owner"))
    {
        out.push(RULE.at(kpi.span).with("kpi", speak::name(kpi)));
    }
}
