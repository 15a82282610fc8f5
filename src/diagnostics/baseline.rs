//! A baseline: the findings that a manual had when it took up the tool. Only new ones count.

use std::collections::BTreeMap;

use super::{Diagnostic, Report};
use crate::text::Sources;

/// By what a finding is known again after lines have moved and days have passed: not by its place
/// and not by its words, which may name a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The file.
    pub path: String,
    /// The rule's code.
    pub code: String,
    /// What stands at the place, on one line.
    pub at: String,
}

/// Known findings, and how often each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(pub BTreeMap<Known, usize>);

/// How much of what stands at a place tells it apart from others.
const LONGEST: usize = 80;

impl Baseline {
    /// All findings of `report`.
    pub fn of(report: &Report, sources: &Sources) -> Baseline {
        let mut baseline = Baseline::default();
        for it in &report.findings {
            *baseline.0.entry(known(&it.diagnostic, sources)).or_default() += 1;
        }
        baseline
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Takes the findings out of `report` that it knows. Gives back how many it knows and the
    /// report no longer has.
    pub fn take_out(mut self, report: &mut Report, sources: &Sources) -> usize {
        let (kept, known): (Vec<_>, Vec<_>) =
            report.findings.drain(..).partition(|it| !self.takes(&it.diagnostic, sources));
        report.findings = kept;
        report.known = known.len();
        self.len()
    }

    fn takes(&mut self, it: &Diagnostic, sources: &Sources) -> bool {
        match self.0.get_mut(&known(it, sources)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

fn known(it: &Diagnostic, sources: &Sources) -> Known {
    let text = sources.text(it.span);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = line.chars().take(LONGEST).collect();
    let path = sources.get(it.span.source).path.clone();
    Known { path, code: it.rule.code().to_owned(), at }
}
