//! A duty of a unit that none of its roles has.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::kinds::{Role, Unit};
use crate::model::{Carriers, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("duty_of_nobody.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let roles = manual.all::<Role>();
    let has_duties = |it: &Unit| !it.duties.is_empty();
    if roles.is_empty() || !manual.all::<Unit>().iter().any(|it| has_duties(it)) {
        return;
    }
    let carriers = Carriers::new(manual);
    for (at, unit) in manual.all::<Unit>().iter().enumerate() {
        let own = || carriers.of(at).map(|it| &roles[it]);
        // Where the duties of a role stand in its text, nobody can say what they are.
        let is_open = own().next().is_none() || own().any(|it| it.duties.is_empty());
        if unit.is_over() || !has_duties(unit) || is_open {
            continue;
        }
        let head = unit.own.head.as_ref().and_then(|it| manual.role(it)).map(|it| &roles[it.at]);
        let Some(role) = head.or_else(|| own().next()) else { continue };
        for duty in &unit.duties {
            if carriers.have(at, duty.id.as_ref(), duty.text.as_ref()) {
                continue;
            }
            let Some(text) = &duty.text else { continue };
            let words = text.words();
            let short = Words::new(speak::short(&words.en), speak::short(&words.zh));
            let finding = RULE.at(text.span).with("unit", speak::name(unit)).with("duty", short);
            let finding = finding.with("role", speak::name(role)).with("text", words);
            out.push(finding.label(role.span, "role_here"));
        }
    }
}
