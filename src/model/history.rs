//! Histories: the changes of a document, in the order in which they were made.

use super::settings::Change;
use crate::text::Span;
use crate::yaml::Version;

/// The changes of a document, oldest first, whichever way round they are written.
#[derive(Debug)]
pub struct History<'m> {
    /// The changes.
    pub changes: Vec<&'m Change>,
    /// The changes that do not follow the one before them.
    pub slips: Vec<Slip<'m>>,
}

/// A change that does not follow the one before it.
#[derive(Debug)]
pub struct Slip<'m> {
    /// The one before.
    pub before: &'m Change,
    /// The one that should be newer.
    pub after: &'m Change,
    /// What goes back.
    pub back: Back,
}

/// What goes back in a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// The version.
    Version,
    /// The date.
    Date,
}

impl<'m> History<'m> {
    /// The history that `written` tells: from the first change on or from the last, whichever
    /// leaves fewer slips.
    pub fn new(written: &'m [Change]) -> History<'m> {
        let forwards: Vec<&Change> = written.iter().collect();
        let backwards: Vec<&Change> = written.iter().rev().collect();
        let (slips, others) = (slips(&forwards), slips(&backwards));
        if others.len() < slips.len() {
            History { changes: backwards, slips: others }
        } else {
            History { changes: forwards, slips }
        }
    }

    /// The last change.
    pub fn newest(&self) -> Option<&'m Change> {
        self.changes.last().copied()
    }
}

/// The pairs of neighbours in which something goes back. What an entry does not say is left to
/// the one before it.
fn slips<'m>(changes: &[&'m Change]) -> Vec<Slip<'m>> {
    let mut slips = Vec::new();
    let (mut version, mut date): (Option<&Change>, Option<&Change>) = (None, None);
    for after in changes.iter().copied() {
        let no_newer = |it: &&Change| match (&it.version, &after.version) {
            (Some(before), Some(own)) => {
                before == own || before.is_read() && own.is_read() && !before.is_older_than(own)
            }
            _ => false,
        };
        let later = |it: &&Change| match (&it.date, &after.date) {
            (Some(before), Some(own)) => before.day > own.day,
            _ => false,
        };
        if let Some(before) = version.filter(no_newer) {
            slips.push(Slip { before, after, back: Back::Version });
        } else if let Some(before) = date.filter(later) {
            slips.push(Slip { before, after, back: Back::Date });
        }
        version = Some(after).filter(|it| it.version.is_some()).or(version);
        date = Some(after).filter(|it| it.date.is_some()).or(date);
    }
    slips
}

impl Change {
    /// Where a message about it points: its version, its date, its summary or its author.
    pub fn span(&self) -> Option<Span> {
        let version = self.version.as_ref().map(Version::span);
        let date = || self.date.as_ref().map(|it| it.written.span);
        let summary = || self.summary.as_ref().map(|it| it.span);
        let author = || self.author.as_ref().map(|it| it.id().span);
        version.or_else(date).or_else(summary).or_else(author)
    }
}
