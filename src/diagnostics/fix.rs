//! Fixes: repairs that need no thought, as edits of the text. A fix is made whole or not at all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Diagnostic;
use crate::text::{SourceId, Span};

/// A repair of a finding that a machine may make: one that no author would object to.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What is changed, all of it or nothing; the edits do not overlap.
    pub edits: Vec<Edit>,
    /// The name of the words on the rule's page that say what is done.
    pub(super) name: &'static str,
}

/// One change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is taken away; an empty stretch takes nothing away.
    pub span: Span,
    /// What is put there.
    pub text: String,
}

/// Edits of several sources that can be made at once.
#[derive(Debug, Default)]
pub struct Edits<'d> {
    /// The edits of each source, by where they begin.
    by_source: BTreeMap<SourceId, BTreeMap<u32, &'d Edit>>,
}

impl<'d> Edits<'d> {
    /// The fixes of `findings` that can be made at once, and whose they are. Of two that touch the
    /// same place the first in order is taken; the other has to wait for the next look.
    pub fn choose(
        findings: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> (Edits<'d>, Vec<&'d Diagnostic>) {
        let mut edits = Edits::default();
        let findings = findings.into_iter();
        let taken = findings.filter(|it| it.fix.as_ref().is_some_and(|fix| edits.take(fix)));
        let taken = taken.collect();
        (edits, taken)
    }

    /// Takes a fix in, if it has room.
    fn take(&mut self, fix: &'d Fix) -> bool {
        let fits = fix.edits.iter().all(|it| self.has_room(it.span));
        if fits {
            for edit in &fix.edits {
                self.by_source.entry(edit.span.source).or_default().insert(edit.span.start, edit);
            }
        }
        fits && !fix.edits.is_empty()
    }

    fn has_room(&self, span: Span) -> bool {
        let Some(edits) = self.by_source.get(&span.source) else { return true };
        let before = edits.range(..=span.start).next_back();
        let is_clear =
            |(start, it): (&u32, &&Edit)| *start < span.start && it.span.end <= span.start;
        before.is_none_or(is_clear) && edits.range(span.start..span.end).next().is_none()
    }

    /// The sources that change.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        self.by_source.keys().copied()
    }

    /// The edits of `source`, from its beginning to its end.
    pub fn of(&self, source: SourceId) -> impl Iterator<Item = &'d Edit> {
        self.by_source.get(&source).into_iter().flat_map(|it| it.values().copied())
    }

    /// `text`, which is that of `source`, after the edits.
    pub fn applied(&self, source: SourceId, text: &str) -> String {
        let changes = self.of(source).map(|it| (it.span.range(), it.text.as_str()));
        apply(text, changes)
    }
}

/// `text` with `changes`, which come in order and do not overlap; new lines end as those of the text
/// do. A change that does not lie on borders of characters inside the text is left out.
fn apply<'c>(text: &str, changes: impl IntoIterator<Item = (Range<usize>, &'c str)>) -> String {
    let mut out = String::with_capacity(text.len());
    let is_windows = text.contains("\r\n");
    let mut done = 0;
    for (range, new) in changes {
        let Some(before) = text.get(done..range.start) else { continue };
        if text.get(range.clone()).is_none() {
            continue;
        }
        out.push_str(before);
        if is_windows && !new.contains('\r') {
            out.push_str(&new.replace('\n', "\r\n"));
        } else {
            out.push_str(new);
        }
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Edit, Edits, Fix, apply};
    use crate::text::{SourceId, Span};

    fn fix(edits: &[(u32, u32, &str)]) -> Fix {
        let span = |start, end| Span { source: SourceId(0), start, end };
        let edit = |(start, end, text): &(u32, u32, &str)| Edit {
            span: span(*start, *end),
            text: (*text).to_owned(),
        };
        Fix { edits: edits.iter().map(edit).collect(), name: "fix" }
    }

    fn mended(text: &str, fixes: &[Fix]) -> (String, Vec<bool>) {
        let mut edits = Edits::default();
        let taken = fixes.iter().map(|it| edits.take(it)).collect();
        (edits.applied(SourceId(0), text), taken)
    }

    #[test]
    fn the_first_of_two_that_overlap_is_made_and_the_other_waits_whole() {
        let fixes = [
            fix(&[(0, 2, "AB")]),
            fix(&[(1, 3, "x"), (5, 6, "y")]),
            fix(&[(3, 3, "-"), (4, 5, "")]),
        ];
        assert_eq!(mended("abcdef", &fixes), ("ABc-df".into(), vec![true, false, true]));
    }

    #[test]
    fn two_insertions_at_one_place_are_made_one_after_the_other() {
        let fixes = [fix(&[(1, 1, "x")]), fix(&[(1, 1, "y")]), fix(&[(1, 2, "z")])];
        assert_eq!(mended("ab", &fixes), ("axb".into(), vec![true, false, false]));
        let next_to = [fix(&[(0, 1, "x")]), fix(&[(1, 2, "y")]), fix(&[(2, 2, "!")])];
        assert_eq!(mended("ab", &next_to), ("xy!".into(), vec![true; 3]));
    }

    #[test]
    fn new_lines_end_as_the_others_do() {
        assert_eq!(apply("a\r\nb", [(3..4, "x\ny")]), "a\r\nx\r\ny");
        assert_eq!(apply("a\nb", [(2..3, "x\ny")]), "a\nx\ny");
        assert_eq!(apply("a\r\nb", [(3..4, "x\r\ny")]), "a\r\nx\r\ny");
    }

    #[test]
    fn what_cuts_a_character_is_left_out() {
        assert_eq!(apply("长短", [(1..3, "x"), (3..6, "y")]), "长y");
        assert_eq!(apply("长", [(3..9, "x")]), "长");
    }

    proptest! {
        /// Whatever fixes are asked for, every byte outside of the edits that were made is as it
        /// was, and in its place.
        #[test]
        fn bytes_outside_of_the_edits_stay(
            text in "[a长🍎\r\n :#]{0,40}",
            asked in prop::collection::vec((0_usize..41, 0_usize..6, "[x短]{0,3}"), 0..12),
        ) {
            let borders: Vec<usize> = text.char_indices().map(|it| it.0).chain([text.len()]).collect();
            let fixes: Vec<Fix> = asked.iter().map(|(start, length, new)| {
                let at = |it: usize| u32::try_from(borders[it.min(borders.len() - 1)]).unwrap();
                fix(&[(at(*start), at(start + length), new)])
            }).collect();
            let mut edits = Edits::default();
            let taken: Vec<&Fix> = fixes.iter().filter(|it| edits.take(it)).collect();
            let out = edits.applied(SourceId(0), &text);
            let (mut old, mut new) = (0, 0);
            for edit in edits.of(SourceId(0)) {
                let range = edit.span.range();
                let kept = &text[old..range.start];
                prop_assert_eq!(&out[new..new + kept.len()], kept);
                new += kept.len();
                prop_assert_eq!(&out[new..new + edit.text.len()], &edit.text);
                new += edit.text.len();
                old = range.end;
            }
            prop_assert_eq!(&out[new..], &text[old..]);
            prop_assert_eq!(edits.of(SourceId(0)).count(), taken.len());
            prop_assert!(fixes.is_empty() || !taken.is_empty());
        }
    }
}
