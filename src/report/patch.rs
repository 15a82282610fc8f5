//! What changed in a text, as a patch that `git apply` and `patch -p1` take.

use std::fmt::Write as _;

use line_diff::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use crate::text::Source;

/// How many lines around a change are shown.
const AROUND: usize = 3;

/// The patch that turns `before` into `after`; nothing if they are the same. `folder` is put
/// before the path, so that the patch can be applied from where the command was given.
pub fn patch(before: &Source, after: &Source, folder: &str) -> String {
    let (old, new) = (whole(before), whole(after));
    let (old, new) = (lines(&old), lines(&new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunks = group_diff_ops(changes, AROUND);
    let mut out = String::new();
    if !hunks.is_empty() {
        let path = format!("{folder}{}", before.path);
        for (side, mark) in [("a", "---"), ("b", "+++")] {
            let _ = writeln!(out, "{mark} {}", name(&format!("{side}/{path}")));
        }
    }
    for changes in hunks {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else { continue };
        let stretch = |start: usize, end: usize| {
            let from = if start == end { start } else { start + 1 };
            format!("{from},{}", end - start)
        };
        let _ = writeln!(
            out,
            "@@ -{} +{} @@",
            stretch(first.old_range().start, last.old_range().end),
            stretch(first.new_range().start, last.new_range().end),
        );
        for change in changes {
            let (from, to) = (&old[change.old_range()], &new[change.new_range()]);
            if let DiffOp::Equal { .. } = change {
                put(&mut out, ' ', from);
            } else {
                put(&mut out, '-', from);
                put(&mut out, '+', to);
            }
        }
    }
    out
}

/// The text of the file, with its byte order mark.
fn whole(source: &Source) -> String {
    format!("{}{}", source.mark(), source.text)
}

/// Its lines with their endings; a carriage return alone ends none.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn put(out: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// A path as patches have it: in quotes if it holds any, with a tab behind it if it holds blanks.
fn name(path: &str) -> String {
    if path.contains(['"', '\\']) {
        return format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let tab = if path.contains(' ') { "\t" } else { "" };
    format!("{path}{tab}")
}

#[cfg(test)]
mod tests {
    use super::patch;
    use crate::text::Source;

    fn made(path: &str, before: &str, after: &str) -> String {
        patch(&Source::new(path, before), &Source::new(path, after), "manual/")
    }

    #[test]
    fn a_patch_shows_what_changed() {
        let before = "1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n";
        let shown = made("a b.md", before, "1\r\n2\r\n3\r\n4\r\nV\r\n6\r\n");
        let expected = "--- a/manual/a b.md\t\n+++ b/manual/a b.md\t\n@@ -2,5 +2,5 @@\n 2\r\n 3\r\n 4\r\n-5\r\n+V\r\n 6\r\n";
        assert_eq!(shown, expected);
        assert_eq!(made("a.md", before, before), "");
    }

    #[test]
    fn lines_without_an_end_and_marks_are_shown_as_they_are() {
        assert_eq!(
            made("\"a\".md", "\u{feff}x", "\u{feff}---\nx"),
            "--- \"a/manual/\\\"a\\\".md\"\n+++ \"b/manual/\\\"a\\\".md\"\n@@ -1,1 +1,2 @@\n-\u{feff}x\n\\ No newline at end of file\n+\u{feff}---\n+x\n\\ No newline at end of file\n"
        );
    }
}
