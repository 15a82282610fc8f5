//! What tests of the package share: its files, and the program.
#![allow(
    dead_code,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "each test takes what it needs; tests may be blunt"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the package.
pub struct File {
    /// Its path from the root of the package, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl File {
    /// The room of `src` that it stands in.
    pub fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or_default()
    }

    /// Whether it is compiled for tests only.
    pub fn is_test(&self) -> bool {
        let path = self.path.as_str();
        path.starts_with("tests/")
            || path.contains("/tests/")
            || path.ends_with("/tests.rs")
            || path == "src/testing.rs"
    }

    /// Its lines of code, with their numbers: no comments, no blank lines, no inline test module.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut lines = self.text.lines().enumerate().peekable();
        let mut ended = false;
        std::iter::from_fn(move || {
            loop {
                let (at, line) = lines.next()?;
                let opens_tests = line.trim() == "#[cfg(test)]"
                    && lines.peek().is_some_and(|(_, next)| {
                        next.trim_start().starts_with("mod ") && next.trim_end().ends_with('{')
                    });
                ended |= opens_tests;
                let trimmed = line.trim();
                if !ended && !trimmed.is_empty() && !trimmed.starts_with("//") {
                    return Some((at + 1, line));
                }
            }
        })
    }
}

/// The root of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` whose names end in `ending`, in order.
pub fn files(folder: &str, ending: &str) -> Vec<File> {
    fn walk(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                // What npm has fetched for the tests in browsers is not ours.
                if !path.ends_with("node_modules") {
                    walk(&path, ending, found);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), ending, &mut found);
    found.sort();
    let file = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        File { path, text }
    };
    found.into_iter().map(file).collect()
}

/// The documents of the project.
pub fn documents() -> Vec<File> {
    let mut found = files("docs", ".md");
    for name in ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        found.push(File { path: name.to_owned(), text });
    }
    found
}

/// A fenced block of a document.
pub struct Block {
    /// What stands behind the opening fence.
    pub info: String,
    /// What stands between the fences.
    pub text: String,
}

impl Block {
    /// The value of `name=value` behind the fence.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.info.split_whitespace().find_map(|it| it.strip_prefix(name)?.strip_prefix('='))
    }
}

/// The fenced blocks of a document, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Block { info: info.to_owned(), text: String::new() });
            }
            (Some(_), Some("")) => found.extend(open.take()),
            (Some(block), _) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    found
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

/// Runs the program in `folder`, and gives its exit code and all that it wrote.
pub fn opsbook(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_opsbook"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("COLUMNS", "100")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap();
    let text = [done.stdout, done.stderr].concat();
    (done.status.code().unwrap(), String::from_utf8(text).unwrap())
}

/// The files below `folder`: their paths in it, with `/`, and their texts; bytes that are no text
/// are left out.
pub fn files_in(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            let inner = files_in(&entry.path()).into_iter();
            found.extend(inner.map(|(path, text)| (format!("{name}/{path}"), text)));
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            found.push((name, text));
        }
    }
    found.sort();
    found
}
