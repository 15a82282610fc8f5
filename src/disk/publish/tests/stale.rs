//! Pages of chapters that are gone go, and nothing else.

use std::fs;
use std::os::unix::fs::symlink;

use super::{Scene, WAYS, Way, names};

#[test]
fn pages_of_removed_chapters_go_and_folders_only_when_empty() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html", "a/x/one.html", "b/two.html"]).unwrap();
        scene.write("site/b/notes.txt", "mine");
        let published = scene.publish(way, &["index.html"]).unwrap();
        assert_eq!((published.removed, published.foreign), (2, 1));
        assert_eq!(names(&scene.out()), [".opsbook-manifest", "b", "index.html"]);
        assert_eq!(names(&scene.path("site/b")), ["notes.txt"]);
    }
}

#[test]
fn what_a_killed_build_left_goes_with_the_next() {
    for way in WAYS {
        let scene = Scene::new();
        scene.publish(way, &["index.html", "old.html"]).unwrap();
        scene.write("site/CNAME", "x");
        // Killed while writing the stage; before its list; and after the swap.
        scene
            .write(".site.stage-1/.opsbook-manifest", "opsbook manifest 1\nindex.html\na/b.html\n");
        scene.write(".site.stage-1/a/b.html", "cut");
        fs::hard_link(scene.path("site/CNAME"), scene.path(".site.stage-1/CNAME")).unwrap();
        fs::create_dir(scene.path(".site.stage-2")).unwrap();
        scene.write(".site.stage-3/.opsbook-manifest", "");
        scene.write(".site.stage-4/.opsbook-manifest", "opsbook mani");
        scene.write(".site.stage-5/.opsbook-manifest", "opsbook manifest 1\nold.html\n");
        scene.write(".site.stage-5/old.html", "old");
        scene.write(".site.stage-5/late.txt", "arrived between survey and swap");
        scene.write("site/.opsbook-stage-6/.opsbook-manifest", "opsbook manifest 1\nx.html\n");
        scene.write("site/.opsbook-stage-6/.opsbook-manifest.both", "opsbook manifest 1\n");
        scene.write("site/.opsbook-stage-6/x.html", "x");
        let published = scene.publish(way, &["index.html"]).unwrap();
        assert_eq!((published.removed, published.foreign), (1, 2));
        assert_eq!(scene.names(), ["home", "manual", "other", "site"]);
        assert_eq!(names(&scene.out()), [".opsbook-manifest", "CNAME", "index.html", "late.txt"]);
    }
}

#[test]
fn folders_that_only_look_like_ours_are_left_alone() {
    let scene = Scene::new();
    scene.write(".site.stage-1/index.html", "no list here");
    scene.write(".site.stage-x/.opsbook-manifest", "opsbook manifest 1\nindex.html\n");
    scene.write(".site.stage-x/index.html", "no number");
    scene.write(".other.stage-2/.opsbook-manifest", "opsbook manifest 1\nindex.html\n");
    scene.write(".other.stage-2/index.html", "another output folder");
    scene.write("other/.opsbook-manifest", "opsbook manifest 1\nprecious.txt\n");
    scene.write(".site.stage-4/.opsbook-manifest", "opsbook manifest 1\n../other/precious.txt\n");
    symlink("other", scene.path(".site.stage-3")).unwrap();
    let before = scene.everything();
    scene.publish(Way::Swapped, &["index.html"]).unwrap();
    let after: Vec<_> =
        scene.everything().into_iter().filter(|line| !line.starts_with("site/")).collect();
    let but_the_empty_one = |line: &String| !line.starts_with(".site.stage-4");
    assert_eq!(before.into_iter().filter(but_the_empty_one).collect::<Vec<_>>(), after);
}

#[test]
fn a_killed_file_by_file_build_is_finished_by_the_next() {
    // Killed after some files were moved: the list of both is there, some files are not.
    let scene = Scene::new();
    let both = "opsbook manifest 1\na.html\nb.html\nc.html\nindex.html\n";
    scene.write("site/.opsbook-manifest", both);
    scene.write("site/a.html", "new already");
    scene.write("site/b.html", "still old");
    for way in WAYS {
        scene.publish(way, &["a.html", "c.html", "index.html"]).unwrap();
        assert_eq!(names(&scene.out()), [".opsbook-manifest", "a.html", "c.html", "index.html"]);
    }
}
