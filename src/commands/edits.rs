//! Who changed each file last: read out of git's log, by one call.

use std::path::Path;

use super::world::answer_of;
use crate::site::{LastEdit, LastEdits};

/// Begins each commit of the log, and parts what is said of it.
const COMMIT: char = '\u{1e}';
const PART: char = '\u{1f}';
/// So many authors of a file are named.
const NAMED: usize = 5;

/// The last changes of the files in `folder`; nothing if git does not know the folder.
pub(super) fn last_edits(folder: &Path) -> LastEdits {
    let format = "--format=%x1e%cs%x1f%aN%x1f%d%x1f";
    let options = ["-c", "core.quotePath=false", "log", "--no-color", "--no-renames"];
    let arguments = ["--relative", "--name-only", format, "--", "."];
    let log = answer_of("git", &options.into_iter().chain(arguments).collect::<Vec<_>>(), folder);
    log.map_or_else(LastEdits::new, |it| read(&it))
}

/// Reads the log, the newest commit first. Where a clone holds only a part of the history, all
/// files seem to begin at its edge: who changed them there, and when, is not known.
fn read(log: &str) -> LastEdits {
    let mut edits = LastEdits::new();
    for commit in log.split(COMMIT).skip(1) {
        let mut parts = commit.splitn(4, PART);
        let mut next = || parts.next().unwrap_or_default();
        let (day, author, marks, files) = (next(), next(), next(), next());
        let is_edge = marks.contains("grafted");
        for file in files.lines().map(str::trim).filter(|it| !it.is_empty()) {
            let edit = edits.entry(file.to_owned());
            if is_edge {
                edit.or_default();
                continue;
            }
            let new = || LastEdit { day: Some(day.to_owned()), authors: Vec::new() };
            let edit = edit.or_insert_with(new);
            if edit.authors.len() < NAMED && !edit.authors.iter().any(|it| it == author) {
                edit.authors.push(author.to_owned());
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_newest_commit_says_when_and_all_say_who() {
        let log = "\u{1e}2026-03-02\u{1f}林知夏\u{1f} (HEAD)\u{1f}\n\na b.md\n采购.md\n\
                   \u{1e}2026-03-01\u{1f}Ann\u{1f}\u{1f}\n\na b.md\nold.md\n";
        let edits = read(log);
        assert_eq!(edits["a b.md"].day.as_deref(), Some("2026-03-02"));
        assert_eq!(edits["a b.md"].authors, ["林知夏", "Ann"]);
        assert_eq!(edits["采购.md"].authors, ["林知夏"]);
        assert_eq!(edits["old.md"].day.as_deref(), Some("2026-03-01"));
    }

    #[test]
    fn the_edge_of_a_shallow_clone_is_no_change() {
        let log = "\u{1e}2026-03-02\u{1f}Ann\u{1f}\u{1f}\n\na.md\n\
                   \u{1e}2026-03-01\u{1f}Bo\u{1f} (grafted)\u{1f}\n\na.md\nb.md\n";
        let edits = read(log);
        assert_eq!(edits["a.md"].authors, ["Ann"]);
        assert_eq!(edits["b.md"].day, None);
        assert!(edits["b.md"].authors.is_empty());
    }
}
