//! Names that cannot become addresses, and names that become the same address.

use std::fs;

use crate::program::folder::names;
use crate::scene::Scene;

#[test]
fn twins_are_told_and_both_keep_a_page() {
    for (one, other) in [
        ("Report.md", "report.md"),
        ("r\u{e9}sum\u{e9}.md", "re\u{301}sume\u{301}.md"),
        ("part/index.md", "part/README.md"),
        ("part/a.md", "part/a.markdown"),
        ("part/one.md", "PART/one.md"),
    ] {
        let scene = Scene::of(one, "# 第一份正文\n\nfirst-of-two\n");
        scene.write(other, "# 第二份正文\n\nsecond-of-two\n");
        if names(scene.at(one).parent().unwrap()).len() < 2
            || !fs::read_to_string(scene.at(one)).unwrap().contains("first")
        {
            // This disk takes them for one name, so there are no twins on it.
            continue;
        }
        let built = scene.build();
        for words in ["first-of-two", "second-of-two"] {
            let count = built.pages.iter().filter(|(name, it)| {
                name.ends_with(".html") && it.contains(words) && !name.contains("findings")
            });
            assert!(count.count() >= 1, "{one} and {other}: {words} is lost");
        }
        let checked = scene.check();
        let clash = checked.findings.iter().find(|it| it.code == "OPS014");
        let clash = clash.unwrap_or_else(|| panic!("{one} and {other}: {checked:#?}"));
        assert!(clash.path == one || clash.path == other, "{clash:?}");
    }
}

#[test]
fn slugs_that_meet_are_told() {
    let scene = Scene::of("a.md", "---\nslug: same\n---\n\n# a\n");
    scene.write("b.md", "---\nslug: Same\n---\n\n# b\n");
    let checked = scene.check();
    assert!(checked.findings.iter().any(|it| it.code == "OPS014"), "{checked:#?}");
}

#[test]
fn slugs_cannot_leave_the_site() {
    for slug in ["../../up", "/etc/x", "a/../../b", "..", ".", "con", "a\\b", "%2e%2e", "x\\0y"] {
        let scene = Scene::of("a.md", format!("---\nslug: \"{slug}\"\n---\n\n# slug-page\n"));
        let built = scene.build();
        let is_it = |it: &(&String, &String)| it.1.contains("slug-page") && it.0.ends_with(".html");
        assert!(built.pages.iter().any(|it| is_it(&it)), "{slug}: {:?}", built.pages.keys());
        assert_eq!(names(&scene.beside("")), ["manual", "site"], "{slug}");
    }
}

/// Every name here can be a file on Linux; elsewhere those that the system refuses are left out.
#[test]
fn names_that_do_not_work_everywhere_are_told() {
    let long = "长".repeat(84);
    let stems = [
        "con",
        "aux",
        "NUL",
        "com1.notes",
        "a?b",
        "a#b",
        "50%",
        "a:b",
        "a\\b",
        "a\nb",
        "a\tb",
        "a<b",
        "a\"b",
        "a|b",
        "a*b",
        "-rf",
        "~x",
        " x",
        "\u{202e}gnp",
        "\u{7f}",
        long.as_str(),
    ];
    for stem in stems {
        let name = format!("{stem}.md");
        let scene = Scene::new();
        if cfg!(not(unix)) && fs::write(scene.at(&name), "# x\n").is_err() {
            continue;
        }
        scene.write(&name, "# bad-name\n");
        let picture = format!("{stem}.png");
        // The longest name there can be has no room for a longer ending.
        let has_picture = picture.len() <= 255;
        if has_picture {
            scene.write(&picture, "x");
        }
        let built = scene.build();
        assert!(built.pages.contains_key("sound.html"), "{name:?}");
        let checked = scene.check();
        checked.finds("OPS018", &name);
        if has_picture {
            checked.finds("OPS018", &picture);
        }
    }
}

#[test]
fn folders_with_such_names_are_told() {
    for folder in ["con", "a?b", "a\nb", "x."] {
        let scene = Scene::new();
        if cfg!(not(unix)) && fs::create_dir(scene.at(folder)).is_err() {
            continue;
        }
        scene.write(&format!("{folder}/inside.md"), "# inside\n");
        scene.check().finds("OPS018", folder);
        scene.build();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told() {
    use std::os::unix::ffi::OsStringExt;
    let scene = Scene::new();
    let name = std::ffi::OsString::from_vec(b"a\xff\xfe.md".to_vec());
    fs::write(scene.manual().join(name), "# x\n").unwrap();
    let checked = scene.check();
    assert!(checked.findings.iter().any(|it| it.code == "OPS018"), "{checked:#?}");
    scene.build();
}

#[test]
fn long_names_and_deep_folders_work() {
    let long = "长".repeat(60);
    let scene = Scene::of(&format!("{long}.md"), "# long\n");
    let deep = "d/".repeat(60);
    scene.write(&format!("{deep}deep.md"), "# deep\n");
    let built = scene.build();
    assert!(built.pages.contains_key(&format!("{long}.html")));
    assert!(built.pages.contains_key(&format!("{deep}deep.html")));
    scene.check();
}
