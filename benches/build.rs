//! How long a whole build takes, as ratios to two bare loops on all cores, measured beside it in one
//! run: one that walks, reads, converts and writes, and one that writes a plain full-text index as
//! well. And how the time grows with the manual, and how much memory it takes.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a bench is a program of its own: it has a clock and a terminal"
)]

#[allow(dead_code, reason = "each bench uses its own part of it")]
mod support;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use rayon::prelude::*;

/// The bound on the ratio to the loop that also indexes.
const MOST: f64 = 2.5;
/// The bound on the growth: ten times the chapters, and a little.
const GROWTH: f64 = 11.0;
/// The bounds on memory, in MB, for a thousand chapters and for ten thousand.
const MEGABYTES: [f64; 2] = [60.0, 600.0];
/// The argument before the manual and the output folder of a run of its own.
const ALONE: &str = "--alone";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [.., word, manual, out] = &arguments[..]
        && word == ALONE
    {
        alone(manual, out);
        return;
    }
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
    // Side by side, so that a machine that slows down slows all.
    let rounds: Vec<[f64; 3]> = (0..7)
        .map(|_| {
            [
                seconds(&|out| bare(&small, out)),
                seconds(&|out| indexed(&small, out)),
                seconds(&|out| build(&small, out)),
            ]
        })
        .collect();
    let time = |at: usize| median(rounds.iter().map(|it| it[at]));
    let ratio = median(rounds.iter().map(|it| it[2] / it[1]));
    println!(
        "1,000 chapters of 6 KB: bare loop {:.3} s, with a plain index {:.3} s, build {:.3} s",
        time(0),
        time(1),
        time(2)
    );
    let to_bare = median(rounds.iter().map(|it| it[2] / it[0]));
    println!("build / bare loop:            {to_bare:.2}");
    println!("build / loop with an index:   {ratio:.2} (at most {MOST})");
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
    let (in_small, in_large) = (page(&small), page(&large));
    println!("bytes of one page:            {in_small} of 1,000, {in_large} of 10,000");
    let peaks = [&small, &large].map(|it| peak(it, &folder.path().join("peak")));
    println!(
        "peak memory:                  {:.1} MB of 1,000 (at most {}), {:.0} MB of 10,000 (at most {})",
        peaks[0], MEGABYTES[0], peaks[1], MEGABYTES[1]
    );
    assert!(peaks.iter().zip(MEGABYTES).all(|(is, most)| *is <= most), "too large");
    assert!(ratio <= MOST && growth <= GROWTH, "too slow");
    assert!(in_large <= in_small + 64, "pages grow with their number");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// How many bytes one page has.
fn page(manual: &Path) -> u64 {
    let out = manual.with_extension("site");
    build(manual, &out);
    fs::metadata(out.join("part-005/chapter-20.html")).expect("a page").len()
}

/// A run of its own, and at the end of what it says how much memory it took.
fn alone(manual: &str, out: &str) {
    let build = ["opsbook", "build", "--today", "2026-11-23", "--out", out, manual];
    opsbook::commands::run(build.map(Into::into));
    eprintln!("{}", support::peak_kilobytes().unwrap_or_default());
}

/// The most memory, in MB, that the whole program takes in a process of its own.
fn peak(manual: &Path, out: &Path) -> f64 {
    let own = std::env::current_exe().expect("a program");
    let run = Command::new(own).arg(ALONE).args([manual, out]).output().expect("it runs");
    let said = String::from_utf8(run.stderr).expect("text");
    let last = said.lines().last().and_then(|it| it.parse::<f64>().ok());
    last.expect("a number at the end") / 1024.0
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
    chapters(manual).par_iter().for_each(|file| {
        convert(manual, file, out);
    });
}

/// The same, and a plain full-text index: for each word and each pair of Chinese characters the
/// pages that have it and how often, in one file.
fn indexed(manual: &Path, out: &Path) {
    let files = chapters(manual);
    let of_page = |(page, file): (usize, &PathBuf)| {
        let text = convert(manual, file, out);
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for term in words(&text) {
            *counts.entry(term).or_default() += 1;
        }
        (page, counts)
    };
    let counted: Vec<_> = files.par_iter().enumerate().map(of_page).collect();
    let mut index: BTreeMap<String, Vec<(usize, u32)>> = BTreeMap::new();
    for (page, counts) in counted {
        for (term, count) in counts {
            index.entry(term).or_default().push((page, count));
        }
    }
    fs::write(out.join("index.json"), serde_json::to_string(&index).expect("plain data"))
        .expect("an index");
}

/// Lower-case words, and overlapping pairs of Chinese characters.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_dense = |it: char| ('\u{3400}'..='\u{9fff}').contains(&it);
    for run in text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()) {
        let mut word = String::new();
        let mut before = None;
        for it in run.chars() {
            if is_dense(it) {
                if !word.is_empty() {
                    found.push(std::mem::take(&mut word));
                }
                found.extend(before.map(|before: char| [before, it].iter().collect::<String>()));
                before = Some(it);
            } else {
                word.extend(it.to_lowercase());
                before = None;
            }
        }
        if !word.is_empty() {
            found.push(word);
        }
    }
    found
}

fn chapters(manual: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(manual)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect()
}

/// Writes the page of a chapter, and gives back its text.
fn convert(manual: &Path, file: &Path, out: &Path) -> String {
    let text = fs::read_to_string(file).expect("a chapter");
    let mut html = String::with_capacity(text.len() * 2);
    let parser = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES);
    pulldown_cmark::html::push_html(&mut html, parser);
    let inside = file.strip_prefix(manual).expect("found in it").with_extension("html");
    let target = out.join(inside);
    fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
    fs::write(target, html).expect("a page");
    text
}
