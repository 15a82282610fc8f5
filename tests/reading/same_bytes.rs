//! The same manual and the same day make the same bytes, wherever, whenever and however.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::folder::{Snapshot, files, write};
use crate::program::opsbook;
use crate::scene::Scene;

/// The manual of the project itself, which has something of everything.
fn own() -> Snapshot {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("manual"))
}

fn built(manual: &Path, change: impl Fn(&mut Command)) -> (Snapshot, String) {
    let place = tempfile::tempdir().unwrap();
    let site = place.path().join("site");
    let mut command = opsbook(["build", "--today", "2026-11-23"]);
    change(command.arg(manual).arg("--out").arg(&site).current_dir(place.path()));
    let output = command.output().unwrap();
    assert!(output.status.code().unwrap() < 2, "{output:?}");
    let findings =
        command_output(&mut opsbook(["check", "--today", "2026-11-23", "--lang", "en"]), manual);
    (files(&site), findings)
}

fn command_output(command: &mut Command, manual: &Path) -> String {
    let folder = manual.parent().unwrap();
    let output = command.arg(manual.file_name().unwrap()).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn differences(one: &Snapshot, other: &Snapshot) -> Vec<String> {
    let names = one.keys().chain(other.keys());
    let mut differing: Vec<_> =
        names.filter(|it| one.get(*it) != other.get(*it)).cloned().collect();
    differing.dedup();
    differing
}

type Change = fn(&mut Command);

#[test]
fn twice_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let first = place.path().join("first/manual");
    let own = own();
    for (path, text) in &own {
        write(&first.join(path), text);
    }
    // Created in another order, in a folder of another length and with a blank in its name.
    let second = place.path().join("another folder 手册/that is longer/manual");
    for (path, text) in own.iter().rev() {
        write(&second.join(path), text);
    }
    let (want, findings) = built(&first, |_| ());
    assert!(want.len() > 50);
    let changes: [(&str, Change); 6] = [
        ("again", |_| ()),
        ("TZ", |it| _ = it.env("TZ", "Pacific/Kiritimati")),
        ("LANG=en", |it| _ = it.env("LANG", "en_US.UTF-8").env("LC_ALL", "en_US.UTF-8")),
        ("LANG=tr", |it| _ = it.env("LANG", "tr_TR.UTF-8").env("LC_ALL", "C")),
        ("one thread", |it| _ = it.env("RAYON_NUM_THREADS", "1")),
        ("seven threads", |it| _ = it.env("RAYON_NUM_THREADS", "7").env("COLUMNS", "40")),
    ];
    for (name, change) in changes {
        let (now, said) = built(&second, change);
        assert!(now == want, "{name}: {:?}", differences(&now, &want));
        assert!(said == findings, "{name}: other findings");
    }
}

#[test]
fn the_language_of_messages_does_not_change_the_site() {
    let place = tempfile::tempdir().unwrap();
    let manual = place.path().join("manual");
    write(&manual.join("a.md"), "---\ntitle: a: b\n---\n\n# 采购\n");
    let zh = built(&manual, |it| _ = it.args(["--lang", "zh"])).0;
    let en = built(&manual, |it| _ = it.args(["--lang", "en"])).0;
    assert!(zh == en, "{:?}", differences(&zh, &en));
}

#[test]
fn nothing_tells_where_it_was_made() {
    let scene = Scene::of("a.md", "---\ntitle: a: b\n---\n\n# 采购\n\n[x](nowhere.md)\n");
    let here = scene.beside("").canonicalize().unwrap().display().to_string();
    let here = here.trim_end_matches('/');
    for (address, page) in scene.build().pages {
        assert!(!page.contains(here), "{address} holds a path of this machine");
    }
    let checked = scene.check();
    assert!(checked.findings.iter().all(|it| !it.message.contains(here)));
    assert!(fs::read_dir(scene.beside("site")).unwrap().count() > 2);
}
