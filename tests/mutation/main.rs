//! What is taken out of the sample manual, or damaged, one thing at a time, is found: with a code
//! that fits, in the file in which it was done, and at the place.
//!
//! Run by `cargo test --profile fast --test mutation`, for it reads the manual thousands of times.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a test may be blunt, and tells")]

mod expected;
mod mutants;
mod scene;

use std::collections::BTreeMap;

use rayon::prelude::*;

use mutants::{Mutant, Want, all};
use scene::Scene;

#[test]
fn every_hole_that_is_made_is_found() {
    let scene = Scene::new();
    let mutants = all(&scene);
    let missed: Vec<String> = mutants.par_iter().flat_map(|it| missed(&scene, it)).collect();
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &mutants {
        *made.entry(it.sort).or_default() += it.wants.len();
    }
    let all: usize = made.values().sum();
    println!("made {all} holes: {made:?}; {} found", all - missed.len());
    assert!(all > 1_000, "there is much to take out");
    assert!(missed.is_empty(), "{} holes were not found:\n{}", missed.len(), missed.join("\n"));
}

/// What the program does not say of the holes of a manual that it should say.
fn missed(scene: &Scene, mutant: &Mutant) -> Vec<String> {
    let found = scene.new_findings(mutant);
    let is_said = |want: &Want| {
        found.iter().any(|it| {
            let fits = want.codes.is_empty() || want.codes.contains(&it.code);
            fits && it.path == want.path && want.lines.contains(&it.line)
        })
    };
    let told = |want: &Want| {
        let said = found.iter().take(6).map(|it| format!("{} {}:{}", it.code, it.path, it.line));
        let (codes, lines) = (want.codes.join("/"), &want.lines);
        format!(
            "{}: wanted {codes} at {}:{}-{}, found [{}]",
            want.what,
            want.path,
            lines.start(),
            lines.end(),
            said.collect::<Vec<_>>().join(", ")
        )
    };
    mutant.wants.iter().filter(|it| !is_said(it)).map(told).collect()
}
