//! Duties of two roles that say nearly the same.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::{DutyOf, Manual};
use crate::text::{Span, Words};
use crate::yaml::Text;

pub static RULE: Rule = Rule::new(include_str!("similar_duties.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let mut by_roles: BTreeMap<(usize, usize), Vec<(DutyOf, DutyOf)>> = BTreeMap::new();
    let percent = manual.thresholds().overlap() as usize;
    for (first, second) in manual.similar_duties(percent) {
        by_roles.entry((first.role, second.role)).or_default().push((first, second));
    }
    for pairs in by_roles.into_values() {
        let (first, second) = pairs[0];
        let finding = RULE
            .at(span(manual, first))
            .with("role", speak::name(manual.role_of(first)))
            .with("other", speak::name(manual.role_of(second)))
            .with("first", text(manual, first))
            .with("second", text(manual, second))
            .text("id", &*manual.role_of(second).id)
            .label(span(manual, second), "also");
        let more = pairs[1..].iter().flat_map(|(first, second)| [first, second]);
        let finding = more.fold(finding, |finding, it| finding.label(span(manual, *it), "more"));
        out.push(match pairs.len() {
            1 => finding,
            count => finding.say("several").text("more", (count - 1).to_string()),
        });
    }
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
