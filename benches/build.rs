//! How long a whole build takes, as a ratio to a bare loop that walks, reads, converts and writes on
//! all cores, measured beside it in one run; and how the time grows with the manual.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench is a program of its own: it has a clock and a terminal"
)]

#[allow(dead_code, reason = "each bench uses its own part of it")]
mod support;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use rayon::prelude::*;

/// The bound on the first ratio.
const MOST: f64 = 4.0;
/// The bound on the second: ten times the chapters, and a little.
const GROWTH: f64 = 11.0;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let manual = |count: usize| {
        let path = folder.path().join(format!("manual-{count}"));
        support::write_manual(&path, count);
        path
    };
    let (small, large) = (manual(1_000), manual(10_000));
    // Each run writes into a folder of its own, and nothing is deleted before the end: a file system
    // is slow to make files where many were deleted just before (ext4 spares their inodes).
    let runs = Cell::new(0);
    let seconds = |run: &dyn Fn(&Path)| {
        runs.set(runs.get() + 1);
        let out = folder.path().join(format!("out-{}", runs.get()));
        let start = Instant::now();
        run(&out);
        start.elapsed().as_secs_f64()
    };
    // In pairs, so that a machine that slows down slows both.
    let pairs: Vec<(f64, f64)> = (0..7)
        .map(|_| (seconds(&|out| bare(&small, out)), seconds(&|out| build(&small, out))))
        .collect();
    let ratio = median(pairs.iter().map(|(bare, build)| build / bare));
    let (bare_time, build_time) =
        (median(pairs.iter().map(|it| it.0)), median(pairs.iter().map(|it| it.1)));
    println!("1,000 chapters of 6 KB: bare loop {bare_time:.3} s, build {build_time:.3} s");
    println!("build / bare loop:            {ratio:.2} (at most {MOST})");
    let times: Vec<[f64; 4]> = (0..5)
        .map(|_| {
            [
                seconds(&|out| build(&small, out)),
                seconds(&|out| build(&large, out)),
                seconds(&|out| bare(&small, out)),
                seconds(&|out| bare(&large, out)),
            ]
        })
        .collect();
    let growth = median(times.iter().map(|it| it[1] / it[0]));
    let bare_growth = median(times.iter().map(|it| it[3] / it[2]));
    println!("10,000 / 1,000 chapters:      {growth:.2} (at most {GROWTH})");
    println!("the same for the bare loop:   {bare_growth:.2}");
    let page = |manual: &Path| {
        let out = manual.with_extension("site");
        build(manual, &out);
        fs::metadata(out.join("part-005/chapter-20.html")).expect("a page").len()
    };
    let (in_small, in_large) = (page(&small), page(&large));
    println!("bytes of one page:            {in_small} of 1,000, {in_large} of 10,000");
    assert!(ratio <= MOST && growth <= GROWTH, "too slow");
    assert!(in_large <= in_small + 64, "pages grow with their number");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The whole program.
fn build(manual: &Path, out: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_opsbook"))
        .args(["build", "--today", "2026-11-23", "--out"])
        .args([out, manual])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.success(), "the build failed");
}

/// The least that a generator does.
fn bare(manual: &Path, out: &Path) {
    let files: Vec<PathBuf> = walkdir::WalkDir::new(manual)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    files.par_iter().for_each(|file| {
        let text = fs::read_to_string(file).expect("a chapter");
        let mut html = String::with_capacity(text.len() * 2);
        let parser = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES);
        pulldown_cmark::html::push_html(&mut html, parser);
        let inside = file.strip_prefix(manual).expect("found in it").with_extension("html");
        let target = out.join(inside);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, html).expect("a page");
    });
}
