//! A risk about which nothing is done.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::Risk;
use crate::model::{Manual, Told};

pub static RULE: Rule = Rule::new(include_str!("risk_without_response.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let lacks = |it: &Risk| it.response.is_none() && it.treatment.is_empty();
    for at in manual.untold::<Risk>(&["response", "treatment"], Told::Each, |it| lacks(it)) {
        let risk = &manual.all::<Risk>()[at];
        out.push(RULE.at(risk.span).with("risk", speak::name(risk)));
    }
}
