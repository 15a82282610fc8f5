//! What was asked for is there afterwards, whole, with the rights that a web server needs.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;

use super::{Scene, WAYS, names, site};
use crate::disk::publish::{Trouble, Way};
use crate::site::Content;

#[test]
fn what_was_asked_is_there_and_nothing_else() {
    for way in WAYS {
        let scene = Scene::new();
        let first = scene.publish(way, &["index.html", "a/b/one.html", "a/two.css"]).unwrap();
        assert_eq!((first.files, first.removed, first.foreign), (3, 0, 0));
        assert_eq!((first.way, first.leftover), (way, None));
        assert_eq!(scene.read("site/a/b/one.html"), "a/b/one.html");
        let second = scene.publish(way, &["index.html", "a/three.html"]).unwrap();
        assert_eq!((second.files, second.removed, second.foreign), (2, 2, 0));
        assert_eq!((second.way, second.leftover), (way, None));
        assert_eq!(names(&scene.path("site/a")), ["three.html"]);
        assert_eq!(names(&scene.out()), [".opsbook-manifest", "a", "index.html"]);
        assert_eq!(scene.names(), ["home", "manual", "other", "site"]);
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["a", "b/c/d", "index.html"]).unwrap();
        scene.publish(way, &["a/x/y", "b", "index.html"]).unwrap();
        assert_eq!((scene.read("site/a/x/y"), scene.read("site/b")), ("a/x/y".into(), "b".into()));
        scene.publish(way, &["a", "b/c/d", "index.html"]).unwrap();
        assert_eq!((scene.read("site/a"), scene.read("site/b/c/d")), ("a".into(), "b/c/d".into()));
        assert_eq!(scene.publish(way, &[]).unwrap().removed, 3);
        assert_eq!(names(&scene.out()), [".opsbook-manifest"]);
    }
}

#[test]
fn files_and_folders_get_ordinary_modes() {
    let scene = Scene::new();
    scene.write("probe/file", "x");
    let mode = |path: &str| fs::metadata(scene.path(path)).unwrap().mode();
    let (folder, file) = (mode("probe"), mode("probe/file"));
    scene.write("manual/secret.pdf", "pdf");
    fs::set_permissions(scene.path("manual/secret.pdf"), PermissionsExt::from_mode(0o600)).unwrap();
    for way in WAYS {
        let mut site = site(&["a/index.html"]);
        site.files.insert("a/x.pdf".into(), Content::File(scene.path("manual/secret.pdf")));
        scene.publish_site(way, &site, &scene.out()).unwrap();
        assert_eq!((mode("site"), mode("site/a")), (folder, folder));
        assert_eq!((mode("site/a/index.html"), mode("site/a/x.pdf")), (file, file));
        assert_eq!(mode("site/.opsbook-manifest"), file);
        assert_eq!(scene.read("site/a/x.pdf"), "pdf");
    }
}

#[test]
fn the_output_folder_keeps_its_own_mode() {
    let scene = Scene::new();
    fs::create_dir(scene.out()).unwrap();
    fs::set_permissions(scene.out(), PermissionsExt::from_mode(0o2750)).unwrap();
    for way in WAYS {
        scene.publish(way, &["index.html"]).unwrap();
        assert_eq!(fs::metadata(scene.out()).unwrap().mode() & 0o7777, 0o2750);
    }
}

#[test]
fn attachments_are_plain_files_of_the_manual() {
    let scene = Scene::new();
    scene.publish(Way::Swapped, &["index.html"]).unwrap();
    symlink("../other/precious.txt", scene.path("manual/link.txt")).unwrap();
    symlink("../other", scene.path("manual/folder")).unwrap();
    Command::new("mkfifo").arg(scene.path("manual/pipe")).status().unwrap();
    let paths = [
        "manual/link.txt",
        "manual/folder/precious.txt",
        "manual/pipe",
        "manual",
        "other/precious.txt",
        "manual/gone.txt",
    ];
    let before: Vec<_> = names(&scene.out());
    for path in paths {
        let mut site = site(&["index.html", "new.html"]);
        site.files.insert("attachment".into(), Content::File(scene.path(path)));
        let trouble = scene.publish_site(Way::Swapped, &site, &scene.out()).expect_err(path);
        let missing = path.contains("gone");
        assert_eq!(!missing, matches!(trouble, Trouble::BadAttachment { .. }), "{trouble:?}");
        assert_eq!(names(&scene.out()), before);
        assert_eq!(scene.names(), ["home", "manual", "other", "site"]);
    }
}

#[test]
fn a_page_that_says_the_same_keeps_its_date_and_others_are_new_files() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html", "same.html", "edited.html", "closed.html"]).unwrap();
        let number = |path: &str| fs::metadata(scene.out().join(path)).unwrap().ino();
        let before = number("same.html");
        scene.write("site/edited.html", "Edited.html");
        fs::set_permissions(scene.path("site/closed.html"), PermissionsExt::from_mode(0o600))
            .unwrap();
        scene.publish(way, &["index.html", "same.html", "edited.html", "closed.html"]).unwrap();
        assert_eq!(number("same.html"), before);
        assert_eq!(fs::metadata(scene.path("site/same.html")).unwrap().nlink(), 1);
        assert_eq!(scene.read("site/edited.html"), "edited.html");
        let mode = |path: &str| fs::metadata(scene.path(path)).unwrap().mode();
        assert_eq!(mode("site/closed.html"), mode("site/same.html"));
    }
}
