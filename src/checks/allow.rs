//! Exceptions: findings that the manual knows of and accepts are taken out of the report.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Diagnostic;
use crate::model::settings::Allow;
use crate::model::{Chapter, Manual};
use crate::text::SourceId;
use crate::yaml::{Date, Tried};

/// Where an exception counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// In the whole manual.
    Everywhere,
    /// In one source.
    In(SourceId),
    /// Nowhere: it names a file that is not there.
    Nowhere,
}

/// An exception, and where it counts.
pub(super) type Exception<'m> = (&'m Allow, Scope);

/// The exceptions of a manual.
pub(super) fn exceptions(manual: &Manual) -> impl Iterator<Item = Exception<'_>> {
    let whole = manual.file.settings.allow.iter().map(|it| {
        let scope = it.r#where.as_ref().map_or(Scope::Everywhere, |path| {
            let path = path.as_str().trim().trim_start_matches("./");
            manual.sources.at(path).map_or(Scope::Nowhere, Scope::In)
        });
        (it, scope)
    });
    let own = manual
        .chapters
        .iter()
        .flat_map(|chapter| chapter.placing.allow.iter().map(|it| (it, Scope::In(chapter.source))));
    whole.chain(own)
}

/// Whether an exception still holds: it gives a reason, and its day has not passed. What ends on a
/// day that nobody can read does not hold.
pub(super) fn is_valid(it: &Allow, manual: &Manual) -> bool {
    let holds = |until: &Tried<Date>| until.0.as_ref().is_some_and(|it| it.day >= manual.as_of);
    it.reason.is_some() && it.until.as_ref().is_none_or(holds)
}

/// What an exception covers: a code, in upper case, in a scope.
pub(super) fn covered((it, scope): &Exception<'_>) -> Option<(String, Scope)> {
    Some((it.code.as_ref()?.as_str().trim().to_uppercase(), *scope))
}

/// The ways in which an exception may cover a finding: everywhere, in its file, and for what stands
/// in a translation in the file of the chapter. Exceptions are never themselves excepted.
fn ways(
    finding: &Diagnostic,
    originals: &BTreeMap<SourceId, SourceId>,
) -> impl Iterator<Item = (String, Scope)> {
    let (code, source) = (finding.rule.code(), finding.span.source);
    let original = originals.get(&source).map(|it| Scope::In(*it));
    let scopes = [Scope::Everywhere, Scope::In(source)].into_iter().chain(original);
    scopes.filter(move |_| code != "OPS015").map(move |it| (code.to_owned(), it))
}

/// The sources of translations, each with that of its chapter.
fn originals(manual: &Manual) -> BTreeMap<SourceId, SourceId> {
    let of = |it: &Chapter| it.translations.iter().map(|of| (of.source, it.source)).collect();
    manual.chapters.iter().flat_map(|it| -> Vec<_> { of(it) }).collect()
}

/// Splits `found` into what stays and what the manual allows, and adds what is wrong with the
/// exceptions themselves. Whether they are of use is known only where every file could be read,
/// and for the standards that the manual itself names.
pub(super) fn take_out(
    manual: &Manual,
    found: Vec<Diagnostic>,
    is_all_read: bool,
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let exceptions: Vec<Exception<'_>> = exceptions(manual).collect();
    if exceptions.is_empty() {
        return (found, Vec::new());
    }
    let valid = exceptions.iter().filter(|(it, _)| is_valid(it, manual));
    let valid: BTreeSet<(String, Scope)> = valid.filter_map(covered).collect();
    let originals = originals(manual);
    let silenced: BTreeSet<_> = found.iter().flat_map(|it| ways(it, &originals)).collect();
    let is_known = is_all_read && manual.keeps_own_standards();
    let idle =
        super::reading::idle_exception::find(manual, &exceptions, is_known.then_some(&silenced));
    let is_allowed = |finding: &Diagnostic| ways(finding, &originals).any(|it| valid.contains(&it));
    let (allowed, mut kept): (Vec<_>, Vec<_>) = found.into_iter().partition(is_allowed);
    kept.extend(idle);
    (kept, allowed)
}
