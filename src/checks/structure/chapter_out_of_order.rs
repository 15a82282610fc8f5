//! A chapter that stands elsewhere than in the standard.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Rule};
use crate::model::settings::Order;
use crate::model::{Claim, Coverage, Manual};

pub static RULE: Rule = Rule::new(include_str!("chapter_out_of_order.md"), check);

fn check(manual: &Manual, out: &mut Vec<Diagnostic>) {
    let order = manual.file.settings.tailoring.as_ref().and_then(|it| it.order);
    if matches!(order, Some(Order::Free)) {
        return;
    }
    let sequences: Vec<Vec<usize>> = manual.coverage.iter().map(sequence).collect();
    let mut seen = BTreeSet::new();
    for (standard, sequence) in manual.standards.iter().zip(&sequences) {
        for (chapter, other) in jumps(sequence) {
            // What another of the standards asks for cannot be wrong here.
            let (early, late) = (chapter.min(other), chapter.max(other));
            let is_asked = sequences.iter().any(|it| {
                let place = |of: usize| it.iter().position(|it| *it == of);
                place(early).zip(place(late)).is_some_and(|(early, late)| early < late)
            });
            if is_asked || !seen.insert(chapter) {
                continue;
            }
            let [it, other_one] = [chapter, other].map(|it| &manual.chapters[it]);
            let finding = RULE.at(it.title_span()).label(other_one.title_span(), "other");
            out.push(
                finding
                    .say(if chapter < other { "message" } else { "after" })
                    .with("chapter", it.title.words())
                    .with("other", other_one.title.words())
                    .with("standard", standard.title()),
            );
        }
    }
}

/// The chapters of a manual in the order in which a standard has them.
fn sequence(coverage: &Coverage) -> Vec<usize> {
    let claims = coverage.chapters.iter().filter_map(|it| it.claims.first());
    claims.filter(|(_, claim)| *claim > Claim::Entities).map(|(at, _)| *at).collect()
}

/// The fewest chapters that would have to move to bring a sequence into ascending order, each
/// with a chapter that it would have to pass.
fn jumps(sequence: &[usize]) -> Vec<(usize, usize)> {
    // The longest ascending sequence that ends at each place, and the place before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, it) in sequence.iter().enumerate() {
        let before = (0..at).filter(|before| sequence[*before] <= *it);
        let before = before.rev().max_by_key(|before| best[*before].0);
        best.push((before.map_or(1, |it| best[it].0 + 1), before));
    }
    let mut stays = vec![false; sequence.len()];
    let mut next = (0..best.len()).rev().max_by_key(|it| best[*it].0);
    while let Some(at) = next {
        stays[at] = true;
        next = best[at].1;
    }
    let passed = |at: usize| {
        let staying = || (0..sequence.len()).filter(|it| stays[*it]);
        let before = staying().find(|it| *it < at && sequence[*it] > sequence[at]);
        before.or_else(|| staying().find(|it| *it > at && sequence[*it] < sequence[at]))
    };
    let moving = (0..sequence.len()).filter(|it| !stays[*it]);
    moving.filter_map(|at| Some((sequence[at], sequence[passed(at)?]))).collect()
}
