//! What is no part of the manual.

use crate::scene::Scene;

/// A chapter with a mistake, so that a check that reads it says so.
const BROKEN: &str = "---\ntitle: a: b\n---\n\nleft-out-words\n";

#[test]
fn what_is_left_out_is_neither_checked_nor_published() {
    let scene = Scene::new();
    let left_out = [
        ".hidden.md",
        ".git/x.md",
        ".obsidian/deep/x.md",
        "node_modules/x/README.md",
        "backup.md~",
        "drafts/one.md",
        "drafts/deep/two.md",
        "notes/private.md",
        "old-site/page.md",
    ];
    for path in left_out {
        scene.write(path, BROKEN);
    }
    scene.write("notes/public.md", "# public\n");
    scene.write("manual.yaml", "title: 手册\nexclude: [drafts/]\n");
    scene.write(".opsbookignore", "# mine\nprivate.*\n\n");
    // A site that was made here once, before that was refused.
    scene.write("old-site/.opsbook-manifest", "");
    let checked = scene.check();
    for path in left_out {
        checked.is_silent_about(path);
    }
    for (address, page) in scene.build().pages {
        assert!(!page.contains("left-out-words"), "{address}");
    }
    assert!(scene.beside("site/notes/public.html").exists());
}

#[test]
fn odd_patterns_do_no_harm() {
    let patterns = ["[", "{a,", "**/**/**", "\\", "!", "/", "a/**/b/***", "\u{0}", "[z-a]"];
    let scene = Scene::new();
    let listed: Vec<_> = patterns.iter().map(|it| serde_json::to_string(it).unwrap()).collect();
    scene.write("manual.yaml", format!("title: x\nexclude: [{}]\n", listed.join(", ")));
    scene.write(".opsbookignore", patterns.join("\n"));
    scene.check();
    assert!(scene.build().pages.contains_key("index.html"));
}

#[test]
fn what_is_no_pattern_is_told_where_it_stands() {
    let scene = Scene::new();
    scene.write("index.md", "# a\n\ntext\n");
    scene.write("manual.yaml", "title: x\nexclude: [drafts/, '[z-a]']\n");
    scene.check().finds("OPS006", "manual.yaml");
}

#[test]
fn settings_that_exclude_everything_are_not_green() {
    let scene = Scene::new();
    scene.write("manual.yaml", "title: x\nexclude: ['*']\n");
    assert_eq!(scene.check().code, 1);
}
