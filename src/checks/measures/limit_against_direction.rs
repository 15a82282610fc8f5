//! Limits that contradict the direction in which an indicator is better.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::kinds::{Aim, Direction, Entity, Kpi, Measure};
use crate::model::{Figure, Manual};
use crate::text::Words;
use crate::yaml::Quantity;

pub static RULE: Rule = Rule::new(include_str!("limit_against_direction.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for kpi in manual.all::<Kpi>().iter().filter(|it| !it.is_over()) {
        let found = range(kpi).or_else(|| against_direction(kpi)).or_else(|| past_target(kpi));
        out.extend(found.map(|it| it.with("kpi", speak::name(kpi))));
    }
}

/// A limit and what it is called.
struct Limit {
    name: Words,
    figure: Figure,
}

fn limit(aim: Option<&Aim>, en: &'static str, zh: &'static str) -> Option<Limit> {
    Some(Limit { name: Words::fixed(en, zh), figure: Figure::of(aim?)? })
}

fn target(kpi: &Kpi) -> Option<Limit> {
    limit(kpi.target.as_ref(), "target", "目标值")
}

/// The pairs of which the first has to be worse than the second, and whether both may be equal.
fn pairs(kpi: &Kpi) -> Vec<(Limit, Limit, bool)> {
    let limits = kpi.thresholds.as_ref();
    let green = || limit(limits?.green.as_ref(), "green limit", "绿线");
    let amber = || limit(limits?.amber.as_ref(), "amber limit", "黄线");
    let red = || limit(limits?.red.as_ref(), "red limit", "红线");
    let all = [
        (red(), target(kpi), false),
        (red(), green(), false),
        (amber(), target(kpi), true),
        (red(), amber(), true),
        (amber(), green(), true),
    ];
    all.into_iter().filter_map(|(a, b, may_be_equal)| Some((a?, b?, may_be_equal))).collect()
}

/// Which way is better: as the indicator says, or as green and red say.
fn direction(kpi: &Kpi) -> Option<Direction> {
    if kpi.direction.is_some() {
        return kpi.direction.filter(|it| *it != Direction::InRange);
    }
    let limits = kpi.thresholds.as_ref()?;
    let (green, red) = (Figure::of(limits.green.as_ref()?)?, Figure::of(limits.red.as_ref()?)?);
    match green.value.cmp(&red.value) {
        std::cmp::Ordering::Greater => Some(Direction::Higher),
        std::cmp::Ordering::Less => Some(Direction::Lower),
        std::cmp::Ordering::Equal => None,
    }
}

fn unit(kpi: &Kpi) -> Option<&str> {
    kpi.unit.as_ref().map(Measure::as_str)
}

fn is_better(a: &Figure, b: &Figure, direction: Direction) -> bool {
    match direction {
        Direction::Higher => a.value > b.value,
        Direction::Lower => a.value < b.value,
        Direction::InRange => false,
    }
}

fn against_direction(kpi: &Entity<Kpi>) -> Option<Diagnostic> {
    let direction = direction(kpi)?;
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (worse, better, may_be_equal) in pairs(kpi) {
        let (a, b) = (&worse.figure, &better.figure);
        if !a.is_like(b, unit(kpi)) {
            continue;
        }
        let is_equal = a.value == b.value;
        seen += 1;
        if is_better(a, b, direction) || is_equal && !may_be_equal {
            wrong.push((worse, better, is_equal));
        }
    }
    // Limits that are all the other way round: then it is the direction that is wrong.
    let is_reversed = wrong.len() == seen && seen > 1 && wrong.iter().all(|it| !it.2);
    let (worse, better, is_equal) = wrong.into_iter().next()?;
    let finding = RULE.at(worse.figure.span).label(better.figure.span, "other");
    let finding = finding
        .with("worse", worse.name)
        .with("better", better.name)
        .text("low", worse.figure.text)
        .text("high", better.figure.text)
        .with("direction", way(direction));
    Some(match (is_reversed && kpi.direction.is_some(), is_equal) {
        (true, _) => finding.say("reversed").offer("reversed_help"),
        (false, true) => finding.say("equal"),
        (false, false) => finding,
    })
}

fn way(direction: Direction) -> Words {
    match direction {
        Direction::Lower => Words::fixed("lower is better", "越低越好"),
        _ => Words::fixed("higher is better", "越高越好"),
    }
}

/// A target that was reached before anybody began.
fn past_target(kpi: &Entity<Kpi>) -> Option<Diagnostic> {
    let direction = direction(kpi)?;
    let (target, baseline) = (target(kpi)?.figure, Figure::of(kpi.baseline.as_ref()?)?);
    let is_past = baseline.is_like(&target, unit(kpi)) && is_better(&baseline, &target, direction);
    is_past.then(|| {
        let finding = RULE.at(target.span).label(baseline.span, "start").level(Level::Warning);
        finding
            .say("past")
            .offer("past_help")
            .with("direction", way(direction))
            .text("target", target.text)
            .text("baseline", baseline.text)
    })
}

/// A range that ends before it begins, or a target outside of it.
fn range(kpi: &Entity<Kpi>) -> Option<Diagnostic> {
    let read = |it: Option<&Quantity>| it.map(Figure::new);
    let limits = kpi.thresholds.as_ref().map(|it| (it.min.as_ref(), it.max.as_ref()));
    let of_target = kpi.target.as_ref().map(|it| (it.min.as_ref(), it.max.as_ref()));
    for (min, max) in limits.into_iter().chain(of_target) {
        let (min, max) = (read(min), read(max));
        if let (Some(min), Some(max)) = (&min, &max)
            && min.value > max.value
        {
            let finding =
                RULE.at(min.span).label(max.span, "other").say("empty").offer("empty_help");
            return Some(finding.text("low", min.text.clone()).text("high", max.text.clone()));
        }
        let Some(target) = target(kpi).map(|it| it.figure) else { continue };
        let below = min.filter(|it| it.is_like(&target, unit(kpi)) && target.value < it.value);
        let above = max.filter(|it| it.is_like(&target, unit(kpi)) && target.value > it.value);
        if let Some(end) = below.or(above) {
            let finding = RULE.at(target.span).label(end.span, "other").say("outside");
            let finding = finding.offer("empty_help").text("end", end.text);
            return Some(finding.text("target", target.text));
        }
    }
    None
}
