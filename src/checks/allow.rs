//! Exceptions: findings that the manual knows of and accepts are taken out of the report.

use crate::diagnostics::Diagnostic;
use crate::model::Manual;
use crate::model::settings::Allow;
use crate::text::SourceId;

/// The exceptions of a manual with the source that each of them is for; nothing means everywhere.
pub(super) fn exceptions(manual: &Manual) -> impl Iterator<Item = (&Allow, Option<SourceId>)> {
    let whole = manual.file.settings.allow.iter().map(|it| {
        let source = it.r#where.as_ref().and_then(|it| manual.sources.at(it.as_str()));
        (it, source)
    });
    let own = manual
        .chapters
        .iter()
        .flat_map(|chapter| chapter.placing.allow.iter().map(|it| (it, Some(chapter.source))));
    whole.chain(own)
}

/// Whether an exception still holds: it gives a reason, and its day has not passed.
pub(super) fn is_valid(it: &Allow, manual: &Manual) -> bool {
    it.reason.is_some() && it.until.as_ref().is_none_or(|it| it.day >= manual.as_of)
}

/// Whether an exception is meant for a finding. Exceptions are never themselves excepted.
pub(super) fn covers(it: &Allow, source: Option<SourceId>, finding: &Diagnostic) -> bool {
    let code = finding.rule.code();
    it.code.as_ref().is_some_and(|it| it.as_str().eq_ignore_ascii_case(code))
        && code != "OPS015"
        && source.is_none_or(|it| it == finding.span.source)
}

/// Splits `found` into what stays and what the manual allows, and adds what is wrong with the
/// exceptions themselves.
pub(super) fn take_out(
    manual: &Manual,
    found: Vec<Diagnostic>,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let exceptions: Vec<_> = exceptions(manual).collect();
    let is_allowed = |finding: &Diagnostic| {
        let covered = |(it, source): &(&Allow, Option<SourceId>)| {
            is_valid(it, manual) && covers(it, *source, finding)
        };
        exceptions.iter().any(covered)
    };
    let idle = super::reading::idle_exception::find(manual, &exceptions, &found);
    let (allowed, mut kept): (Vec<_>, Vec<_>) = found.into_iter().partition(is_allowed);
    kept.extend(idle);
    (kept, allowed)
}
