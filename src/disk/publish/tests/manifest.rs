//! The list of what we made: the same each time, and never believed against the disk.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Scene, WAYS, Way};
use crate::disk::publish::Trouble;

#[test]
fn the_list_is_plain_sorted_and_the_same_each_time() {
    let scene = Scene::new();
    for way in WAYS {
        scene.publish(way, &["z.html", "a/流程.html", "index.html"]).unwrap();
        let list = scene.read("site/.opsbook-manifest");
        assert_eq!(list, "opsbook manifest 1\na/流程.html\nindex.html\nz.html\n");
    }
}

#[test]
fn a_damaged_list_deletes_nothing() {
    let absolute = |scene: &Scene| scene.path("other/precious.txt").display().to_string();
    let good = "opsbook manifest 1\nindex.html\n";
    let lists = |scene: &Scene| {
        [
            format!("{good}../other/precious.txt\n"),
            format!("{good}a/../../other/precious.txt\n"),
            format!("{good}{}\n", absolute(scene)),
            format!("{good}./index.html\n"),
            format!("{good}a//b\n"),
            format!("{good}\n"),
            format!("{good}..\\other\\precious.txt\n"),
            format!("{good}C:/precious.txt\n"),
            format!("{good}inde"),
            "opsbook manifest 2\nindex.html\n".to_owned(),
            "<<<<<<< HEAD\nindex.html\n".to_owned(),
            String::new(),
        ]
    };
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html"]).unwrap();
        for list in lists(&scene) {
            scene.write("site/.opsbook-manifest", &list);
            let before = scene.everything();
            let trouble = scene.publish(way, &["new.html"]).expect_err(&list);
            assert!(matches!(trouble, Trouble::DamagedManifest { .. }), "{list}: {trouble:?}");
            assert_eq!(before, scene.everything(), "{list}");
        }
        fs::write(scene.path("site/.opsbook-manifest"), b"opsbook manifest 1\n\xff\n").unwrap();
        scene.publish(way, &["new.html"]).unwrap_err();
    }
}

#[test]
fn a_list_that_is_a_link_or_a_folder_is_not_trusted() {
    let scene = Scene::new();
    scene.write("other/list", "opsbook manifest 1\nindex.html\n");
    scene.write("site/index.html", "foreign");
    symlink("../other/list", scene.path("site/.opsbook-manifest")).unwrap();
    scene.publish(Way::Swapped, &["index.html"]).unwrap_err();
    fs::remove_file(scene.path("site/.opsbook-manifest")).unwrap();
    fs::create_dir(scene.path("site/.opsbook-manifest")).unwrap();
    scene.publish(Way::Swapped, &["index.html"]).unwrap_err();
    assert_eq!(scene.read("site/index.html"), "foreign");
}

#[test]
fn line_ends_of_windows_are_no_damage() {
    let scene = Scene::new();
    scene.publish(Way::Swapped, &["index.html", "old.html"]).unwrap();
    let list = scene.read("site/.opsbook-manifest").replace('\n', "\r\n");
    scene.write("site/.opsbook-manifest", &list);
    assert_eq!(scene.publish(Way::Swapped, &["index.html"]).unwrap().removed, 1);
}

#[test]
fn a_list_never_leads_through_a_link() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html", "a/precious.txt"]).unwrap();
        fs::remove_dir_all(scene.path("site/a")).unwrap();
        symlink("../other", scene.path("site/a")).unwrap();
        scene.publish(way, &["index.html"]).unwrap();
        assert_eq!(scene.read("other/precious.txt"), "precious");
        assert_eq!(fs::read_link(scene.path("site/a")).unwrap().to_str(), Some("../other"));
        let trouble = scene.publish(way, &["index.html", "a/new.html"]).unwrap_err();
        assert!(matches!(trouble, Trouble::InTheWay { .. }));
    }
}

#[test]
fn a_site_with_an_address_that_leads_out_is_refused() {
    let scene = Scene::new();
    let before = scene.everything();
    let bad = ["../x", "/x", "a/../../x", "a//b", "a\nb", "a\\b", "c:x", "", ".opsbook-manifest"];
    for path in bad {
        let trouble = scene.publish(Way::Swapped, &["index.html", path]).unwrap_err();
        assert!(matches!(trouble, Trouble::BadPath { .. }), "{path}");
    }
    scene.publish(Way::Swapped, &["a", "a-b", "a/b"]).unwrap_err();
    assert_eq!(before, scene.everything());
}
