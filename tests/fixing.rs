//! What `opsbook fix` does to files: nothing outside of its edits, and the same as its patch.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs, reason = "this is a test")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn opsbook(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opsbook"));
    command.current_dir(folder).env("LC_ALL", "C").args(arguments);
    command.args(["--today", "2026-11-23"]).output().unwrap()
}

/// A folder with a manual that has a mark at its beginning, CRLF, blanks in names, and slips.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manual = folder.path().join("manual");
    fs::create_dir_all(manual.join("our parts")).unwrap();
    fs::write(manual.join("manual.yaml"), "\u{feff}titel: Shop # ours\r\nlanguages: [en]\r\n")
        .unwrap();
    let buying = "---\r\ntitle: 'Buying'\r\nlast_reviewd: \"31.10.2026\"  # 十月\r\n---\r\n\r\n#### 供应商 🍎\r\n\r\nText\t \r\nlast";
    fs::write(manual.join("our parts/buying.md"), buying).unwrap();
    folder
}

fn texts(folder: &Path) -> [String; 2] {
    ["manual/manual.yaml", "manual/our parts/buying.md"]
        .map(|it| fs::read_to_string(folder.join(it)).unwrap())
}

#[test]
fn only_the_edits_change_and_a_second_run_has_nothing_to_do() {
    let folder = folder();
    let before = texts(folder.path());
    let ended = opsbook(folder.path(), &["fix"]);
    assert_eq!(ended.status.code(), Some(0), "{ended:?}");
    let after = texts(folder.path());
    assert_eq!(after[0], before[0].replace("titel", "title"));
    let expected = before[1].replace("reviewd", "reviewed").replace("31.10.2026", "2026-10-31");
    assert_eq!(after[1], expected.replace("####", "##"));
    let ended = opsbook(folder.path(), &["fix"]);
    assert!(String::from_utf8(ended.stdout).unwrap().starts_with("nothing to repair"));
    assert_eq!(texts(folder.path()), after);
}

#[test]
fn the_patch_of_a_dry_run_makes_the_same_change() {
    let tools = [("git", &["apply", "-"][..]), ("patch", &["-p1", "--binary", "--quiet"][..])];
    for (tool, arguments) in tools {
        let (folder, other) = (folder(), folder());
        let before = texts(folder.path());
        let patch = opsbook(folder.path(), &["fix", "--dry-run"]).stdout;
        assert_eq!(texts(folder.path()), before);
        let mut command = Command::new(tool);
        command.current_dir(folder.path()).args(arguments).stdin(Stdio::piped());
        // Not every machine has both.
        let Ok(mut child) = command.spawn() else { continue };
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), &patch).unwrap();
        assert!(child.wait().unwrap().success(), "{}", String::from_utf8_lossy(&patch));
        opsbook(other.path(), &["fix"]);
        assert_eq!(texts(folder.path()), texts(other.path()), "{tool}");
    }
}

#[test]
fn what_may_not_be_written_is_left_alone_and_told() {
    let folder = folder();
    let settings = folder.path().join("manual/manual.yaml");
    let before = texts(folder.path());
    fs::set_permissions(&settings, fs::Permissions::from_mode(0o444)).unwrap();
    symlink(&settings, folder.path().join("manual/linked.md")).unwrap();
    let ended = opsbook(folder.path(), &["fix"]);
    assert_eq!(ended.status.code(), Some(2));
    let told = String::from_utf8(ended.stderr).unwrap();
    assert!(told.contains("`manual/manual.yaml` was left as it is: it may only be read"), "{told}");
    let after = texts(folder.path());
    assert_eq!(after[0], before[0]);
    assert_ne!(after[1], before[1]);
}
