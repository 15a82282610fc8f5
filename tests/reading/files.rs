//! What is no plain file, or cannot be read.

use crate::program::{fail, run};
use crate::scene::Scene;

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::process::Command;

    use crate::program::as_somebody;
    use crate::scene::{Built, Scene};

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    fn nothing_leaks(built: &Built) {
        for (address, page) in &built.pages {
            assert!(!page.contains("CANARY"), "{address} shows what lies outside");
        }
    }

    #[test]
    fn links_are_never_followed_and_each_is_told() {
        let scene = Scene::new();
        fs::create_dir(scene.beside("outside")).unwrap();
        fs::write(scene.beside("outside/secret.md"), "# CANARY").unwrap();
        fs::write(scene.beside("outside/secret.png"), "CANARY").unwrap();
        fs::create_dir(scene.at("part")).unwrap();
        let links = [
            ("file.md", "../outside/secret.md".to_owned()),
            ("absolute.md", scene.beside("outside/secret.md").display().to_string()),
            ("picture.png", "../outside/secret.png".to_owned()),
            ("folder", "../outside".to_owned()),
            ("up", "..".to_owned()),
            ("part/sibling.md", "../sound.md".to_owned()),
            ("dangling.md", "nowhere.md".to_owned()),
            ("round.md", "round.md".to_owned()),
            ("loop", ".".to_owned()),
        ];
        for (link, target) in &links {
            symlink(target, scene.at(link)).unwrap();
        }
        let built = scene.build();
        nothing_leaks(&built);
        for (link, _) in &links {
            assert!(!built.pages.contains_key(&link.replace(".md", ".html")), "{link} has a page");
        }
        let checked = scene.check();
        for (link, _) in &links {
            checked.finds("OPS017", link);
        }
    }

    #[test]
    fn settings_and_ignore_files_are_no_links_either() {
        for name in ["manual.yaml", ".opsbookignore"] {
            let scene = Scene::new();
            let _ = fs::remove_file(scene.at(name));
            fs::write(scene.beside("outside"), "title: CANARY\nexclude: [sound.md]\n").unwrap();
            symlink("../outside", scene.at(name)).unwrap();
            let built = scene.build();
            nothing_leaks(&built);
            assert!(built.pages.contains_key("sound.html"), "{name} was followed");
        }
    }

    #[test]
    fn pipes_and_sockets_do_not_hang_it() {
        let scene = Scene::new();
        for name in ["pipe.md", "pipe.png", "pipe.yaml"] {
            pipe(&scene.at(name));
        }
        let _socket = UnixListener::bind(scene.at("socket.md")).unwrap();
        assert!(!scene.build().pages.contains_key("pipe.html"));
        let checked = scene.check();
        for name in ["pipe.md", "pipe.png", "pipe.yaml", "socket.md"] {
            checked.finds("OPS017", name);
        }
    }

    #[test]
    fn settings_and_ignore_files_that_are_pipes_do_not_hang_it() {
        let scene = Scene::empty();
        scene.write("sound.md", "# 健全\n");
        for name in ["manual.yaml", "manual.yml", ".opsbookignore"] {
            pipe(&scene.at(name));
        }
        assert!(scene.build().pages.contains_key("sound.html"));
        scene.check().finds("OPS017", "manual.yaml");
    }

    #[test]
    fn what_may_not_be_read_is_told() {
        let scene = Scene::new();
        fs::set_permissions(scene.beside(""), PermissionsExt::from_mode(0o755)).unwrap();
        scene.write("closed.md", "# 关闭\n");
        scene.write("folder/inside.md", "# 里面\n");
        fs::set_permissions(scene.at("closed.md"), PermissionsExt::from_mode(0o000)).unwrap();
        fs::set_permissions(scene.at("folder"), PermissionsExt::from_mode(0o000)).unwrap();
        // Makes the files theirs and puts the program there, before anything is compared.
        as_somebody(&scene.command(&[]), &scene.manual());
        let checked = scene.check_as(|command| {
            let mut theirs = as_somebody(&command, &scene.manual());
            theirs.current_dir(scene.beside(""));
            theirs
        });
        fs::set_permissions(scene.at("folder"), PermissionsExt::from_mode(0o755)).unwrap();
        for path in ["closed.md", "folder"] {
            let found = checked.finds("OPS022", path);
            assert!(!found.message.contains("os error"), "{found:?}");
        }
    }
}

#[test]
fn a_manual_that_is_no_folder_is_a_message() {
    let scene = Scene::new();
    for command in ["check", "build"] {
        for (path, lang) in [("manual/sound.md", "en"), ("manual/sound.md", "zh"), ("none", "en")] {
            let text = fail(&mut scene.command(&[command, path, "--lang", lang]));
            assert!(text.contains(path) && !text.contains("os error"), "{text}");
        }
    }
    assert!(!scene.beside("site").exists());
}

#[test]
fn an_empty_manual_is_not_green() {
    for files in [&[][..], &["picture.png"], &["manual.yaml"], &[".hidden.md"], &["deep/er/a.txt"]]
    {
        let scene = Scene::empty();
        for file in files {
            scene.write(file, "title: x\n");
        }
        let checked = scene.check();
        assert!(checked.findings.iter().any(|it| it.code == "OPS119"), "{files:?}: {checked:#?}");
        assert_eq!(checked.code, 1);
        assert_eq!(run(&mut scene.command(&["build"])).code, 1);
    }
}

#[test]
fn a_manual_that_is_reached_by_a_link_is_read() {
    #[cfg(unix)]
    {
        let scene = Scene::new();
        std::os::unix::fs::symlink("manual", scene.beside("link")).unwrap();
        let built = scene.build_by(&mut scene.command(&["build", "link"]));
        assert!(built.pages.contains_key("sound.html"));
    }
}
