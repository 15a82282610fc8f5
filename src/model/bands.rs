//! Bands of amounts: which approval covers how much, and what none of them covers.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::Flow;
use super::kinds::{Approval, ApprovalKind, Process};
use crate::yaml::{Currency, Decimal, Money};

/// The approvals at one step that share out amounts among them.
#[derive(Clone, Debug)]
pub struct Chain<'p> {
    /// The step, where they name one that is there.
    pub step: Option<usize>,
    /// What each of them covers, from the lowest amounts up.
    bands: Vec<Band<'p>>,
    /// Whether one of them covers every amount.
    is_open: bool,
}

/// What one approval covers.
#[derive(Clone, Copy, Debug)]
struct Band<'p> {
    approval: usize,
    from: Option<&'p Money>,
    to: Option<&'p Money>,
    /// The currency of its amounts, where it is said.
    currency: Option<Currency>,
}

/// What is wrong with a chain.
#[derive(Clone, Copy, Debug)]
pub enum Flaw<'p> {
    /// Nobody approves what is more than `below` and less than `above`.
    Gap {
        /// The highest amount below, and the place of its approval.
        below: (&'p Money, usize),
        /// The lowest amount above, and the place of its approval.
        above: (&'p Money, usize),
    },
    /// Nobody approves what is more than the highest amount.
    NoTop((&'p Money, usize)),
    /// Two approve the same amounts: from the first up to the second; all, where there is none.
    Overlap {
        /// Where the second band begins, and the place of its approval.
        from: (&'p Money, usize),
        /// Where they end to overlap.
        to: Option<&'p Money>,
        /// The place of the other approval.
        other: usize,
    },
    /// A band that ends before it begins.
    TurnedAround((&'p Money, &'p Money), usize),
    /// A band that begins in one currency and ends in another.
    TwoCurrencies((&'p Money, &'p Money), usize),
    /// Bands of one step in several currencies, which cannot be compared.
    Mixed {
        /// An amount in the first currency, and the place of its approval.
        first: (&'p Money, usize),
        /// An amount in another one, and the place of its approval.
        other: (&'p Money, usize),
    },
}

impl<'p> Band<'p> {
    /// The amount that says what it is about.
    fn amount(&self) -> Option<&'p Money> {
        self.from.or(self.to)
    }

    fn lowest(&self) -> Decimal {
        self.from.map_or(Decimal::ZERO, |it| it.amount)
    }

    /// What is wrong with it by itself.
    fn flaw(&self) -> Option<Flaw<'p>> {
        let (from, to) = self.from.zip(self.to)?;
        let currencies = from.currency.zip(to.currency);
        if currencies.is_some_and(|(from, to)| from != to) {
            return Some(Flaw::TwoCurrencies((from, to), self.approval));
        }
        (from.amount > to.amount).then_some(Flaw::TurnedAround((from, to), self.approval))
    }

    fn same_as(&self, other: &Band<'_>) -> bool {
        self.lowest() == other.lowest()
            && self.to.map(|it| it.amount) == other.to.map(|it| it.amount)
    }
}

/// Whether nothing lies between two amounts: `4999` and `5000` meet.
fn meets(below: Decimal, above: Decimal) -> bool {
    above - below <= Decimal::from(1)
}

impl Process {
    /// Its chains of approvals with amounts. Who only reviews or countersigns leaves it to others
    /// to approve.
    pub fn chains(&self, flow: &Flow) -> Vec<Chain<'_>> {
        if !self.approvals.iter().any(|it| it.limit.is_some()) {
            return Vec::new();
        }
        let mut chains: BTreeMap<Option<usize>, Chain<'_>> = BTreeMap::new();
        for (at, approval) in self.approvals.iter().enumerate().filter(|(_, it)| decides(it)) {
            let step = approval.at_step.as_ref().and_then(|it| flow.place(it));
            let empty = || Chain { step, bands: Vec::new(), is_open: false };
            let chain = chains.entry(step).or_insert_with(empty);
            let limit = approval.limit.as_ref();
            let (from, to) = limit.map_or((None, None), |it| (it.from.as_ref(), it.to.as_ref()));
            if from.is_none() && to.is_none() {
                chain.is_open |= step.is_some();
                continue;
            }
            let own = from.into_iter().chain(to).find_map(|it| it.currency);
            let currency = own.or(limit.and_then(|it| it.currency));
            chain.bands.push(Band { approval: at, from, to, currency });
        }
        chains.retain(|_, it| !it.bands.is_empty());
        let mut chains: Vec<Chain<'_>> = chains.into_values().collect();
        for it in &mut chains {
            // What has no upper end comes last.
            it.bands.sort_by_key(|it| (it.lowest(), it.to.is_none(), it.to.map(|it| it.amount)));
        }
        chains
    }
}

/// Whether an approval decides, and does not only look at what others decide.
fn decides(approval: &Approval) -> bool {
    matches!(approval.kind, None | Some(ApprovalKind::Approve)) && !approval.says_none()
}

impl<'p> Chain<'p> {
    /// What is wrong with it, from the lowest amounts up; `all` are the chains of the process.
    pub fn flaws(&self, process: &Process, all: &[Chain<'_>]) -> Vec<Flaw<'p>> {
        let flaws: Vec<Flaw<'p>> = self.bands.iter().filter_map(Band::flaw).collect();
        if !flaws.is_empty() {
            return flaws;
        }
        if self.is_mixed() {
            return self.mixed(process).into_iter().collect();
        }
        let others: Vec<&Chain<'_>> =
            all.iter().filter(|it| it.step != self.step && !it.is_mixed()).collect();
        self.flaws_of_bands(process, &others)
    }

    /// Whether its bands are in several currencies.
    fn is_mixed(&self) -> bool {
        let mut said = self.bands.iter().filter_map(|it| it.currency);
        said.next().is_some_and(|first| said.any(|it| it != first))
    }

    /// That its bands are in several currencies, unless those of each of them are complete. Without
    /// a step they may be about different things.
    fn mixed(&self, process: &Process) -> Option<Flaw<'p>> {
        let mut by_currency: BTreeMap<Option<Currency>, Vec<Band<'p>>> = BTreeMap::new();
        for it in &self.bands {
            by_currency.entry(it.currency).or_default().push(*it);
        }
        let is_told = !by_currency.contains_key(&None);
        let is_whole = |bands: Vec<Band<'p>>| {
            let one = Chain { step: self.step, bands, is_open: self.is_open };
            one.flaws_of_bands(process, &[]).is_empty()
        };
        if self.step.is_none() || is_told && by_currency.into_values().all(is_whole) {
            return None;
        }
        let mut said: Vec<&Band<'p>> =
            self.bands.iter().filter(|it| it.currency.is_some()).collect();
        said.sort_by_key(|it| it.approval);
        let first = *said.first()?;
        let other = said.into_iter().find(|it| it.currency != first.currency)?;
        Some(Flaw::Mixed {
            first: (first.amount()?, first.approval),
            other: (other.amount()?, other.approval),
        })
    }

    fn flaws_of_bands(&self, process: &Process, others: &[&Chain<'_>]) -> Vec<Flaw<'p>> {
        let mut flaws = Vec::new();
        let mut highest = self.bands[0];
        for band in &self.bands[1..] {
            flaws.extend(self.overlap(process, &highest, band));
            let gap = highest.to.zip(band.from);
            if let Some((below, above)) = gap.filter(|_| !self.is_open)
                && above.amount > below.amount
                && !meets(below.amount, above.amount)
                && !others.iter().any(|it| it.continues(below.amount, Some(above.amount)))
            {
                let (below, above) = ((below, highest.approval), (above, band.approval));
                flaws.push(Flaw::Gap { below, above });
            }
            let is_higher = |end: &Money| band.to.is_none_or(|it| it.amount > end.amount);
            if highest.to.is_some_and(is_higher) {
                highest = *band;
            }
        }
        if let Some(end) = highest.to.filter(|_| !self.is_open)
            && !others.iter().any(|it| it.continues(end.amount, None))
        {
            flaws.push(Flaw::NoTop((end, highest.approval)));
        }
        flaws
    }

    /// Whether two bands overlap. Bands that say only where they end follow each other; two that
    /// cover the same are two signatures; and without a step they may be about different things,
    /// as they may under different conditions.
    fn overlap(&self, process: &Process, below: &Band<'p>, band: &Band<'p>) -> Option<Flaw<'p>> {
        let from = band.from?;
        let under = |it: &Band<'_>| {
            let condition = process.approvals[it.approval].condition.as_ref();
            condition.map(|it| it.by_language().collect::<Vec<_>>())
        };
        let is_apart = self.step.is_none() || under(below) != under(band) || below.same_as(band);
        let is_over = below.to.is_none_or(|it| it.amount > from.amount);
        if is_apart || !is_over || is_asked_twice(process, below, band) {
            return None;
        }
        let ends = [below.to, band.to].into_iter().flatten();
        let to = ends.min_by_key(|it| it.amount);
        Some(Flaw::Overlap { from: (from, band.approval), to, other: below.approval })
    }

    /// Whether it goes on, at another step, where other bands end, up to `to` at least.
    fn continues(&self, end: Decimal, to: Option<Decimal>) -> bool {
        let begins = self.bands[0].lowest();
        let covers =
            |to: Decimal| self.bands.iter().any(|it| it.to.is_none_or(|it| it.amount >= to));
        begins > Decimal::ZERO && (begins <= end || meets(end, begins)) && to.is_none_or(covers)
    }
}

/// Whether two approvals are asked for by different roles, and so are about different things.
fn is_asked_twice(process: &Process, one: &Band<'_>, other: &Band<'_>) -> bool {
    let asks = |it: &Band<'_>| {
        let by = process.approvals[it.approval].requested_by.iter();
        by.map(|it| it.id().value.clone()).collect::<BTreeSet<_>>()
    };
    asks(one) != asks(other)
}
