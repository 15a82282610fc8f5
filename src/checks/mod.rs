//! The rules, one `.rs` and one `.md` each, and the run over all of them.

mod allow;
#[allow(dead_code, reason = "words for the rules of all families")]
mod speak;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::catalogue::catalogue;
use crate::diagnostics::{Diagnostic, Levels, LookedAt, Report, Rule};
use crate::model::Manual;

catalogue! {
    /// Every rule, by family.
    pub RULES: Rule as RULE;
    reading { idle_exception, syntax_error }
    process { process_without_owner }
}

/// Runs every rule over `manual`.
pub fn check(manual: &Manual, levels: &Levels) -> Report {
    let run = |rule: &&'static Rule| {
        let mut out = Vec::new();
        (rule.check)(manual, &mut out);
        out
    };
    // One list for each rule, joined in the order of the rules: the same on any number of threads.
    let found: Vec<Vec<Diagnostic>> = RULES.par_iter().map(run).collect();
    let (kept, allowed) = allow::take_out(manual, found.into_iter().flatten().collect());
    let mut report = Report::new(kept, allowed, levels, &manual.sources);
    report.looked_at = LookedAt {
        chapters: manual.chapters.iter().filter(|it| it.has_page()).count(),
        entities: manual.entities.iter().count(),
        rules: RULES.len(),
    };
    report
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|it| it.code().eq_ignore_ascii_case(code))
}
