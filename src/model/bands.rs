//! Bands of amounts: which approval covers how much, and what none of them covers.

use std::collections::{BTreeMap, BTreeSet};

use super::flow::Flow;
use super::kinds::{Approval, ApprovalKind, Process};
use crate::yaml::{Decimal, Money};

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
}

impl Band<'_> {
    fn lowest(&self) -> Decimal {
        self.from.map_or(Decimal::ZERO, |it| it.amount)
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
    /// to approve; amounts of several currencies are not compared.
    pub fn chains(&self, flow: &Flow) -> Vec<Chain<'_>> {
        if !self.approvals.iter().any(|it| it.limit.is_some()) {
            return Vec::new();
        }
        let mut chains: BTreeMap<Option<usize>, Chain<'_>> = BTreeMap::new();
        let mut mixed: BTreeSet<Option<usize>> = BTreeSet::new();
        let mut currencies = BTreeMap::new();
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
            for money in from.into_iter().chain(to) {
                let own = money.currency_or(limit.and_then(|it| it.currency));
                if own.is_some_and(|it| *currencies.entry(step).or_insert(it) != it) {
                    mixed.insert(step);
                }
            }
            chain.bands.push(Band { approval: at, from, to });
        }
        chains.retain(|step, it| !it.bands.is_empty() && !mixed.contains(step));
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
    /// What is wrong with it, from the lowest amounts up; `others` are the chains of the process.
    pub fn flaws(&self, process: &Process, others: &[Chain<'_>]) -> Vec<Flaw<'p>> {
        let turned = self.bands.iter().filter_map(|it| {
            let (from, to) = it.from.zip(it.to)?;
            (from.amount > to.amount).then_some(Flaw::TurnedAround((from, to), it.approval))
        });
        let mut flaws: Vec<Flaw<'p>> = turned.collect();
        if !flaws.is_empty() {
            return flaws;
        }
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
            condition.map(|it| it.by_language.clone())
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
