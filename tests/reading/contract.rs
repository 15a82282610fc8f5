//! What other programs rely on: exit codes, streams, the JSON form.

use std::io::Read;
use std::process::Stdio;

use crate::program::{fail, run};
use crate::scene::Scene;

#[test]
fn exit_codes_are_0_1_and_2() {
    let scene = Scene::new();
    scene.write("manual.yaml", "title: 手册\nlevels: {OPS: off}\n");
    assert_eq!(run(&mut scene.command(&["check"])).code, 0);
    assert_eq!(run(&mut scene.command(&["build"])).code, 0);
    let broken = Scene::of("broken.md", "---\ntitle: a: b\n---\n");
    assert_eq!(run(&mut broken.command(&["check"])).code, 1);
    assert_eq!(run(&mut broken.command(&["build"])).code, 1);
    assert!(broken.beside("site/broken.html").exists(), "errors do not keep the site back");
    for wrong in [
        &["check", "nowhere"][..],
        &["check", "--no-such-option"],
        &["check", "--today", "yesterday"],
        &["check", "--format", "xml"],
        &["nonsense"],
        &["explain", "OPS999"],
        &["check", "--output", "no/such/folder/x.json"],
        &[],
    ] {
        let text = fail(&mut scene.command(wrong));
        assert!(!text.contains("os error"), "{text}");
    }
}

#[test]
fn strict_publishes_nothing_and_says_so() {
    let scene = Scene::of("broken.md", "---\ntitle: a: b\n---\n");
    let ended = run(&mut scene.command(&["build", "--strict", "--lang", "en"]));
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.contains("nothing was published"), "{}", ended.stdout);
    assert!(!scene.beside("site").exists());
}

#[test]
fn the_json_form_counts_what_it_looked_at() {
    let checked = Scene::of("broken.md", "---\ntitle: a: b\n---\n").check();
    for name in ["errors", "warnings", "notes", "chapters", "entities", "rules"] {
        assert!(checked.summary.contains_key(name), "{:?}", checked.summary);
    }
    assert_eq!(checked.summary["chapters"], 2);
}

#[test]
fn a_report_in_a_file_is_the_one_on_the_terminal() {
    let scene = Scene::of("broken.md", "---\ntitle: a: b\n---\n");
    for form in ["json", "human"] {
        let said = run(&mut scene.command(&["check", "--format", form])).stdout;
        let arguments = ["check", "--format", form, "--output", "report"];
        assert_eq!(run(&mut scene.command(&arguments)).code, 1);
        assert_eq!(std::fs::read_to_string(scene.beside("report")).unwrap(), said);
    }
}

/// `opsbook check | head -1`.
#[test]
fn a_reader_who_goes_away_is_no_error() {
    let broken: String = (0..3_000).map(|it| format!("k{it}: a: b\n")).collect();
    let scene = Scene::of("many.md", format!("---\n{broken}---\n"));
    for form in ["human", "json"] {
        let mut command = scene.command(&["check", "--format", form]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(1), "{:?}", output.status);
    }
    for command in ["--help", "explain process"] {
        let arguments: Vec<_> = command.split(' ').collect();
        let mut child = scene.command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{command}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_output_is_a_message() {
    let scene = Scene::new();
    for arguments in [&["check"][..], &["check", "--format", "json"], &["build"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = scene.command(arguments).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        let output = output.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(!text.contains("panicked") && !text.contains("os error"), "{text}");
    }
}

#[test]
fn no_colours_reach_a_file() {
    let scene = Scene::of("broken.md", "---\ntitle: a: b\n---\n");
    let ended = run(&mut scene.command(&["check"]));
    assert!(!ended.stdout.contains('\u{1b}'), "{}", ended.stdout);
}
