//! A text that was changed after it was approved, under the same version.

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Level, Rule};
use crate::model::{Document, Fingerprints, Lock, Manual, Subject};
use crate::text::{Problem, Span, What, Words};
use crate::yaml::Version;

pub static RULE: Rule = Rule::new(include_str!("changed_after_approval.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let Some(lock) = &manual.lock else { return };
    if !lock.is_whole {
        out.extend(broken(manual, lock));
        return;
    }
    let fingerprints = Fingerprints::new();
    let unreadable = manual.unreadable();
    let mut unsealed: Vec<((), Span, Document<'_>)> = Vec::new();
    let files = manual.approved_files();
    for (source, document) in files.filter(|(it, _)| !unreadable.contains(it)) {
        let path = &manual.sources.get(source).path;
        let version = document.all.version;
        let place = document.own.version.map_or(document.span, Version::span);
        let seal = lock.seal(path).filter(|it| it.is_of(version));
        let Some(sha256) = seal.and_then(|it| it.sha256.as_ref()) else {
            unsealed.push(((), place, document));
            continue;
        };
        if fingerprints.of(manual, source).eq_ignore_ascii_case(sha256.as_str().trim()) {
            continue;
        }
        let finding = RULE.at(place).label(sha256.span(), "approved");
        let finding = match version {
            Some(it) => finding.text("version", it.as_str()),
            None => finding.say("unversioned"),
        };
        let finding = finding.with("document", named(manual, &document));
        out.push(finding.text("path", path));
    }
    let count = unsealed.len();
    out.extend(speak::once(unsealed, "also", |document| {
        let finding = RULE.at(document.own.version.map_or(document.span, Version::span));
        let finding = finding.level(Level::Warning).offer("unsealed_help");
        finding
            .say(if count == 1 { "unsealed" } else { "several" })
            .with("document", named(manual, &document))
            .with("count", Words::same((count - 1).to_string()))
    }));
}

/// What a document is called; data by its path.
fn named(manual: &Manual, document: &Document<'_>) -> Words {
    match document.subject {
        Subject::Chapter(at) if !manual.chapters[at].has_page() => {
            let path = manual.path(at);
            Words::new(format!("`{path}`"), format!("“{path}”"))
        }
        _ => speak::document(manual, document),
    }
}

/// That the lock says nothing that can be relied on, unless reading has said so.
fn broken(manual: &Manual, lock: &Lock) -> Option<Diagnostic> {
    let is_said = |it: &Problem| {
        it.span.source == lock.place.source && !matches!(it.what, What::UnknownKey { .. })
    };
    let is_told = manual.problems.iter().any(is_said);
    (!is_told).then(|| RULE.at(lock.place).say("broken").offer("broken_help"))
}
