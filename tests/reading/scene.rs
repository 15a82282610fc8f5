//! A manual in a folder of its own, and what checking and building it comes to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use crate::program::folder::{files, snapshot, write};
use crate::program::{Ended, opsbook, run};

/// Far above what any run takes, so that a slow machine does no harm, and far below what is
/// quadratic.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Scene {
    folder: TempDir,
}

/// One finding, as a machine reads it.
#[derive(Debug)]
pub struct Finding {
    pub code: String,
    pub level: String,
    pub message: String,
    pub path: String,
    pub line: u64,
    pub column: u64,
}

/// What `check` says.
#[derive(Debug)]
pub struct Checked {
    pub code: i32,
    pub findings: Vec<Finding>,
    pub summary: BTreeMap<String, u64>,
}

/// The text files of a handbook, by address.
pub struct Built {
    pub pages: BTreeMap<String, String>,
}

impl Scene {
    /// A manual with one sound chapter.
    pub fn new() -> Self {
        let scene = Self::empty();
        scene.write("manual.yaml", "title: 手册\n");
        scene.write("sound.md", "---\ntitle: 健全\n---\n\n正文。\n");
        scene
    }

    /// A manual of this one file.
    pub fn of(path: &str, content: impl AsRef<[u8]>) -> Self {
        let scene = Self::new();
        scene.write(path, content);
        scene
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(scene.manual()).unwrap();
        scene
    }

    /// A path beside the manual.
    pub fn beside(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn manual(&self) -> PathBuf {
        self.beside("manual")
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.manual().join(path)
    }

    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        write(&self.at(path), content);
    }

    /// A run with these arguments from the folder in which `manual` lies.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = opsbook(arguments);
        command.current_dir(self.folder.path()).env("HOME", self.beside("home"));
        command
    }

    /// Checks the manual in both forms, and makes sure that nothing was written.
    pub fn check(&self) -> Checked {
        self.check_as(|command| command)
    }

    /// The same, by whatever `change` makes of the command.
    pub fn check_as(&self, change: impl Fn(Command) -> Command) -> Checked {
        let before = snapshot(self.folder.path());
        let run = |form: &str| {
            let arguments = ["check", "--today", "2026-11-23", "--lang", "en", "--format", form];
            in_time(&mut change(self.command(&arguments)))
        };
        let (json, human) = (run("json"), run("human"));
        assert!(before == snapshot(self.folder.path()), "check wrote something");
        let checked = Checked::read(&json);
        assert_eq!(human.code, checked.code, "{}", human.stdout);
        for finding in &checked.findings {
            assert!(human.stdout.contains(&finding.code), "{finding:?} is missing for people");
        }
        assert!(!human.stdout.contains("os error"), "{}", human.stdout);
        checked
    }

    /// Builds the handbook into `site` beside the manual.
    pub fn build(&self) -> Built {
        self.build_by(&mut self.command(&["build", "--today", "2026-11-23", "--lang", "en"]))
    }

    pub fn build_by(&self, command: &mut Command) -> Built {
        in_time(command);
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let pages = files(&self.beside("site")).into_iter();
        Built { pages: pages.map(|(name, it)| (name, text(it))).collect() }
    }
}

/// Runs to exit code 0 or 1, and soon.
pub fn in_time(command: &mut Command) -> Ended {
    let ended = run(command);
    assert!(ended.code < 2, "{command:?}: {}", ended.stderr);
    assert!(ended.took < PATIENCE, "{command:?} took {:?}", ended.took);
    ended
}

impl Checked {
    /// Reads the JSON form, strictly.
    fn read(ended: &Ended) -> Self {
        let value: Value = serde_json::from_str(&ended.stdout).unwrap();
        assert_eq!(keys(&value), ["diagnostics", "summary", "version"]);
        assert_eq!(value["version"], 1);
        let findings: Vec<_> =
            value["diagnostics"].as_array().unwrap().iter().map(Finding::read).collect();
        let summary: BTreeMap<_, _> = value["summary"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, count)| (name.clone(), count.as_u64().unwrap()))
            .collect();
        let errors = findings.iter().filter(|it| it.level == "error").count() as u64;
        assert_eq!(summary["errors"], errors);
        assert_eq!(ended.code, i32::from(errors > 0));
        Self { code: ended.code, findings, summary }
    }

    /// The first finding of a rule in a file.
    pub fn find(&self, code: &str, path: &str) -> Option<&Finding> {
        self.findings.iter().find(|it| it.code == code && it.path == path)
    }

    /// Fails unless the rule found something in the file, at level error.
    pub fn finds(&self, code: &str, path: &str) -> &Finding {
        let found = self.find(code, path);
        let found = found.unwrap_or_else(|| panic!("no {code} in {path:?}: {:#?}", self.findings));
        assert_eq!((found.level.as_str(), self.code), ("error", 1), "{found:?}");
        found
    }

    /// Fails if any rule found anything in the file.
    pub fn is_silent_about(&self, path: &str) {
        let found = self.findings.iter().find(|it| it.path.starts_with(path));
        assert!(found.is_none(), "{found:#?}");
    }
}

impl Finding {
    fn read(value: &Value) -> Self {
        let place = ["column", "end_column", "end_line", "line", "message", "path"];
        let own = ["code", "help", "labels", "level"];
        // A finding that a machine may mend says how; the key was added to version 1.
        let fix = value.get("fix").map(|_| "fix");
        let mut all: Vec<_> = place.into_iter().chain(own).chain(fix).collect();
        all.sort_unstable();
        assert_eq!(keys(value), all);
        placed(value);
        for label in value["labels"].as_array().unwrap() {
            assert_eq!(keys(label), place);
            placed(label);
        }
        let word = |name: &str| value[name].as_str().unwrap().to_owned();
        let help = &value["help"];
        assert!(help.is_null() || help.as_str().is_some_and(|it| !it.is_empty()), "{value}");
        assert!(["error", "warning", "note"].contains(&word("level").as_str()), "{value}");
        Self {
            code: word("code"),
            level: word("level"),
            message: word("message"),
            path: word("path"),
            line: value["line"].as_u64().unwrap(),
            column: value["column"].as_u64().unwrap(),
        }
    }
}

/// A path inside the manual, and a stretch that begins at 1:1 or later and does not end before it.
fn placed(value: &Value) {
    let number = |name: &str| value[name].as_u64().unwrap();
    let path = value["path"].as_str().unwrap();
    assert!(!path.is_empty() && !Path::new(path).is_absolute(), "{value}");
    assert!(number("line") >= 1 && number("column") >= 1, "{value}");
    let (start, end) =
        ((number("line"), number("column")), (number("end_line"), number("end_column")));
    assert!(start <= end, "{value}");
    assert!(!value["message"].as_str().unwrap().trim().is_empty(), "{value}");
}

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
