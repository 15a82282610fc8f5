//! The pages of a small manual, compared with those in `tests/golden/`. Only what stands inside
//! `<main>` is compared: the frame is the theme's business.
//!
//! `UPDATE=1 cargo test --test golden` renews them; read the difference before you commit it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the test reads and renews files of the package"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::{files_in, opsbook, root};

/// What stands inside `<main>`, without blank lines.
fn main_of(html: &str) -> String {
    let from = html.find("<main").expect("a page has a <main>");
    let to = html.find("</main>").expect("a page has a <main>") + "</main>".len();
    let lines = html[from..to].lines().map(str::trim_end).filter(|it| !it.is_empty());
    without_the_number_of_rules(&lines.fold(String::new(), |out, it| out + it + "\n"))
}

/// Whoever adds a rule should not have to renew a page.
fn without_the_number_of_rules(text: &str) -> String {
    let Some((before, after)) = text.split_once("</b> 条规则") else { return text.to_owned() };
    let before = before.trim_end_matches(|it: char| it.is_ascii_digit());
    format!("{before}…</b> 条规则{after}")
}

#[test]
fn pages_are_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let small = root().join("tests/manuals/small");
    let small = small.to_str().unwrap();
    let (code, said) = opsbook(folder.path(), &["build", small, "--today", "2026-11-23"]);
    assert_eq!(code, 1, "the small manual has one mistake on purpose:\n{said}");
    let is_page = |it: &&(String, String)| it.0.rsplit('.').next() == Some("html");
    let made: Vec<(String, String)> = files_in(&folder.path().join("site"));
    let made: BTreeMap<&str, String> =
        made.iter().filter(is_page).map(|(path, text)| (path.as_str(), main_of(text))).collect();

    let golden = root().join("tests/golden");
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&golden);
        for (path, text) in &made {
            let path = golden.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let kept: BTreeMap<String, String> = files_in(&golden).into_iter().collect();
    let paths = |it: Vec<&str>| it.join("\n");
    assert_eq!(
        paths(made.keys().copied().collect()),
        paths(kept.keys().map(String::as_str).collect()),
        "other pages than in tests/golden; renew with: UPDATE=1 cargo test --test golden"
    );
    for (path, text) in made {
        // Raw: brackets in a page are not patterns.
        let kept = snapbox::Data::text(kept[path].clone()).raw();
        snapbox::Assert::new().eq(snapbox::Data::text(text), kept);
    }
}
