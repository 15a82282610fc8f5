//! Places that are refused before anything is touched.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Scene, WAYS, Way, site};
use crate::disk::publish::lock::Lock;
use crate::disk::publish::{Places, Trouble, check_places};

/// Refused by the check and by both ways, and nothing is touched.
fn refused(scene: &Scene, out: &Path) -> Trouble {
    let before = scene.everything();
    for way in WAYS {
        scene.publish_site(way, &site(&["index.html"]), out).expect_err("must be refused");
    }
    let (source, home) = (scene.path("manual"), scene.path("home"));
    let places = Places { source: &source, out, home: Some(&home) };
    let trouble = check_places(&places).expect_err("must be refused by the check, too");
    assert_eq!(before, scene.everything());
    let (english, chinese) = trouble.words();
    assert!(english.len() > 40 && chinese.chars().count() > 15, "{english} {chinese}");
    trouble
}

#[test]
fn the_manual_its_parents_and_its_inside_are_refused() {
    let scene = Scene::new();
    scene.write("manual/deep/chapter.md", "x");
    let at = |path: &str| refused(&scene, &scene.path(path));
    assert!(matches!(at("manual"), Trouble::OutIsSource { .. }));
    assert!(matches!(at("manual/deep/.."), Trouble::OutIsSource { .. }));
    assert!(matches!(at("other/../manual"), Trouble::OutIsSource { .. }));
    assert!(matches!(at(""), Trouble::OutHoldsSource { .. }));
    assert!(matches!(at("manual/site"), Trouble::OutInSource { .. }));
    assert!(matches!(at("manual/not/yet/there"), Trouble::OutInSource { .. }));
    assert!(matches!(at("not/../manual/there"), Trouble::OutInSource { .. }));
}

#[test]
fn links_do_not_hide_the_manual() {
    let scene = Scene::new();
    symlink(scene.path("manual"), scene.path("link")).unwrap();
    symlink(scene.path(""), scene.path("up")).unwrap();
    assert!(matches!(refused(&scene, &scene.path("link")), Trouble::OutIsSource { .. }));
    assert!(matches!(refused(&scene, &scene.path("link/")), Trouble::OutIsSource { .. }));
    assert!(matches!(refused(&scene, &scene.path("link/site")), Trouble::OutInSource { .. }));
    assert!(matches!(refused(&scene, &scene.path("up")), Trouble::OutHoldsSource { .. }));
}

#[test]
fn the_home_folder_and_what_holds_it_are_refused() {
    let scene = Scene::new();
    scene.write("users/ann/notes.txt", "x");
    let (source, home) = (scene.path("manual"), scene.path("users/ann"));
    for out in ["users/ann", "users"] {
        let out = scene.path(out);
        let places = Places { source: &source, out: &out, home: Some(&home) };
        assert!(matches!(check_places(&places), Err(Trouble::OutHoldsHome { .. })));
    }
    let inside = scene.path("users/ann/site");
    check_places(&Places { source: &source, out: &inside, home: Some(&home) }).unwrap();
}

#[test]
fn a_whole_disk_is_refused() {
    let scene = Scene::new();
    let source = scene.path("manual");
    for out in ["/", "/..", "/usr/../"] {
        let places = Places { source: &source, out: Path::new(out), home: None };
        let trouble = check_places(&places).unwrap_err();
        assert!(matches!(trouble, Trouble::OutIsRoot { .. }), "{trouble:?}");
    }
    let nothing = Places { source: &source, out: Path::new(""), home: None };
    check_places(&nothing).unwrap_err();
}

#[test]
fn files_and_links_that_are_no_folders_of_ours_are_refused() {
    let scene = Scene::new();
    scene.write("file", "x");
    symlink("nowhere", scene.path("dangling")).unwrap();
    symlink("round", scene.path("round")).unwrap();
    symlink("file", scene.path("to-file")).unwrap();
    symlink("other", scene.path("to-others")).unwrap();
    let at = |path: &str| refused(&scene, &scene.path(path));
    assert!(matches!(at("file"), Trouble::OutIsNoFolder { .. }));
    assert!(matches!(at("file/site"), Trouble::OutIsNoFolder { .. }));
    assert!(matches!(at("to-file"), Trouble::OutIsNoFolder { .. }));
    assert!(matches!(at("dangling"), Trouble::DanglingLink { .. }));
    assert!(matches!(at("dangling/site"), Trouble::DanglingLink { .. }));
    assert!(matches!(at("round"), Trouble::DanglingLink { .. }));
    assert!(matches!(at("to-others"), Trouble::LinkToOthers { .. }));
    assert!(matches!(at("to-others/"), Trouble::LinkToOthers { .. }));
}

#[test]
fn a_link_to_our_own_site_stays_a_link() {
    let scene = Scene::new();
    scene.publish_site(Way::Swapped, &site(&["index.html"]), &scene.path("real")).unwrap();
    symlink("real", scene.path("current")).unwrap();
    for way in WAYS {
        scene
            .publish_site(way, &site(&["index.html", "two.html"]), &scene.path("current"))
            .unwrap();
        assert_eq!(fs::read_link(scene.path("current")).unwrap(), PathBuf::from("real"));
        assert_eq!(scene.read("real/two.html"), "two.html");
    }
    scene.write("real/CNAME", "x");
    assert!(matches!(refused(&scene, &scene.path("current")), Trouble::LinkToOthers { .. }));
}

#[test]
fn a_missing_parent_is_made_and_a_link_as_parent_is_fine() {
    let scene = Scene::new();
    symlink("other", scene.path("link")).unwrap();
    for out in ["a/b/c/site", "link/site", "link/a/site"] {
        scene.publish_site(Way::Swapped, &site(&["index.html"]), &scene.path(out)).unwrap();
        assert_eq!(fs::read_to_string(scene.path(out).join("index.html")).unwrap(), "index.html");
    }
    assert_eq!(scene.read("other/precious.txt"), "precious");
}

#[test]
fn a_second_build_says_who_is_first() {
    let scene = Scene::new();
    fs::create_dir(scene.path(".site.stage-4711")).unwrap();
    let _first = Lock::take(&scene.path("")).unwrap();
    let second = Lock::take_within(Duration::from_millis(60), &scene.path(""));
    let trouble = second.err().expect("must be refused");
    assert!(matches!(trouble, Trouble::Busy { by: Some(4711), .. }));
    assert!(trouble.words().0.contains("4711") && trouble.words().1.contains("4711"));
}

#[test]
fn no_words_lay_bare_the_system() {
    let path = PathBuf::from("site/index.html");
    for number in 1..140 {
        let error = std::io::Error::from_raw_os_error(number);
        let words = Trouble::Disk { path: path.clone(), error }.words();
        assert!(!words.0.contains("os error") && words.0.contains("index.html"), "{words:?}");
    }
}
