//! Indicators: their formulas, read, and what the names in them stand for.

use std::ops::Range;

use super::Manual;
use super::formula::{Dimension, Formula, ReadFormula};
use super::index::{Target, folded};
use super::kinds::{Entity, Key, Kpi, Measure, Metric, Stored, Term, Variable};
use crate::text::{Span, Spanned};
use crate::yaml::{Mention, RefOrText, Text};

/// A formula and where it is written.
#[derive(Clone, Debug)]
pub struct WrittenFormula {
    /// As written.
    pub text: String,
    /// What it is.
    pub read: ReadFormula,
    /// Where the value stands that holds it.
    whole: Span,
    /// Where in the source its first byte stands, if it is written there letter by letter.
    start: Option<usize>,
}

impl WrittenFormula {
    /// Where a part of the formula stands; the whole, if it is written with quotes or over several
    /// lines, so that the part cannot be pointed at.
    pub fn place(&self, part: &Range<usize>) -> Span {
        match self.start {
            Some(start) => Span::new(self.whole.source, start + part.start..start + part.end),
            None => self.whole,
        }
    }

    /// Where all of it stands.
    pub fn span(&self) -> Span {
        self.place(&(0..self.text.len()))
    }

    /// The formula, if it is one.
    pub fn formula(&self) -> Option<&Formula> {
        match &self.read {
            ReadFormula::Formula(it) => Some(it),
            _ => None,
        }
    }
}

/// What a name in a formula stands for.
#[derive(Clone, Copy, Debug)]
pub enum Origin<'m> {
    /// A variable that the indicator explains.
    Variable(&'m Variable),
    /// A metric, an indicator or a term.
    Entity(Key),
}

impl Manual {
    /// The formula of an indicator, in the language of the manual.
    pub fn formula(&self, kpi: &Entity<Kpi>) -> Option<WrittenFormula> {
        let text = kpi.formula.as_ref()?;
        let known: Vec<&str> = kpi.variables.0.iter().map(|(name, _)| name.value.trim()).collect();
        let written = text.get(self.lang).to_owned();
        let read = Formula::read(&written, &known);
        Some(WrittenFormula {
            read,
            whole: text.span,
            start: self.start(text, &written),
            text: written,
        })
    }

    fn start(&self, text: &Text, written: &str) -> Option<usize> {
        let at = self.sources.text(text.span).find(written)?;
        Some(text.span.start as usize + at)
    }

    /// What the name `it` in the formula of an indicator stands for.
    pub fn origin<'m>(&'m self, kpi: &'m Entity<Kpi>, it: &str) -> Option<Origin<'m>> {
        // `on-time orders`, `on_time_orders` and `On-time orders (all)` are one name.
        let plain = |it: &str| folded(it).replace([' ', '-'], "_");
        let names = [plain(it), plain(without_remark(it))];
        let mut variables = kpi.variables.0.iter();
        let is_it = |key: &Spanned<String>| names.contains(&plain(&key.value));
        if let Some((_, variable)) = variables.find(|(key, _)| is_it(key)) {
            return Some(Origin::Variable(variable));
        }
        [it, without_remark(it)].into_iter().find_map(|it| {
            let written = Spanned::new(it.to_owned(), Span::default());
            let kinds = const { &["metric", "kpi", "term"] };
            match self.index.resolve(&Mention::new(&written, kinds)) {
                Target::Entity(key) => Some(Origin::Entity(key)),
                _ => None,
            }
        })
    }

    /// The metric or indicator that a variable is read from.
    pub fn source_of(&self, origin: Origin<'_>) -> Option<Key> {
        match origin {
            Origin::Entity(key) => Some(key).filter(|it| it.kind != Term::INDEX),
            Origin::Variable(variable) => match variable.source.as_ref()? {
                RefOrText::Ref(it) => match self.index.resolve(&it.mention) {
                    Target::Entity(key) => Some(key),
                    _ => None,
                },
                RefOrText::Text(_) => None,
            },
        }
    }

    /// The unit of a name in a formula.
    pub fn measure_of<'m>(&'m self, kpi: &'m Entity<Kpi>, name: &str) -> Option<&'m str> {
        let origin = self.origin(kpi, name)?;
        if let Origin::Variable(Variable { unit: Some(unit), .. }) = origin {
            return Some(unit.as_str());
        }
        let key = self.source_of(origin)?;
        let unit = match key.kind {
            it if it == Metric::INDEX => self.all::<Metric>()[key.at].unit.as_ref(),
            it if it == Kpi::INDEX => self.all::<Kpi>()[key.at].unit.as_ref(),
            _ => None,
        };
        unit.map(Measure::as_str)
    }

    /// What a name in a formula is measured in.
    pub fn dimension_of(&self, kpi: &Entity<Kpi>, name: &str) -> Option<Dimension> {
        Dimension::of(self.measure_of(kpi, name)?)
    }
}

/// A name without the remark in brackets that it ends with.
pub(super) fn without_remark(name: &str) -> &str {
    let trimmed = name.trim_end();
    if !trimmed.ends_with([')', '）']) {
        return trimmed;
    }
    trimmed.rfind(['(', '（']).map_or(trimmed, |at| trimmed[..at].trim_end())
}
