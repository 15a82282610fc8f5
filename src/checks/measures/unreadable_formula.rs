//! A formula that cannot be read, and so cannot be calculated.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::formula::{Formula, ReadFormula};
use crate::model::kinds::{Entity, Key, Kpi, Stored};
use crate::model::{Manual, Target, WrittenFormula};
use crate::text::{Span, Spanned};
use crate::yaml::Mention;

pub static RULE: Rule = Rule::new(include_str!("unreadable_formula.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for (at, kpi) in manual.all::<Kpi>().iter().enumerate().filter(|(_, it)| !it.is_over()) {
        let Some(written) = manual.formula(kpi) else { continue };
        let finding = match &written.read {
            ReadFormula::Wrong(wrong) => {
                let finding = RULE.at(written.place(&wrong.range));
                finding.with("reason", wrong.reason.clone())
            }
            ReadFormula::Words if named(manual, written.text.trim()).is_none() => {
                RULE.at(written.span()).say("words").offer("words_help").level(Level::Note)
            }
            ReadFormula::Words => continue,
            ReadFormula::Formula(formula) => match of_another(manual, at, formula, &written) {
                Some(it) => it,
                None => continue,
            },
        };
        out.push(finding.with("kpi", speak::name(kpi)));
    }
}

/// A formula whose result is another indicator: it was copied, and not changed.
fn of_another(
    manual: &Manual,
    at: usize,
    formula: &Formula,
    written: &WrittenFormula,
) -> Option<Diagnostic> {
    let (name, range) = formula.result.as_ref()?;
    let other = named(manual, name).filter(|it| it.at != at)?;
    let other: &Entity<Kpi> = &manual.all::<Kpi>()[other.at];
    let finding = RULE.at(written.place(range)).say("other").offer("other_help");
    Some(finding.label(other.span, "result").with("other", speak::name(other)))
}

/// The indicator called `name`.
fn named(manual: &Manual, name: &str) -> Option<Key> {
    let written = Spanned::new(name.to_owned(), Span::default());
    match manual.index.resolve(&Mention::new(&written, &["kpi"])) {
        Target::Entity(key) if key.kind == Kpi::INDEX => Some(key),
        _ => None,
    }
}
