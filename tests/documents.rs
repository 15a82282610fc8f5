//! The documents are true: generated ones are current, the commands of the README do what it says,
//! and what documents point at is there.
//!
//! `UPDATE=1 cargo test --test documents` renews the generated ones.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the test reads and renews files of the package"
)]

mod support;

use std::fs;
use std::path::Path;

use opsbook::reference::{all_kinds, all_rules};
use snapbox::data::DataFormat;
use snapbox::{Assert, Data};
use support::{Block, blocks, copy, documents, opsbook, root};

/// Commands that the README names and that this test is part of, or that change the machine.
const NOT_RUN: &[&str] = &["cargo test", "UPDATE=1 ", "cargo install ", "git ", "python3 -m "];

#[test]
fn generated_documents_are_current() {
    for (name, text) in [("docs/rules.md", all_rules()), ("docs/front-matter.md", all_kinds())] {
        let path = root().join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert!(
            fs::read_to_string(&path).is_ok_and(|it| it == text),
            "{name} is stale; renew it with: UPDATE=1 cargo test --test documents"
        );
    }
}

/// The README is followed by somebody who has cloned the project: its files are written, its
/// commands are given, in order, in a folder that holds a copy of `manual/`.
#[test]
fn the_readme_can_be_followed() {
    let folder = tempfile::tempdir().unwrap();
    copy(&root().join("manual"), &folder.path().join("manual"));
    let mut count = 0;
    for block in blocks(&fs::read_to_string(root().join("README.md")).unwrap()) {
        if let Some(path) = block.attribute("file") {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &block.text).unwrap();
        } else if block.info.starts_with("console") {
            count += follow(&block, folder.path());
        }
    }
    assert!(count >= 5, "only {count} commands of the README were run");
}

/// Gives the commands of a block: `$ ` begins one, what follows is what it prints. The last one
/// ends with the code that the block says, or with 0.
fn follow(block: &Block, folder: &Path) -> usize {
    let commands: Vec<&str> = block.text.split("$ ").filter(|it| !it.trim().is_empty()).collect();
    let mut count = 0;
    for (at, command) in commands.iter().enumerate() {
        let (line, printed) = command.split_once('\n').unwrap_or((command, ""));
        let line = line.split(" #").next().unwrap().trim();
        if NOT_RUN.iter().any(|it| line.starts_with(it)) {
            continue;
        }
        let arguments = line
            .strip_prefix("cargo run -- ")
            .or_else(|| line.strip_prefix("opsbook "))
            .unwrap_or_else(|| panic!("README.md: this test does not know how to run `{line}`"));
        let (code, out) = opsbook(folder, &arguments.split_whitespace().collect::<Vec<_>>());
        let is_last = at + 1 == commands.len();
        let wanted = block.attribute("exit").filter(|_| is_last).unwrap_or("0");
        assert_eq!(code.to_string(), wanted, "README.md: `{line}` ends otherwise:\n{out}");
        if !printed.trim().is_empty() {
            let expected = Data::from(printed.trim_end().to_owned() + "\n");
            let actual = Data::text(out.trim_end().to_owned() + "\n").coerce_to(DataFormat::Text);
            Assert::new().eq(actual, expected);
        }
        count += 1;
    }
    count
}

#[test]
fn documents_point_at_what_is_there() {
    let mut wrong = Vec::new();
    for document in documents() {
        let folder = root().join(&document.path).parent().unwrap().to_path_buf();
        for (at, line) in document.text.lines().enumerate() {
            for target in targets(line) {
                let file = target.split('#').next().unwrap();
                let is_outside = target.contains("://") || file.is_empty();
                if !is_outside && !folder.join(file).exists() {
                    wrong.push(format!("{}:{}: no file `{file}`", document.path, at + 1));
                }
            }
            for path in paths(line) {
                if !root().join(path).exists() {
                    wrong.push(format!("{}:{}: no file `{path}`", document.path, at + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Where the links and images of a line lead.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|it| it.split([')', ' ']).next())
}

/// The paths of the package that a line names between backticks; `<…>` and `*` stand for any name.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    let begins = |it: &&str| {
        ["src/", "tests/", "docs/", "templates/", "standards/", ".ci/", ".github/"]
            .iter()
            .any(|start| it.starts_with(start))
    };
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(begins)
        .filter(|it| !it.contains(['<', '*', ' ', '…', '{']))
}

#[test]
fn the_picture_is_light() {
    let bytes = fs::metadata(root().join("docs/handbook.png")).unwrap().len();
    assert!(bytes <= 200 * 1024, "docs/handbook.png has {bytes} bytes; 200 KB are allowed");
}

#[test]
fn the_changelog_begins_with_what_is_not_released() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let first = text.lines().find(|it| it.starts_with("## ")).unwrap_or_default();
    assert_eq!(first, "## [Unreleased]", "write changes under `## [Unreleased]`, on top");
}
