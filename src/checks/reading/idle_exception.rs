//! An exception without a reason, past its day, or for nothing.

use std::collections::BTreeSet;

use crate::checks::allow::{Exception, Scope, covered};
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::Manual;
use crate::text::Span;

pub static RULE: Rule = Rule::new(include_str!("idle_exception.md"), |_, _| {
    // What an exception silences is known only after all rules have run: `find` is called then.
});

/// What is wrong with `exceptions`, given in which ways what was found may be covered, if that is
/// known.
pub(crate) fn find(
    manual: &Manual,
    exceptions: &[Exception<'_>],
    silenced: Option<&BTreeSet<(String, Scope)>>,
) -> Vec<Diagnostic> {
    let is_idle = |it: &Exception<'_>| {
        let covers = |all: &BTreeSet<_>| covered(it).is_some_and(|it| all.contains(&it));
        silenced.is_some_and(|all| !covers(all))
    };
    let wrong = |exception: &Exception<'_>| {
        let it = exception.0;
        let at = it.code.as_ref()?;
        let finding = RULE.at(at.span()).text("code", at.as_str());
        let past = it.until.as_ref().and_then(|it| it.0.as_ref());
        let past = past.filter(|it| it.day < manual.as_of);
        let has_code = |it: &&Rule| it.code().eq_ignore_ascii_case(at.as_str());
        if !crate::checks::RULES.iter().any(has_code) {
            Some(finding.say("unknown").offer("unknown_help"))
        } else if it.reason.is_none() {
            Some(finding)
        } else if let Some(until) = past {
            let ended = until.written.value.clone();
            Some(finding.say("past").offer("past_help").text("date", ended))
        } else if exception.1 == Scope::Nowhere {
            Some(finding.say("nowhere").offer("nowhere_help"))
        } else if is_idle(exception) {
            Some(finding.say("idle").offer("idle_help"))
        } else {
            None
        }
    };
    let mut wrong: Vec<Diagnostic> = exceptions.iter().filter_map(wrong).collect();
    wrong.sort_by_key(|it| -> Span { it.span });
    wrong
}
