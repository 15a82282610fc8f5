//! What is not ours stays as it is, also when it appears in the middle.

use std::fs::{self, File, FileTimes};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::{Scene, WAYS, Way};
use crate::disk::publish::Trouble;
use crate::disk::publish::clear::clear;
use crate::disk::publish::foreign::link;
use crate::disk::publish::manifest::Manifest;
use crate::disk::publish::survey::Survey;

/// Everything of every sort that is not ours.
fn plant(scene: &Scene) -> Vec<&'static str> {
    scene.write("site/.git/HEAD", "ref: x");
    scene.write("site/.git/objects/00/ab", "object");
    scene.write("site/.gitignore", "x");
    scene.write("site/CNAME", "example.org");
    scene.write("site/a/notes.txt", "in a folder of ours");
    scene.write("site/sub/.git", "gitdir: ../elsewhere");
    scene.write("site/closed.txt", "nobody may read");
    scene.write("site/sealed/inside.txt", "the folder is read-only");
    fs::create_dir_all(scene.path("site/empty/emptier")).unwrap();
    symlink("../other/precious.txt", scene.path("site/link")).unwrap();
    symlink("../other", scene.path("site/folder-link")).unwrap();
    symlink("nowhere", scene.path("site/dangling")).unwrap();
    Command::new("mkfifo").arg(scene.path("site/pipe")).status().unwrap();
    mode(&scene.path("site/closed.txt"), 0o000);
    mode(&scene.path("site/.git/HEAD"), 0o640);
    for folder in ["site/empty/emptier", "site/empty", "site/sealed"] {
        let times =
            FileTimes::new().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000));
        File::open(scene.path(folder)).unwrap().set_times(times).unwrap();
    }
    mode(&scene.path("site/empty"), 0o711);
    mode(&scene.path("site/sealed"), 0o555);
    vec![
        ".git",
        ".git/HEAD",
        ".git/objects",
        ".git/objects/00",
        ".git/objects/00/ab",
        ".gitignore",
        "CNAME",
        "a/notes.txt",
        "sub",
        "sub/.git",
        "closed.txt",
        "sealed",
        "sealed/inside.txt",
        "empty",
        "empty/emptier",
        "link",
        "folder-link",
        "dangling",
        "pipe",
    ]
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

/// Mode, date and content, as far as there is any.
fn state(scene: &Scene, paths: &[&str]) -> Vec<String> {
    let one = |path: &&str| {
        let full = scene.out().join(path);
        let data = fs::symlink_metadata(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
        let number = if data.is_dir() { 0 } else { data.ino() };
        let target = fs::read_link(&full).ok();
        let text = if data.is_file() { fs::read(&full).ok() } else { None };
        format!(
            "{path} {:o} {}.{} {number} {target:?} {text:?}",
            data.mode(),
            data.mtime(),
            data.mtime_nsec()
        )
    };
    paths.iter().map(one).collect()
}

#[test]
fn what_is_not_ours_survives_with_mode_and_date() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html", "a/one.html"]).unwrap();
        let planted = plant(&scene);
        let before = state(&scene, &planted);
        for pages in [&["index.html", "a/two.html"][..], &["index.html"], &["a/b/c.html"]] {
            let published = scene.publish(way, pages).unwrap();
            assert_eq!((published.way, published.foreign, &published.leftover), (way, 12, &None));
            assert_eq!(before, state(&scene, &planted), "{way:?} {pages:?}");
            assert_eq!(scene.names(), ["home", "manual", "other", "site"]);
        }
        assert_eq!(scene.read("other/precious.txt"), "precious");
    }
}

#[test]
fn a_folder_that_was_never_ours_is_accepted_unless_something_collides() {
    for way in WAYS {
        let scene = Scene::new();
        scene.write("site/README.md", "mine");
        scene.publish(way, &["index.html"]).unwrap();
        assert_eq!(scene.read("site/README.md"), "mine");
        let scene = Scene::new();
        scene.write("site/index.html", "mine");
        let before = scene.everything();
        let trouble = scene.publish(way, &["a.html", "index.html"]).unwrap_err();
        assert!(trouble.words().0.contains("index.html"));
        assert_eq!(before, scene.everything());
    }
}

#[test]
fn nothing_that_is_not_ours_is_ever_replaced() {
    for way in WAYS {
        for (mine, page) in
            [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/b", "a/b"), ("a/b/c", "a/b")]
        {
            let scene = Scene::new();
            scene.publish(way, &["index.html"]).unwrap();
            scene.write(&format!("site/{mine}"), "mine");
            let before = scene.everything();
            let trouble = scene.publish(way, &["index.html", page]).unwrap_err();
            assert!(matches!(trouble, Trouble::InTheWay { .. }), "{mine} {page}");
            assert_eq!(before, scene.everything());
        }
        let scene = Scene::new();
        scene.publish(way, &["index.html"]).unwrap();
        fs::create_dir(scene.path("site/a")).unwrap();
        scene.publish(way, &["index.html", "a"]).unwrap_err();
        fs::remove_file(scene.path("site/index.html")).unwrap();
        symlink("../other/precious.txt", scene.path("site/index.html")).unwrap();
        scene.publish(way, &["index.html"]).unwrap_err();
        assert_eq!(scene.read("other/precious.txt"), "precious");
    }
}

/// What arrives in the old tree after it was surveyed moves into the new one: here the steps of
/// `swap` by hand, with somebody writing between them.
#[test]
fn what_arrives_during_the_build_is_kept() {
    let scene = Scene::new();
    scene.publish(Way::Swapped, &["index.html", "a/one.html"]).unwrap();
    scene.write("site/CNAME", "old.example");
    scene.write("site/robots.txt", "old");
    let (out, old_tree) = (scene.out(), scene.path(".site.stage-1"));
    let survey = Survey::of(&out).unwrap().unwrap();
    scene.write(".site.stage-1/index.html", "new");
    let linked = link(&survey, &out, &old_tree).ok().unwrap();
    scene.write("site/late.txt", "late");
    scene.write("site/a/late.txt", "late in ours");
    scene.write("site/b/c/late.txt", "late in a new folder");
    fs::create_dir(scene.path("site/late-empty")).unwrap();
    symlink("nowhere", scene.path("site/late-link")).unwrap();
    scene.write("site/robots.txt", "changed in place");
    scene.write("CNAME.new", "new.example");
    fs::rename(scene.path("CNAME.new"), scene.path("site/CNAME")).unwrap();
    rustix::fs::renameat_with(
        rustix::fs::CWD,
        &old_tree,
        rustix::fs::CWD,
        &out,
        rustix::fs::RenameFlags::EXCHANGE,
    )
    .unwrap();
    let ours = Manifest::default().and(&survey.ours);
    let cleared = clear(&old_tree, &ours, &out, &linked);
    assert!(cleared.gone && cleared.rescued == 5, "{cleared:?}");
    assert_eq!(scene.read("site/index.html"), "new");
    assert_eq!(scene.read("site/late.txt"), "late");
    assert_eq!(scene.read("site/a/late.txt"), "late in ours");
    assert_eq!(scene.read("site/b/c/late.txt"), "late in a new folder");
    assert_eq!(scene.read("site/robots.txt"), "changed in place");
    assert_eq!(scene.read("site/CNAME"), "new.example");
    assert!(scene.path("site/late-empty").is_dir());
    assert!(scene.path("site/late-link").is_symlink());
    assert!(!scene.path("site/a/one.html").exists());
}
