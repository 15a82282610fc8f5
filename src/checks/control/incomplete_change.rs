//! A line of a history that leaves open who, when or what.

use std::collections::BTreeMap;

use crate::checks::speak;
use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::{Change, ChangeKind};
use crate::model::{Document, History, Manual};
use crate::text::{Span, Words};
use crate::yaml::Version;

pub static RULE: Rule = Rule::new(include_str!("incomplete_change.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    for document in manual.documents().filter(|it| !it.own.history.is_empty()) {
        out.extend(findings(manual, &document));
    }
}

/// One finding for each thing that lines of a document lack.
fn findings(manual: &Manual, document: &Document<'_>) -> Vec<Diagnostic> {
    let newest = History::new(document.own.history).newest();
    let mut by_missing: BTreeMap<Vec<usize>, Vec<(Span, &Change)>> = BTreeMap::new();
    for change in document.own.history {
        let is_newest = newest.is_some_and(|it| std::ptr::eq(it, change));
        let missing = missing(change, document, is_newest);
        if let Some(span) = change.span().filter(|_| !missing.is_empty()) {
            by_missing.entry(missing).or_default().push((span, change));
        }
    }
    let mut findings = Vec::new();
    for (missing, lines) in by_missing {
        let (span, first) = lines[0];
        let words: Vec<Words> = missing.iter().map(|it| FIELDS[*it].clone()).collect();
        let version = first.version.as_ref().map(Version::as_str);
        let finding = RULE
            .at(span)
            .say(if version.is_some() { "message" } else { "unnumbered" })
            .with("document", speak::document(manual, document))
            .text("version", version.unwrap_or_default())
            .with("missing", speak::none_of(&words));
        findings.push(lines[1..].iter().fold(finding, |it, (span, _)| it.label(*span, "also")));
    }
    findings
}

const FIELDS: [Words; 4] = [
    Words::fixed("date", "日期"),
    Words::fixed("author", "修订人"),
    Words::fixed("summary", "修订内容"),
    Words::fixed("approver", "批准人"),
];

/// What a line lacks. What the document says of its present version counts for the newest line,
/// and a change of the wording needs no approval.
fn missing(change: &Change, document: &Document<'_>, is_newest: bool) -> Vec<usize> {
    let own = &document.own;
    let is_wording = change.kind == Some(ChangeKind::Editorial);
    let lacks = [
        change.date.is_none(),
        change.author.is_none() && !(is_newest && own.prepared_by.is_some()),
        change.summary.is_none(),
        change.approver.is_none() && !is_wording && !(is_newest && own.approved_by.is_some()),
    ];
    (0..lacks.len()).filter(|it| lacks[*it]).collect()
}
