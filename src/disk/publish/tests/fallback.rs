//! Where folders cannot be exchanged, files are replaced one by one, and a failure changes nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{Scene, Way, names, site};
use crate::disk::publish::Trouble;
use crate::site::Content;

#[test]
fn a_failing_stage_changes_nothing() {
    let scene = Scene::new();
    scene.publish(Way::FileByFile, &["index.html", "old.html"]).unwrap();
    let before = scene.everything();
    let mut broken = site(&["index.html", "new.html"]);
    broken.files.insert("z.pdf".into(), Content::File(scene.path("manual/gone.pdf")));
    for way in super::WAYS {
        scene.publish_site(way, &broken, &scene.out()).unwrap_err();
        assert_eq!(before, scene.everything());
    }
}

#[test]
fn a_stop_halfway_says_so_and_the_next_build_finishes() {
    let scene = Scene::new();
    scene.publish(Way::FileByFile, &["index.html", "old/page.html"]).unwrap();
    // A name that is too long for the disk fails in the stage, before anything is moved.
    let long = format!("{}.html", "x".repeat(300));
    let before = scene.everything();
    let trouble = scene.publish(Way::FileByFile, &["index.html", &long]).unwrap_err();
    assert!(matches!(trouble, Trouble::Disk { .. }), "{trouble:?}");
    assert_eq!(before, scene.everything());
    let trouble =
        Trouble::Halfway { path: scene.out(), error: std::io::ErrorKind::StorageFull.into() };
    assert!(trouble.words().0.contains("Build again"));
}

#[test]
fn pages_are_replaced_by_new_files_never_written_over() {
    let scene = Scene::new();
    scene.publish(Way::FileByFile, &["index.html"]).unwrap();
    let reader = fs::File::open(scene.path("site/index.html")).unwrap();
    let mut longer = site(&["index.html"]);
    longer.files.insert("index.html".into(), Content::Bytes(vec![b'x'; 100_000]));
    scene.publish_site(Way::FileByFile, &longer, &scene.out()).unwrap();
    assert_eq!(std::io::read_to_string(reader).unwrap(), "index.html");
}

#[test]
fn the_first_publication_leaves_no_stage() {
    let scene = Scene::new();
    fs::create_dir(scene.out()).unwrap();
    fs::set_permissions(scene.out(), PermissionsExt::from_mode(0o755)).unwrap();
    let published = scene.publish(Way::FileByFile, &["index.html"]).unwrap();
    assert_eq!((published.way, published.leftover), (Way::FileByFile, None));
    assert_eq!(names(&scene.out()), [".opsbook-manifest", "index.html"]);
}
