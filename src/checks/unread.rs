//! Where a file could not be read, what it holds is not known: findings that follow from that alone
//! are taken out, so that one slip is one finding.

use std::collections::BTreeSet;

use crate::diagnostics::Diagnostic;
use crate::model::Manual;
use crate::text::{SourceId, What};

/// Rules that miss a chapter or a process, which may be the one that could not be read.
const MISSING: [&str; 2] = ["OPS101", "OPS111"];
/// Rules that miss an entity.
const UNDEFINED: [&str; 2] = ["OPS009", "OPS303"];
/// Rules that miss something in a chapter.
const LACKING: [&str; 3] = ["OPS102", "OPS103", "OPS104"];

/// The sources whose data could not be read.
pub(super) fn sources(manual: &Manual) -> BTreeSet<SourceId> {
    use What::{ForeignFrontMatter, NotUtf8, Syntax, TooLarge, Unclosed, Unreadable};
    let is_lost = |what: &What| {
        matches!(
            what,
            Syntax { .. }
                | Unclosed
                | NotUtf8 { .. }
                | ForeignFrontMatter { .. }
                | TooLarge { .. }
                | Unreadable { .. }
        )
    };
    manual.problems.iter().filter(|it| is_lost(&it.what)).map(|it| it.span.source).collect()
}

/// `found` without what follows from `unread`.
pub(super) fn take_out(
    manual: &Manual,
    unread: &BTreeSet<SourceId>,
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if unread.is_empty() {
        return found;
    }
    let stands_unread = |id: &str| {
        !id.is_empty() && unread.iter().any(|it| manual.sources.get(*it).text.contains(id))
    };
    let follows = |it: &Diagnostic| {
        let code = it.rule.code();
        MISSING.contains(&code)
            || LACKING.contains(&code) && unread.contains(&it.span.source)
            || UNDEFINED.contains(&code) && stands_unread(id(manual.sources.text(it.span)))
    };
    found.into_iter().filter(|it| !follows(it)).collect()
}

/// The id in a reference as it was written: `order` of `process:order#take`.
fn id(written: &str) -> &str {
    let rest = written.trim_matches(['"', '\'', '[', ']']);
    let rest = rest.split_once([':', '：']).map_or(rest, |it| it.1);
    rest.split(['#', '|']).next().unwrap_or_default().trim()
}

/// `found` without the general word on an entry of which a more exact rule speaks.
pub(super) fn once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    const GENERAL: &str = "OPS028";
    let is_general = |it: &Diagnostic| it.rule.code() == GENERAL;
    let told: BTreeSet<_> = found.iter().filter(|it| !is_general(it)).map(|it| it.span).collect();
    found.into_iter().filter(|it| !is_general(it) || !told.contains(&it.span)).collect()
}
