//! A change of the world or of the house that does not lead to a review.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::settings::ReviewTrigger;
use crate::model::{Lacking, Manual};
use crate::text::Words;

pub static RULE: Rule = Rule::new(include_str!("missing_review_trigger.md"), check);

/// What has to lead to a review, what is as good, and what it is called.
type Needed = (ReviewTrigger, &'static [ReviewTrigger], Words);

fn needed() -> [Needed; 4] {
    use ReviewTrigger::{Audit, External, Goals, Incident, Internal, Law, Market};
    [
        (External, &[Law, Market], Words::fixed("a change outside", "外部环境变化")),
        (Internal, &[Incident, Audit], Words::fixed("a change inside", "内部需求变化")),
        (Goals, &[], Words::fixed("a change of goals", "组织目标变化")),
        (Market, &[], Words::fixed("a change of the market", "市场需求变化")),
    ]
}

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let has = &manual.file.settings.review_triggers;
    let lacking: Vec<Lacking<'_>> =
        manual.lacking().filter(|it| speak::is_left_to(it.spec, &RULE)).collect();
    let demands = lacking.iter().flat_map(|it| it.spec.by.iter());
    let demands = demands.flat_map(|it| it.any.iter().flatten());
    let asked: Vec<ReviewTrigger> =
        demands.filter_map(|it| ReviewTrigger::named(&it.sort.as_ref()?.1)).collect();
    let missing: Vec<Needed> = needed()
        .into_iter()
        .filter(|(it, as_good, _)| {
            let is_there = has.contains(it) || as_good.iter().any(|it| has.contains(it));
            // Whoever lists some has to list all; whoever lists none, what the standard asks for.
            if has.is_empty() { asked.contains(it) } else { !is_there }
        })
        .collect();
    if missing.is_empty() {
        return;
    }
    let at = match lacking.first().filter(|_| has.is_empty()) {
        Some(it) => manual.chapters[it.chapter].end,
        None => speak::whole(manual),
    };
    let is_must = lacking.iter().any(|it| it.spec.is_must());
    let names: Vec<String> = missing.iter().map(|it| it.0.choice().name.to_owned()).collect();
    let words: Vec<Words> = missing.iter().map(|it| it.2.clone()).collect();
    out.push(
        RULE.at(at)
            .level(if is_must { Level::Error } else { Level::Warning })
            .with("triggers", speak::none_of(&words))
            .text("names", names.join(", ")),
    );
}
