//! A value or a formula that does not fit the unit of its indicator.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::formula::{Dimension, Op, Part};
use crate::model::kinds::{Direction, Entity, Kpi, Measure};
use crate::model::{Figure, Manual, WrittenFormula};
use crate::text::Words;
use crate::yaml::Decimal;

pub static RULE: Rule = Rule::new(include_str!("value_against_unit.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for kpi in manual.all::<Kpi>().iter().filter(|it| !it.is_over()) {
        let formula = manual.formula(kpi);
        let target = kpi.target.as_ref().and_then(Figure::of);
        let of_target = target
            .as_ref()
            .and_then(|it| other_unit(kpi, it).or_else(|| odd_percent(kpi, it, formula.as_ref())));
        let of_formula = formula.as_ref().and_then(|it| mixed(manual, kpi, it));
        let found = of_target.into_iter().chain(of_formula);
        out.extend(found.map(|it| it.with("kpi", speak::name(kpi))));
    }
}

fn unit(kpi: &Kpi) -> Option<&Measure> {
    kpi.unit.as_ref()
}

fn words(unit: &str) -> Words {
    Measure::words(unit)
}

/// A target in another unit: `target: 95 %`, `unit: CNY`.
fn other_unit(kpi: &Entity<Kpi>, target: &Figure) -> Option<Diagnostic> {
    let own = unit(kpi)?;
    let (of_own, of_target) = (Dimension::of(own.as_str())?, Dimension::of(target.unit.as_ref()?)?);
    let is_known = of_own.is_known() && of_target.is_known();
    (is_known && of_own != of_target).then(|| {
        let finding =
            RULE.at(target.span).label(own.span(), "unit").text("value", target.text.clone());
        finding.with("unit", words(own.as_str()))
    })
}

/// A target in percent that no share can have, or that is a share of one and not of a hundred.
fn odd_percent(
    kpi: &Entity<Kpi>,
    target: &Figure,
    formula: Option<&WrittenFormula>,
) -> Option<Diagnostic> {
    let in_percent = target.unit.as_deref().or(unit(kpi).map(Measure::as_str)) == Some("%");
    in_percent.then_some(())?;
    let tree = formula.and_then(|it| it.formula()).map(|it| &it.tree);
    let is_change = tree.is_some_and(|it| {
        it.has(|part| matches!(part, Part::Two(Op::Minus, ..) | Part::Negative(_)))
    });
    let (value, one) = (target.value, Decimal::from(1));
    let finding = RULE.at(target.span).text("value", target.text.clone());
    if value > Decimal::HUNDRED && kpi.over_100 != Some(true) && !is_change {
        return Some(finding.say("over").offer("over_help"));
    }
    if value < Decimal::ZERO && tree.is_some() && !is_change {
        return Some(finding.say("below").offer("below_help"));
    }
    let is_share = value > Decimal::ZERO && value <= one && tree.is_some() && !is_change;
    if is_share && kpi.direction == Some(Direction::Higher) {
        let meant = value.times(Decimal::HUNDRED)?.to_string();
        return Some(finding.say("share").offer("share_help").text("meant", meant));
    }
    None
}

/// A formula that adds what differs in kind, or whose result is something else than its unit.
fn mixed(manual: &Manual, kpi: &Entity<Kpi>, written: &WrittenFormula) -> Option<Diagnostic> {
    let formula = written.formula()?;
    let of = |name: &str| manual.dimension_of(kpi, name);
    let result = match formula.tree.dimension(&of) {
        Ok(result) => result?,
        Err(mixed) => {
            let finding = RULE.at(written.place(&mixed.range)).say("mixed").offer("mixed_help");
            let finding = finding.with("left", mixed.left.words());
            return Some(finding.with("right", mixed.right.words()));
        }
    };
    let own = unit(kpi)?;
    let wanted = Dimension::of(own.as_str())?;
    let is_bare_ratio = result.is_ratio() && !result.is_count();
    let is_odd = result.is_money() && (wanted.is_ratio() || wanted.is_time())
        || result.is_time() && (wanted.is_money() || wanted.is_ratio() && !wanted.is_count())
        || is_bare_ratio && wanted.is_money();
    is_odd.then(|| {
        let finding = RULE.at(written.span()).label(own.span(), "unit").say("result");
        let finding = finding.offer("result_help").with("result", result.words());
        finding.with("unit", words(own.as_str()))
    })
}
