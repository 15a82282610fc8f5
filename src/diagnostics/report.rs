//! The report: all findings of one run, levelled, in order, counted.

use super::{Diagnostic, Level, Levels};
use crate::text::Sources;

/// A diagnostic and how much it counts.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The diagnostic.
    pub diagnostic: Diagnostic,
    /// How much it counts.
    pub level: Level,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LookedAt {
    /// Chapters.
    pub chapters: usize,
    /// Entities.
    pub entities: usize,
    /// Rules.
    pub rules: usize,
}

/// All findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The findings, by file and place.
    pub findings: Vec<Finding>,
    /// Findings that the manual allows, in the same order.
    pub allowed: Vec<Diagnostic>,
    /// How many findings a baseline knows; they are not among the findings.
    pub known: usize,
    /// How much was looked at.
    pub looked_at: LookedAt,
}

impl Report {
    /// Levels, orders and counts `diagnostics`.
    pub fn new(
        diagnostics: Vec<Diagnostic>,
        allowed: Vec<Diagnostic>,
        levels: &Levels,
        sources: &Sources,
    ) -> Report {
        let level = |it: Diagnostic| {
            let own = it.level.unwrap_or_else(|| it.rule.page().level);
            let level = levels.of(it.rule.code(), own);
            (level != Level::Off).then_some(Finding { diagnostic: it, level })
        };
        let mut findings: Vec<Finding> = diagnostics.into_iter().filter_map(level).collect();
        findings.sort_by(|a, b| key(&a.diagnostic, sources).cmp(&key(&b.diagnostic, sources)));
        Report { findings, allowed, ..Report::default() }
    }

    /// How many findings count this much.
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|it| it.level == level).count()
    }

    /// Whether anything is wrong that has to be mended.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|it| it.level == Level::Error)
    }
}

fn key<'s>(it: &Diagnostic, sources: &'s Sources) -> (&'s str, u32, u32, &'static str) {
    let path = sources.get(it.span.source).path.as_str();
    (path, it.span.start, it.span.end, it.rule.code())
}
