//! A name in a formula that nothing explains.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::model::kinds::{Entity, Kpi};
use crate::text::{Span, similar};

pub static RULE: Rule = Rule::new(include_str!("unexplained_variable.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for kpi in manual.all::<Kpi>().iter().filter(|it| !it.is_over() && !it.is_garbled("variables"))
    {
        let Some(written) = manual.formula(kpi) else { continue };
        let Some(formula) = written.formula() else { continue };
        let mut unknown: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
        for (name, range) in formula.tree.names() {
            if needs_words(kpi, name) && manual.origin(kpi, name).is_none() {
                unknown.entry(name).or_default().push(written.place(&range));
            }
        }
        let mut findings: Vec<_> = unknown.into_iter().collect();
        findings.sort_by_key(|(_, spans)| spans[0]);
        for (name, spans) in findings {
            let named = kpi.variables.0.iter().map(|(name, _)| name.value.as_str());
            let finding = RULE.at(spans[0]).with("kpi", speak::name(kpi)).text("variable", name);
            let finding = finding.with("guess", speak::guess(similar(name, named)));
            let others = spans[1..].iter().filter(|it| **it != spans[0]);
            out.push(others.fold(finding, |it, span| it.label(*span, "also")));
        }
    }
}

/// Whether a name has to be explained: where an indicator explains its variables, each; else those
/// that are no words. `all orders` and 订单总数 say themselves what they are.
fn needs_words(kpi: &Entity<Kpi>, name: &str) -> bool {
    let is_short = || name.chars().count() == 1;
    let is_code = || name.contains('_') || name.contains(':');
    let letters = || name.chars().filter(|it| it.is_alphabetic());
    let is_abbreviation = || name.is_ascii() && letters().all(char::is_uppercase);
    !kpi.variables.0.is_empty() || is_short() || is_code() || is_abbreviation()
}
