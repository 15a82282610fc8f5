//! A risk that nobody answers for.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Risk;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("risk_without_owner.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for at in manual.untold::<Risk>(&["owner"], Told::Each, |it| it.head.owner.is_none()) {
        let risk = &manual.all::<Risk>()[at];
        out.push(RULE.at(risk.span).with("risk", speak::name(risk)));
    }
}
