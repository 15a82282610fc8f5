//! A duty that two roles have.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{DutyOf, Manual, SameDuty};
use crate::text::{Span, Words};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("duty_of_two_roles.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut by_roles: BTreeMap<Vec<usize>, Vec<SameDuty>> = BTreeMap::new();
    for it in manual.same_duties() {
        let roles = it.duties.iter().map(|it| it.role).collect();
        by_roles.entry(roles).or_default().push(it);
    }
    for all in by_roles.into_values() {
        let of = &all[0].duties;
        let roles: Vec<Words> = of.iter().map(|it| speak::name(manual.role_of(*it))).collect();
        let others = of[1..].iter().take(3).map(|it| manual.role_of(*it).id.clone());
        let finding = RULE
            .at(span(manual, of[0]))
            .with("roles", speak::few(&roles))
            .with("text", text(manual, of[0]))
            .text("others", others.collect::<Vec<_>>().join(", "))
            .text("role", &*manual.role_of(of[0]).id);
        let places = all.iter().flat_map(|it| &it.duties).skip(1);
        let finding = places.fold(finding, |finding, it| finding.label(span(manual, *it), "also"));
        out.push(said(manual, &all, finding));
    }
}

fn said(manual: &Manual, all: &[SameDuty], finding: Diagnostic) -> Diagnostic {
    let first = &all[0];
    if let ([_], true) = (all, first.by_id) {
        let texts: Vec<Words> = first.duties.iter().map(|it| text(manual, *it)).collect();
        let id = manual.duty(first.duties[0]).id.as_ref();
        let id = id.map(|it| it.as_str().to_owned()).unwrap_or_default();
        let finding = finding.say("one_id").offer("id_help");
        return finding.with("duties", speak::few(&texts)).text("id", id);
    }
    let texts: Vec<Words> = all.iter().map(|it| text(manual, it.duties[0])).collect();
    let finding = finding.with("duties", speak::few(&texts));
    if all.len() > 1 { finding.say("several") } else { finding }
}

fn text(manual: &Manual, of: DutyOf) -> Words {
    let text = manual.duty(of).text.as_ref().map(Text::words);
    text.map_or_else(
        || Words::same(""),
        |it| Words::new(speak::short(&it.en), speak::short(&it.zh)),
    )
}

fn span(manual: &Manual, of: DutyOf) -> Span {
    let text = manual.duty(of).text.as_ref().map(|it| it.span);
    text.unwrap_or(manual.role_of(of).span)
}
