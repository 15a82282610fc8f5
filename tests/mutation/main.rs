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

use mutants::{Mutant, all};
use scene::Scene;

#[test]
fn every_hole_that_is_made_is_found() {
    let scene = Scene::new();
    let mutants = all(&scene);
    let missed: Vec<String> = mutants.par_iter().filter_map(|it| missed(&scene, it)).collect();
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &mutants {
        *made.entry(it.sort).or_default() += 1;
    }
    println!("made {} holes: {made:?}; {} found", mutants.len(), mutants.len() - missed.len());
    assert!(mutants.len() > 1_000, "there is much to take out");
    assert!(missed.is_empty(), "{} holes were not found:\n{}", missed.len(), missed.join("\n"));
}

/// What the program says of a manual with this hole, if that is not what it should say.
fn missed(scene: &Scene, mutant: &Mutant) -> Option<String> {
    let found = scene.new_findings(mutant);
    let fits = |it: &scene::Found| {
        mutant.codes.contains(&it.code) && it.path == mutant.path && mutant.lines.contains(&it.line)
    };
    if found.iter().any(|it| fits(it)) {
        return None;
    }
    let said: Vec<String> =
        found.iter().take(6).map(|it| format!("{} {}:{}", it.code, it.path, it.line)).collect();
    let (codes, lines) = (mutant.codes.join("/"), &mutant.lines);
    Some(format!(
        "{}: wanted {codes} at {}:{}-{}, found [{}]",
        mutant.what,
        mutant.path,
        lines.start(),
        lines.end(),
        said.join(", ")
    ))
}
