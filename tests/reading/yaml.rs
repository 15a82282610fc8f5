//! Front matter, settings and data that are broken, hostile or huge.

use crate::scene::Scene;

/// Checks a chapter with this front matter and a data file and settings of the same text; each of
/// them is told by a rule of reading, at a line of its own text.
fn told(yaml: &str, codes: &[&str]) {
    let scene = Scene::of("broken.md", format!("---\n{yaml}\n---\n\n正文。\n"));
    scene.write("data/broken.yaml", yaml);
    scene.write("manual.yaml", yaml);
    let checked = scene.check();
    for path in ["broken.md", "data/broken.yaml", "manual.yaml"] {
        let found = codes.iter().find_map(|code| checked.find(code, path));
        let short: String = yaml.chars().take(60).collect();
        let found = found.unwrap_or_else(|| panic!("{short:?} in {path}: {:#?}", checked.findings));
        assert_eq!(found.level, "error");
        assert!(found.line <= yaml.lines().count() as u64 + 2, "{found:?}");
    }
    scene.build();
}

#[test]
fn bombs_are_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut merge = "a0: &a0 {k: v}\n".to_owned();
    for level in 1..10 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        bomb += &format!("a{level}: &a{level} [{below}]\n");
        merge += &format!("a{level}: &a{level}\n  <<: [{below}]\n");
    }
    told(&bomb, &["OPS001"]);
    told(&merge, &["OPS001"]);
    told("a: &a [*a]\n", &["OPS001"]);
    told("base: &base {a: 1}\nthis:\n  <<: *base\n", &["OPS001"]);
    told("owner: *nobody\n", &["OPS001"]);
}

#[test]
fn towers_are_refused() {
    let deep = 10_000;
    told(&format!("a: {}{}", "[".repeat(deep), "]".repeat(deep)), &["OPS001", "OPS019"]);
    told(&format!("a: {}", "[".repeat(deep)), &["OPS001", "OPS019"]);
    told(&format!("a: {}1{}", "{a: ".repeat(deep), "}".repeat(deep)), &["OPS001", "OPS019"]);
    told(&format!("a:\n  {}x", "- ".repeat(deep)), &["OPS001", "OPS019"]);
    let block: String = (0..1_000).map(|it| format!("{}a:\n", " ".repeat(it))).collect();
    told(&block, &["OPS001", "OPS019"]);
    let question = format!("a:\n  {}x", "? ".repeat(deep));
    told(&question, &["OPS001", "OPS019"]);
}

#[test]
fn what_is_no_yaml_of_ours_is_told() {
    told("title: a: b", &["OPS001"]);
    told("title: !!python/object:os.system x", &["OPS001"]);
    told("title: !custom x", &["OPS001"]);
    told("title:\n\tx: y", &["OPS001"]);
    told("steps:\n- a\n b: c\n", &["OPS001"]);
    told("title: 'open", &["OPS001"]);
    told("title: \"open", &["OPS001"]);
    told("title: [a, b", &["OPS001"]);
    told("title: {a: b", &["OPS001"]);
    told("title: @x", &["OPS001"]);
    told("title: \"\\q\"", &["OPS001"]);
    told("[a, b]: c", &["OPS001"]);
    told("title: a\ntitle: b", &["OPS011"]);
    told("- a\n- b", &["OPS006", "OPS001"]);
    told("a word", &["OPS006", "OPS001"]);
    told("42", &["OPS006", "OPS001"]);
}

#[test]
fn two_documents_are_told() {
    for path in ["manual.yaml", "data/two.yaml"] {
        let checked = Scene::of(path, "title: a\n---\ntitle: b\n").check();
        assert_eq!(checked.finds("OPS001", path).line, 2, "{checked:#?}");
    }
}

#[test]
fn open_and_foreign_fences_are_told() {
    for (text, code) in [
        ("---\ntitle: x\n\n# y\n", "OPS002"),
        ("---", "OPS002"),
        ("---\n", "OPS002"),
        ("---\r\ntitle: x", "OPS002"),
        ("+++\ntitle = 'x'\n+++\n\n# y\n", "OPS021"),
        ("+++", "OPS021"),
        ("{\"title\": \"x\"}\n\n# y\n", "OPS021"),
    ] {
        let scene = Scene::of("fence.md", text);
        scene.check().finds(code, "fence.md");
        let page = &scene.build().pages["fence.html"];
        assert!(!page.contains("title = "), "{text:?} is published");
    }
}

#[test]
fn all_breaks_of_a_file_are_told_at_once() {
    let text = "---\ntitle: a: b\nowner: [x\nstatus: 'open\nsummary: fine\n---\n";
    let checked = Scene::of("three.md", text).check();
    let lines: Vec<_> =
        checked.findings.iter().filter(|it| it.path == "three.md" && it.code == "OPS001").collect();
    assert!(lines.len() >= 2 && lines[0].line == 2, "{lines:#?}");
}

#[test]
fn huge_front_matter_is_told() {
    let keys: String = (0..200_000).map(|it| format!("k{it}: v\n")).collect();
    let checked = Scene::of("keys.md", format!("---\n{keys}---\n\n# x\n")).check();
    checked.finds("OPS019", "keys.md");
    let one = format!("---\ntitle: {}\n---\n\n# x\n", "长".repeat(500_000));
    Scene::of("one.md", one).check().finds("OPS019", "one.md");
    let scene = Scene::of("manual.yaml", format!("title: {}\n", "x".repeat(2_000_000)));
    scene.check().finds("OPS019", "manual.yaml");
}

/// Ten thousand mistakes in one file are ten thousand findings, and no reason to be slow.
#[test]
fn many_mistakes_in_one_file_are_told_in_time() {
    let broken: String = (0..10_000).map(|it| format!("k{it}: a: b\n")).collect();
    let checked = Scene::of("many.md", format!("---\n{broken}---\n")).check();
    assert!(checked.findings.len() >= 10_000);
}
