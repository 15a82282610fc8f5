//! A number that is not on its scale, and a scale that leaves numbers without a meaning.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Control, RiskLevel};
use crate::model::settings::{RiskCriteria, ScaleLevel};
use crate::model::{Manual, RiskScale, Score};
use crate::text::{Span, Spanned, Words};

pub static RULE: Rule = Rule::new(include_str!("score_off_scale.md"), check);

/// How well a control works: from not at all to fully.
const EFFECTIVENESS: RangeInclusive<i64> = 1..=4;
/// So many scores of a gap are named.
const NAMED: usize = 4;

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let scale = &manual.risk_scale;
    ratings(manual, scale, out);
    for control in manual.all::<Control>().iter().filter(|it| !it.is_over()) {
        let off = control.effectiveness.as_ref().filter(|it| !EFFECTIVENESS.contains(&it.value));
        let words = Words::fixed("effectiveness", "有效性");
        out.extend(off.map(|it| off_scale(it, &words, &EFFECTIVENESS).offer("effect_help")));
    }
    if let Some(criteria) = &manual.file.settings.risk_criteria {
        let axes = [
            (&criteria.likelihood, likelihood(), &scale.likelihood),
            (&criteria.impact, impact(), &scale.impact),
        ];
        out.extend(axes.into_iter().filter_map(|(it, words, all)| undescribed(it, words, all)));
        out.extend(gap(manual, criteria, scale));
        out.extend(overlap(manual, criteria, scale));
    }
}

fn likelihood() -> Words {
    Words::fixed("likelihood", "可能性")
}

fn impact() -> Words {
    Words::fixed("impact", "影响")
}

fn ratings(manual: &Manual, scale: &RiskScale, out: &mut Vec<Diagnostic>) {
    let criteria = manual.file.settings.risk_criteria.as_ref();
    let defined = |it: fn(&RiskCriteria) -> &Vec<ScaleLevel>| {
        criteria.and_then(|criteria| it(criteria).first()).and_then(level_span)
    };
    let axes = [
        (likelihood(), &scale.likelihood, defined(|it| &it.likelihood)),
        (impact(), &scale.impact, defined(|it| &it.impact)),
    ];
    for (_, risk) in manual.risks() {
        for (of_likelihood, of_impact) in risk.ratings() {
            for (value, (words, range, span)) in [of_likelihood, of_impact].iter().zip(&axes) {
                let Some(off) = value.filter(|it| !range.contains(&it.value)) else { continue };
                let finding = off_scale(off, words, range);
                out.push(match span {
                    Some(span) => finding.label(*span, "scale"),
                    None => finding.offer("usual_help"),
                });
            }
        }
    }
}

fn off_scale(off: &Spanned<i64>, words: &Words, range: &RangeInclusive<i64>) -> Diagnostic {
    RULE.at(off.span)
        .text("value", off.value.to_string())
        .with("axis", words.clone())
        .text("from", range.start().to_string())
        .text("to", range.end().to_string())
}

fn level_span(level: &ScaleLevel) -> Option<Span> {
    let number = level.level.as_ref().map(|it| it.span);
    number.or_else(|| level.label.as_ref().or(level.description.as_ref()).map(|it| it.span))
}

/// The levels of a scale that nobody says the meaning of.
fn undescribed(
    levels: &[ScaleLevel],
    axis: Words,
    all: &RangeInclusive<i64>,
) -> Option<Diagnostic> {
    let is_described =
        |it: &&(i64, &ScaleLevel)| it.1.label.is_some() || it.1.description.is_some();
    let numbered = (1..).zip(levels);
    let numbered = numbered.map(|(at, it)| (it.level.as_ref().map_or(at, |it| it.value), it));
    let numbered: Vec<(i64, &ScaleLevel)> = numbered.collect();
    let described: BTreeSet<i64> = numbered.iter().filter(is_described).map(|it| it.0).collect();
    let missing = all.clone().filter(|it| !described.contains(it));
    let missing: Vec<i64> = missing.take(NAMED).collect();
    let first = *missing.first()?;
    let here = numbered.iter().find(|(number, _)| *number >= first).and_then(|it| level_span(it.1));
    let span = here.or_else(|| level_span(levels.first()?))?;
    let finding = RULE.at(span).level(Level::Warning).say("undescribed").offer("undescribed_help");
    Some(finding.with("axis", axis).with("levels", numbers(&missing)))
}

/// Scores that belong to no level.
fn gap(manual: &Manual, criteria: &RiskCriteria, scale: &RiskScale) -> Option<Diagnostic> {
    let missing = scale.without_level();
    let finding = RULE.at(levels_span(manual, criteria)).say("gap").offer("gap_help");
    if criteria.matrix.is_empty() {
        named(&missing.iter().map(|it| it.product()).collect()).map(|it| finding.with("scores", it))
    } else {
        let cell = |it: &Score| format!("{} × {}", it.likelihood, it.impact);
        let cells: Vec<String> = missing.iter().take(NAMED).map(cell).collect();
        let words = speak::row(&cells.into_iter().map(Words::same).collect::<Vec<_>>());
        let finding = finding.say("empty_cell").offer("cell_help");
        (!missing.is_empty()).then(|| finding.with("scores", words))
    }
}

/// Scores that belong to two bands.
fn overlap(manual: &Manual, criteria: &RiskCriteria, scale: &RiskScale) -> Option<Diagnostic> {
    let twice = named(&scale.in_two_bands().into_iter().map(Score::product).collect())?;
    let finding = RULE.at(levels_span(manual, criteria)).say("overlap").offer("gap_help");
    Some(finding.with("scores", twice))
}

fn named(scores: &BTreeSet<i64>) -> Option<Words> {
    let scores: Vec<i64> = scores.iter().copied().take(NAMED).collect();
    (!scores.is_empty()).then(|| numbers(&scores))
}

fn numbers(all: &[i64]) -> Words {
    let all: Vec<String> = all.iter().map(i64::to_string).collect();
    Words::new(speak::joined(&all, ", ", " and "), speak::joined(&all, "、", "和"))
}

/// Where the levels of risk are defined.
fn levels_span(manual: &Manual, criteria: &RiskCriteria) -> Span {
    let cell = criteria.matrix.iter().flat_map(|it| &it.levels).map(RiskLevel::span).next();
    let band = criteria.bands.first().and_then(|it| {
        let number = it.from.as_ref().or(it.to.as_ref()).map(|it| it.span);
        number.or_else(|| it.name.as_ref().map(|it| it.span))
    });
    cell.or(band).unwrap_or_else(|| speak::whole(manual))
}
