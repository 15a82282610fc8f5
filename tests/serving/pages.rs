//! The same pages as those of `build`, and the ways to them.

use std::collections::BTreeSet;
use std::fs;

use super::program::{Program, command};

/// A page without what the preview puts into its head.
fn plain(answer: &str) -> String {
    let (_, page) = answer.split_once("\r\n\r\n").unwrap();
    let (before, rest) = page.split_once("<link rel=\"stylesheet\" href=\"/.opsbook/").unwrap();
    let (_, after) = rest.split_once("</script>").unwrap();
    format!("{before}{after}")
}

#[test]
fn they_are_those_that_are_built() {
    let program = Program::new();
    let status = command(&program.path("")).args(["build", "--out", "site"]).output().unwrap();
    assert!(status.status.code().is_some_and(|it| it < 2));
    for path in ["index.html", "shop/night-shift.html", "findings.html"] {
        let built = fs::read_to_string(program.path("site").join(path)).unwrap();
        assert_eq!(plain(&program.get(&format!("/{path}"))), built, "{path}");
    }
    let style = fs::read_to_string(program.path("site/opsbook/style.css")).unwrap();
    assert!(program.get("/opsbook/style.css").ends_with(&style));
    assert!(!style.contains("opsbook-live"), "what is published has nothing of the preview");
}

#[test]
fn nothing_is_written() {
    let program = Program::new();
    program.get("/");
    program.save("manual/index.md", "# Welcome\n\nTo the second text.\n");
    program.looked();
    let names = fs::read_dir(program.path("")).unwrap();
    let names: BTreeSet<_> = names.map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["canary.html", "manual", "manual-beside"].map(Into::into).into());
}

#[test]
fn folders_open_as_on_a_static_host() {
    let program = Program::new();
    assert!(program.get("/").contains("To the first text."));
    assert!(program.get("/shop/").contains("<h1>Shop</h1>"));
    let answer = program.ask("/shop", "");
    assert!(
        answer.starts_with("HTTP/1.1 301 ") && answer.contains("location: /shop/\r\n"),
        "{answer}"
    );
    assert!(program.get("/%E9%87%87%E8%B4%AD.html").contains("<h1>采购</h1>"));
}

#[test]
fn every_answer_is_kept_to_ourselves() {
    let program = Program::new();
    for path in ["/", "/nothing", "/shop/plan.svg", "/.opsbook/live.js", "/opsbook/style.css"] {
        let answer = program.ask(path, "").to_lowercase();
        let (head, _) = answer.split_once("\r\n\r\n").unwrap();
        for line in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "referrer-policy: no-referrer",
        ] {
            assert!(head.contains(line), "{path}: no {line}");
        }
        assert!(!head.contains("access-control"), "{path}");
    }
    assert!(program.get("/").contains("content-type: text/html; charset=utf-8\r\n"));
    let picture = program.get("/shop/plan.svg");
    assert!(picture.contains("content-type: image/svg+xml\r\n"));
    assert!(picture.contains("content-security-policy: sandbox;"), "its scripts are not run");
    assert!(picture.ends_with("</svg>\n"));
}

#[test]
fn a_wrong_address_gets_the_page_of_the_handbook() {
    let program = Program::new();
    let answer = program.ask("/shop/deep/nothing.html", "");
    assert!(answer.starts_with("HTTP/1.1 404 "));
    assert!(answer.contains("<link rel=\"stylesheet\" href=\"/opsbook"), "links begin at the root");
    assert!(answer.contains("<a class=\"brand\" href=\"/index.html\""));
    assert!(answer.contains("/.opsbook/live.js"), "it follows the edits too");
}

#[test]
fn only_the_head_of_a_page_is_sent_if_only_that_is_asked_for() {
    let program = Program::new();
    let host = program.address;
    let answer = program
        .say(format!("HEAD / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("\r\n\r\n"));
    assert!(answer.contains("content-length: "));
}

#[test]
fn a_port_that_is_taken_is_named() {
    let program = Program::new();
    let port = program.address.port().to_string();
    let ask = |lang: &str| {
        let out =
            command(&program.path("")).args(["serve", "--lang", lang, "--port", &port]).output();
        let out = out.unwrap();
        assert_eq!(out.status.code(), Some(2));
        String::from_utf8(out.stderr).unwrap()
    };
    let said = ask("en");
    assert!(said.contains(&format!("port {port}")) && said.contains("--port"), "{said}");
    let said = ask("zh");
    assert!(said.contains(&format!("端口 {port}")) && said.contains("--port"), "{said}");
}

#[test]
fn a_folder_or_host_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (["serve", "nowhere", "--port", "0"], "there is no folder `nowhere`"),
        (
            ["serve", "--host", "198.51.100.7", "--port"],
            "`198.51.100.7` is not an address of this machine",
        ),
    ] {
        let mut command = command(folder.path());
        command.args(arguments).args(["0"].iter().filter(|_| arguments[3] == "--port"));
        let out = command.output().unwrap();
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_quietly() {
    let mut program = Program::new();
    let _open = program.events();
    let status =
        std::process::Command::new("kill").args(["-INT", &program.id().to_string()]).status();
    assert!(status.unwrap().success());
    assert_eq!(program.ended(), Some(0));
}
