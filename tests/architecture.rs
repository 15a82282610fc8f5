//! The house: floors, doors, sizes, names, and files that nobody asks for. It reads the tree as
//! text, and each complaint says how to mend what it complains of.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::unwrap_used,
    reason = "a test may be blunt"
)]

mod support;

use std::collections::BTreeSet;

use support::{File, files};

/// Which room stands on which floor. A room imports from floors below its own, and from itself.
const FLOORS: &[&[&str]] = &[
    &["catalogue", "embedded", "text"],
    &["markdown", "table", "yaml"],
    &["model"],
    &["diagnostics", "search", "views"],
    &["checks", "export", "report"],
    &["import", "reference", "site", "starter"],
    &["disk"],
    &["lsp", "server"],
    &["commands", "testing_face"],
];

/// Outside crates and parts of the standard library, and the rooms that may name them.
const DOORS: &[(&str, &[&str])] = &[
    ("aho_corasick", &["model"]),
    ("ammonia", &["markdown"]),
    ("annotate_snippets", &["report"]),
    ("anstream", &["commands"]),
    ("axum", &["server"]),
    ("clap", &["commands"]),
    ("clap_complete", &["commands"]),
    ("csv_core", &["table"]),
    ("futures_util", &["server"]),
    ("granit_parser", &["yaml"]),
    ("hyper", &["server"]),
    ("hyper_util", &["server"]),
    ("ignore", &["disk"]),
    ("imagesize", &["disk"]),
    ("jiff::Timestamp", &["commands"]),
    ("jiff::ZonedDateTime", &["commands"]),
    ("line_diff", &["report"]),
    ("lz4_flex", &["text"]),
    ("notify", &["server"]),
    ("open::that_detached", &["commands"]),
    ("merman", &["markdown"]),
    ("pinyin", &["search"]),
    ("pulldown_cmark", &["markdown"]),
    ("rustix", &["disk"]),
    ("serde_json", &["export", "lsp", "report", "search", "site"]),
    ("serde_yaml", &["commands", "export", "reference", "report", "site", "starter"]),
    ("std::env", &["commands", "main"]),
    ("std::fs", &["disk"]),
    ("std::net", &["server"]),
    ("std::process::Command", &["commands"]),
    ("std::time", &["commands", "disk", "server"]),
    ("strsim", &["text"]),
    ("tempfile", &["disk"]),
    ("syntect", &["markdown"]),
    ("tera", &["site"]),
    ("terminal_size", &["commands"]),
    ("tokio", &["server"]),
    ("toml", &["import"]),
    ("two_face", &["markdown"]),
    ("walkdir", &["disk"]),
];

/// Families of rules, and the first digit of their codes.
const FAMILIES: &[&str] = &[
    "reading",
    "structure",
    "process",
    "people",
    "tools",
    "measures",
    "risk",
    "training",
    "control",
    "text",
];

/// Files of `src/model/kinds` that are no kind.
const NO_KINDS: &[&str] = &["contact", "entities", "groups", "head", "kind", "mod", "open"];

/// Names for what has no name yet.
const BANNED: &[&str] = &["common", "helpers", "manager", "misc", "types", "util", "utils"];

const LONGEST: usize = 400;

fn agree(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The places of `name` in `line` where it is a whole path: `tera::`, not `iterator` or `my_tera`.
fn names(line: &str, name: &str) -> bool {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + name.len()..];
        let is_path = after.starts_with("::") || name.contains("::") || line.contains("use ");
        !before.is_some_and(|it| is_word(it) || it == '.' || it == ':' || it == '"')
            && !after.starts_with(is_word)
            && is_path
    })
}

/// The rooms that a line imports: what stands after `crate::`.
fn imported(line: &str) -> impl Iterator<Item = String> {
    line.split("crate::").skip(1).map(|it| {
        it.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect::<String>()
    })
}

#[test]
fn rooms_import_from_floors_below() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs") {
        let room = file.room();
        if matches!(room, "lib" | "main") || file.is_test() {
            continue;
        }
        let Some(own) = floor(room) else {
            wrong.push(format!(
                "{}: the room `{room}` stands on no floor: put it into FLOORS in \
                 tests/architecture.rs and into docs/architecture.md",
                file.path
            ));
            continue;
        };
        for (at, line) in file.code() {
            // Macros name their own room as `$crate::room`, wherever they are used.
            for other in imported(&line.replace("$crate::", "")) {
                if other == room {
                    continue;
                }
                // A macro of `lib.rs` and `crate::{a, b}` are not in use here.
                match floor(&other) {
                    Some(floor) if floor < own => {}
                    Some(floor) => wrong.push(format!(
                        "{}:{at}: `{room}` (floor {own}) imports `{other}` (floor {floor}): move \
                         what is shared down, or hand it in as an argument",
                        file.path
                    )),
                    None => wrong.push(format!(
                        "{}:{at}: `crate::{other}` is no room: import it by the room it lives in, \
                         one `use` for each room",
                        file.path
                    )),
                }
            }
        }
    }
    agree(&wrong);
}

#[test]
fn each_outside_crate_has_one_door() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs").iter().filter(|it| !it.is_test()) {
        for (at, line) in file.code() {
            for (name, rooms) in DOORS {
                if names(line, name) && !rooms.contains(&file.room()) {
                    wrong.push(format!(
                        "{}:{at}: `{name}` is the business of {}: ask that room, or widen DOORS \
                         in tests/architecture.rs and say why in docs/decisions.md",
                        file.path,
                        rooms.join(", ")
                    ));
                }
            }
        }
    }
    agree(&wrong);
}

#[test]
fn files_are_short() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs").iter().chain(&files("tests", ".rs")) {
        let count = file.code().count();
        if count > LONGEST && !file.path.ends_with("/tests.rs") {
            wrong.push(format!(
                "{}: {count} lines of code, {LONGEST} are allowed: find the second noun in it and \
                 give that a file of its own",
                file.path
            ));
        }
    }
    agree(&wrong);
}

#[test]
fn rooms_say_what_they_are_for() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs") {
        let first = file.text.lines().next().unwrap_or_default();
        let is_sentence = first.strip_prefix("//! ").is_some_and(|it| it.len() > 10);
        if !is_sentence {
            wrong.push(format!(
                "{}: the first line says in one sentence what the file is for: `//! …`",
                file.path
            ));
        }
    }
    agree(&wrong);
}

/// The modules that a file declares: `mod name;`, and what stands in the catalogues.
fn declared(file: &File) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut catalogue = false;
    for whole in file.text.lines() {
        let line = whole.trim();
        if let Some((before, after)) = line.split_once("mod ")
            && let Some(name) = after.strip_suffix(';')
            && !before.contains("//")
        {
            found.insert(name.to_owned());
        }
        catalogue |= line.starts_with("catalogue! {") || line.ends_with("kinds! {");
        if catalogue {
            let words = line.split(|it: char| !(it.is_alphanumeric() || it == '_'));
            found.extend(words.filter(|it| !it.is_empty()).map(str::to_owned));
        }
        if whole == "}" {
            catalogue = false;
        }
    }
    found
}

#[test]
fn every_file_is_part_of_the_program() {
    let all = files("src", ".rs");
    let mut wrong = Vec::new();
    for file in &all {
        let path = file.path.strip_suffix(".rs").unwrap();
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "src/lib" | "src/main") {
            continue;
        }
        let (folder, name) = path.rsplit_once('/').unwrap();
        // The folder of a family of rules is declared by the catalogue above it.
        let parents = [
            format!("{folder}/mod.rs"),
            format!("{folder}.rs"),
            format!("{}/mod.rs", folder.rsplit_once('/').map_or("", |it| it.0)),
            "src/lib.rs".to_owned(),
        ];
        let is_top = folder == "src";
        let mut above = all.iter().filter(|it| match it.path.as_str() {
            "src/lib.rs" => is_top,
            path => !is_top && parents.iter().any(|it| it == path),
        });
        if !above.any(|it| declared(it).contains(name)) {
            wrong.push(format!(
                "{}: nothing declares it: add it to the list in {folder}/mod.rs (a rule: to the \
                 catalogue in src/checks/mod.rs), or delete it",
                file.path
            ));
        }
    }
    agree(&wrong);
}

#[test]
fn every_rule_has_a_page_of_its_family() {
    let catalogue = files("src/checks", "mod.rs");
    let listed = declared(&catalogue[0]);
    let rules = files("src/checks", ".rs");
    let pages = files("src/checks", ".md");
    let mut wrong = Vec::new();
    let mut codes = BTreeSet::new();
    for page in &pages {
        let inside = page.path.strip_prefix("src/checks/").unwrap();
        let (family, name) = inside.split_once('/').unwrap_or(("", inside));
        let name = name.strip_suffix(".md").unwrap();
        let code = page.text.lines().nth(1).and_then(|it| it.strip_prefix("code: OPS"));
        let Some(code) = code else {
            wrong.push(format!("{}: its second line is `code: OPS…`", page.path));
            continue;
        };
        let digit = FAMILIES.iter().position(|it| *it == family);
        if digit.is_none_or(|it| !code.starts_with(&it.to_string())) {
            wrong.push(format!(
                "{}: OPS{code} stands in the family `{family}`: the folder of a code beginning \
                 with a digit is, from 0 on, {}",
                page.path,
                FAMILIES.join(", ")
            ));
        }
        if !codes.insert(code) {
            wrong.push(format!("{}: OPS{code} is taken: choose the next free code", page.path));
        }
        if !listed.contains(name) {
            wrong.push(format!(
                "{}: not in the catalogue: add `{name}` to `{family}` in src/checks/mod.rs",
                page.path
            ));
        }
        let rule = format!("src/checks/{family}/{name}.rs");
        if !rules.iter().any(|it| it.path == rule) {
            wrong.push(format!("{}: a page without a rule: write {rule}", page.path));
        }
    }
    agree(&wrong);
}

#[test]
fn every_kind_is_in_the_list() {
    let list = files("src/model/kinds", "mod.rs");
    let listed = declared(&list[0]);
    let mut wrong = Vec::new();
    for file in files("src/model/kinds", ".rs") {
        let path = file.path.strip_prefix("src/model/kinds/").unwrap();
        // A kind may be a room: then it stands in `mod.rs`, and its parts beside that.
        let name = match path.split_once('/') {
            Some((room, "mod.rs")) => room.to_owned(),
            Some(_) => continue,
            None => path.strip_suffix(".rs").unwrap().to_owned(),
        };
        if NO_KINDS.contains(&name.as_str()) {
            continue;
        }
        if !listed.contains(&name) || !file.text.contains("impl Described for") {
            wrong.push(format!(
                "{}: no kind: add it to `kinds!` in src/model/kinds/mod.rs and write `impl \
                 Described for`, or name it in NO_KINDS of tests/architecture.rs",
                file.path
            ));
        }
    }
    agree(&wrong);
}

#[test]
fn names_say_something() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs").iter().chain(&files("tests", ".rs")) {
        let stem = file.path.strip_suffix(".rs").unwrap();
        for part in stem.split('/').filter(|it| BANNED.contains(it)) {
            wrong.push(format!(
                "{}: `{part}` says nothing: name the file after what it holds",
                file.path
            ));
        }
    }
    agree(&wrong);
}

#[test]
fn what_is_unfinished_is_not_committed() {
    // Put together here, so that this file does not find itself.
    let marks = ["TODO", "FIXME", "XXX"].map(|it| format!("{it}:"));
    let calls = ["todo", "unimplemented", "dbg"].map(|it| format!("{it}!("));
    let bare = ["TO", "DO"].concat();
    let homes = ["/ho", "/wo", "/tm", "/Use"]
        .iter()
        .zip(["me/", "rk/", "p/", "rs/"])
        .map(|(a, b)| format!("{a}{b}"))
        .collect::<Vec<_>>();
    let mut wrong = Vec::new();
    let mut all = files("src", "");
    for folder in ["tests", "docs", "templates", "standards"] {
        all.extend(files(folder, ".rs"));
        all.extend(files(folder, ".md"));
        all.extend(files(folder, ".html"));
        all.extend(files(folder, ".yaml"));
        all.extend(files(folder, ".css"));
        all.extend(files(folder, ".js"));
    }
    for file in &all {
        for (at, line) in file.text.lines().enumerate() {
            let at = at + 1;
            let path = &file.path;
            // What `init` writes is to be filled in, and a rule looks for what is not.
            let may_be_open = ["templates/starter/", "src/starter/", "src/checks/text/leftover_"];
            if may_be_open.iter().any(|it| path.starts_with(it)) {
                continue;
            }
            if marks.iter().any(|it| line.contains(it)) || line.trim_end().ends_with(&bare) {
                wrong.push(format!("{path}:{at}: do it, or write an issue"));
            }
            if calls.iter().any(|it| line.contains(it)) {
                wrong.push(format!("{path}:{at}: finish it, or leave it out"));
            }
            if homes.iter().any(|it| line.contains(it)) && file.path.ends_with(".rs") {
                wrong.push(format!(
                    "{path}:{at}: the path of a machine: use a folder that the test made"
                ));
            }
        }
    }
    agree(&wrong);
}

#[test]
fn imports_name_what_they_import() {
    let mut wrong = Vec::new();
    for file in files("src", ".rs").iter().filter(|it| !it.is_test()) {
        for (at, line) in file.code() {
            let line = line.trim();
            let is_glob = line.contains("use ") && line.ends_with("::*;");
            if is_glob && !line.contains("::prelude::*") {
                wrong.push(format!(
                    "{}:{at}: name what you import; a star hides which floors are used",
                    file.path
                ));
            }
        }
    }
    agree(&wrong);
}
