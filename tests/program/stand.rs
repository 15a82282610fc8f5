//! A manual in two versions, an output folder, and what either version looks like there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::folder::{Snapshot, files, names, write};
use super::{opsbook, succeed};

/// How many chapters either version has.
const CHAPTERS: usize = 60;

/// The places, and what A and B look like when nothing disturbs them. The manuals lie beside the
/// folder that the output folder lies in, so that nothing but builds changes the latter.
pub struct Stand {
    folder: TempDir,
    pub a: Snapshot,
    pub b: Snapshot,
}

impl Stand {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for version in ["A", "B"] {
            write_manual(version, &folder.path().join(version));
        }
        let mut stand = Self { folder, a: Snapshot::new(), b: Snapshot::new() };
        fs::create_dir(stand.parent()).unwrap();
        stand.a = stand.calm("A");
        stand.b = stand.calm("B");
        assert!(stand.a.len() > CHAPTERS && stand.a != stand.b);
        stand
    }

    fn calm(&self, version: &str) -> Snapshot {
        let calm = self.path("calm");
        succeed(&mut self.build(version, &calm));
        let site = files(&calm);
        fs::remove_dir_all(calm).unwrap();
        site
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder that the output folder lies in, and nothing else.
    pub fn parent(&self) -> PathBuf {
        self.path("parent")
    }

    pub fn out(&self) -> PathBuf {
        self.parent().join("site")
    }

    /// A command that builds version `"A"` or `"B"` into `out`.
    pub fn build(&self, version: &str, out: &Path) -> Command {
        let mut command = opsbook(["build", "--today", "2026-11-23", "--lang", "en", "--out"]);
        command.arg(out).arg(self.path(version)).env("HOME", self.path("home"));
        command
    }

    /// The same, in one step or file by file.
    pub fn build_by(&self, way: Way, version: &str, out: &Path) -> Command {
        let mut command = self.build(version, out);
        if way == Way::FileByFile {
            command.arg("--file-by-file");
        }
        command
    }

    /// Which version the output folder holds, whole; fails if it is neither.
    pub fn version(&self) -> &'static str {
        let now = files(&self.out());
        if now == self.a {
            return "A";
        }
        if now == self.b {
            return "B";
        }
        let wrong = |whole: &Snapshot| {
            let missing = whole.keys().filter(|name| !now.contains_key(*name)).count();
            let other = now.iter().filter(|(name, text)| whole.get(*name) != Some(text)).count();
            format!("{missing} missing, {other} other")
        };
        panic!("neither A ({}) nor B ({})", wrong(&self.a), wrong(&self.b));
    }

    /// What lies beside the output folder, itself included.
    pub fn names(&self) -> Vec<String> {
        names(&self.parent())
    }
}

/// How the new takes the place of the old.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Swap,
    FileByFile,
}

pub const WAYS: [Way; 2] = [Way::Swap, Way::FileByFile];

/// Version B has other words, lacks some chapters and folders of A and has others in their place:
/// what is a page in one is a folder in the other.
fn write_manual(version: &str, folder: &Path) {
    write(&folder.join("manual.yaml"), format!("title: Manual {version}\ndefault_language: en\n"));
    write(&folder.join("forms/plan.pdf"), format!("%PDF {version} {}", "x".repeat(20_000)));
    for number in 0..CHAPTERS {
        let (part, page) = (number / 10, number % 10);
        let name = match (version, page) {
            ("B", 9) => format!("part-{part}/only-b.md"),
            ("A", 8) => format!("part-{part}/either.md"),
            ("B", 8) => format!("part-{part}/either/page.md"),
            _ => format!("part-{part}/page-{page}.md"),
        };
        let words = format!("Version {version} of chapter {number}. ").repeat(40);
        write(&folder.join(name), format!("---\ntitle: Chapter {number}\n---\n\n{words}\n"));
    }
}
