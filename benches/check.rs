//! How long all rules take, as a ratio to reading the same manual, measured beside it in one run;
//! how both grow; and how much memory a chapter takes, all in.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench is a program of its own: it has a clock and a terminal"
)]

#[allow(dead_code, reason = "each bench uses its own part of it")]
mod support;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use opsbook::testing_face::levels;
use opsbook::{Asked, Manual, check, read};

/// The bound on the first ratio: rules take no longer than reading.
const MOST: f64 = 1.0;
/// The bound on the second: ten times the chapters, and a little.
const GROWTH: f64 = 11.0;
/// The bound on memory, in KB a chapter.
const KILOBYTES: f64 = 60.0;

fn main() {
    let mut arguments = std::env::args();
    if let Some(folder) = arguments.by_ref().skip_while(|it| it != ALONE).nth(1) {
        let [reading, rules, peak] = measured(Path::new(&folder));
        println!("{reading} {rules} {peak}");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let manual = |count: usize| {
        let path = folder.path().join(format!("manual-{count}"));
        support::write_model(&path, count);
        path
    };
    let (small, large) = (manual(1_000), manual(10_000));
    let times: Vec<[[f64; 3]; 2]> = (0..5).map(|_| [mean(&small), alone(&large)]).collect();
    let of = |pick: &dyn Fn(&[[f64; 3]; 2]) -> f64| median(times.iter().map(pick));
    println!(
        "10,000 chapters, 50,000 entities: reading {:.3} s, rules {:.3} s",
        of(&|it| it[1][0]),
        of(&|it| it[1][1])
    );
    let ratio = of(&|it| it[1][1] / it[1][0]);
    let growth = of(&|it| it[1][1] / it[0][1]);
    let peak = of(&|it| it[1][2]) / 10_000.0;
    println!("rules / reading:              {ratio:.2} (at most {MOST})");
    println!("10,000 / 1,000 chapters:      {growth:.2} (at most {GROWTH})");
    println!("peak memory a chapter:        {peak:.1} KB (at most {KILOBYTES})");
    assert!(peak <= KILOBYTES, "too large");
    assert!(ratio <= MOST && growth <= GROWTH, "too slow");
}

/// The argument before the folder that a run of its own is to measure.
const ALONE: &str = "--alone";

/// The mean of several runs over a small manual: one is so short that whatever else the machine does
/// would count for too much.
fn mean(folder: &Path) -> [f64; 3] {
    const RUNS: u8 = 5;
    let runs: Vec<[f64; 3]> = (0..RUNS).map(|_| alone(folder)).collect();
    [0, 1, 2].map(|of| runs.iter().map(|it| it[of]).sum::<f64>() / f64::from(RUNS))
}

/// What is measured in a process of its own, as people run the program: what one run leaves in
/// memory makes the next one quicker if it is small, and larger.
fn alone(folder: &Path) -> [f64; 3] {
    let own = std::env::current_exe().expect("a program");
    let run = Command::new(own).arg(ALONE).arg(folder).output().expect("it runs");
    let said = String::from_utf8(run.stdout).expect("numbers");
    let mut numbers = said.split_whitespace().map(|it| it.parse().expect("a number"));
    [(); 3].map(|()| numbers.next().expect("three numbers"))
}

/// The seconds of reading a manual and of running all rules over it, and the most memory that the
/// process ever held, in KB.
fn measured(folder: &Path) -> [f64; 3] {
    let start = Instant::now();
    let sources = read(folder, Path::new("site")).expect("the manual is there");
    let asked = Asked::on(jiff::civil::date(2026, 11, 26));
    let manual = Manual::new(sources, asked);
    let reading = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let report = check(&manual, &levels(&manual));
    let rules = start.elapsed().as_secs_f64();
    assert!(report.looked_at.entities >= 5_000, "there is something to look at");
    [reading, rules, support::peak_kilobytes().unwrap_or_default()]
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
