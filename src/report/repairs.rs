//! Repairs for people: the finding, and the lines before and after.

use std::fmt::Write as _;
use std::ops::Range;

use super::human::visible;
use crate::diagnostics::{Diagnostic, Edit};
use crate::text::{Lang, Source, SourceId, Sources};

/// How many places of one repair are shown; the rest is counted.
const PLACES: usize = 6;
/// How many characters of a line are shown before what changes, and after it.
const BEFORE: usize = 40;
const AFTER: usize = 60;

/// What the fix of `finding` does to `sources`, which are those from before. `folder` is put before
/// the paths.
pub fn repair(finding: &Diagnostic, sources: &Sources, folder: &str, lang: Lang) -> String {
    let edits = finding.fix.as_ref().map_or(&[][..], |it| &it.edits);
    let groups = groups(edits, sources);
    let mut out = format!("{} {}\n", finding.rule.code(), visible(&finding.message(lang)));
    for group in groups.iter().take(PLACES) {
        let source = sources.get(group.source);
        let place = source.place(group.edits[0].span.start as usize);
        let _ = writeln!(out, "  {}:{}", visible(&format!("{folder}{}", source.path)), place.line);
        for (sign, line) in changed(source, group) {
            let _ = writeln!(out, "  {sign} {line}");
        }
    }
    if let Some(more) = groups.len().checked_sub(PLACES).filter(|it| *it > 0) {
        let _ = match lang {
            Lang::En => writeln!(out, "  and at {more} more places"),
            Lang::Zh => writeln!(out, "  另有 {more} 处相同"),
        };
    }
    out
}

/// Edits of the same lines.
struct Group<'e> {
    source: SourceId,
    /// The lines, in bytes.
    range: Range<usize>,
    edits: Vec<&'e Edit>,
}

fn groups<'e>(edits: &'e [Edit], sources: &Sources) -> Vec<Group<'e>> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|it| it.span);
    let mut groups: Vec<Group<'e>> = Vec::new();
    for edit in edits {
        let source = sources.get(edit.span.source);
        let start = source.line_start(edit.span.start as usize);
        let end = source.clamp(edit.span.end as usize).max(start);
        let end = source.text[end..].find('\n').map_or(source.text.len(), |it| end + it);
        match groups.last_mut() {
            Some(group) if group.source == edit.span.source && start < group.range.end.max(1) => {
                group.range.end = group.range.end.max(end);
                group.edits.push(edit);
            }
            _ => groups.push(Group {
                source: edit.span.source,
                range: start..end,
                edits: vec![edit],
            }),
        }
    }
    groups
}

/// The lines that go, with `-`, and those that come, with `+`.
fn changed(source: &Source, group: &Group<'_>) -> Vec<(char, String)> {
    let old = &source.text[group.range.clone()];
    let mut new = String::new();
    let mut done = 0;
    for edit in &group.edits {
        let range = edit.span.range();
        new.push_str(&old[done..range.start - group.range.start]);
        new.push_str(&edit.text);
        done = range.end - group.range.start;
    }
    new.push_str(&old[done..]);
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same =
        |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let first = same(&mut old.iter().zip(&new));
    let most = old.len().min(new.len()) - first;
    let last = same(&mut old.iter().rev().zip(new.iter().rev())).min(most);
    let (old, new) = (&old[first..old.len() - last], &new[first..new.len() - last]);
    let shown = |lines: &[&str], others: &[&str], sign| {
        let one = |(at, line): (usize, &&str)| {
            (sign, window(line, others.get(at).copied().unwrap_or("")))
        };
        lines.iter().enumerate().map(one).collect::<Vec<_>>()
    };
    [shown(old, new, '-'), shown(new, old, '+')].concat()
}

/// The part of `line` around what is not as in `other`.
fn window(line: &str, other: &str) -> String {
    let same = line.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let reversed = line.chars().rev().zip(other.chars().rev());
    let count = line.chars().count();
    let tail = reversed.take_while(|(a, b)| a == b).count().min(count - same);
    let (start, end) = (same.saturating_sub(BEFORE), (count - tail + AFTER).min(count));
    let part: String = line.chars().skip(start).take(end - start).collect();
    let mark = |is_cut| if is_cut { "…" } else { "" };
    format!("{}{}{}", mark(start > 0), visible(&part), mark(end < count))
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn long_lines_are_cut_around_what_changes() {
        assert_eq!(window("  ownr: buyer", "  owner: buyer"), "  ownr: buyer");
        let (old, new) = (format!("{0}x{0}", "长".repeat(99)), format!("{0}y{0}", "长".repeat(99)));
        let cut = format!("…{}x{}…", "长".repeat(40), "长".repeat(60));
        assert_eq!(window(&old, &new), cut);
    }
}
