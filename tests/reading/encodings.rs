//! Bytes that are no text, and texts with other line ends.

use crate::scene::Scene;

#[test]
fn other_encodings_are_told_with_their_place() {
    let utf16 = "---\ntitle: 采购\n---\n".encode_utf16().flat_map(u16::to_le_bytes);
    for (name, bytes, line, column) in [
        ("gbk.md", b"---\ntitle: \xb2\xc9\xb9\xba\n---\n\xd5\xfd\xce\xc4\n".to_vec(), 2, 8),
        ("utf16.md", [0xff, 0xfe].into_iter().chain(utf16).collect(), 1, 1),
        ("latin1.md", b"# Caf\xe9\n".to_vec(), 1, 6),
        ("cut.md", "# 采购\n正文".as_bytes()[..11].to_vec(), 2, 1),
        ("noise.md", (0..=255).cycle().take(70_000).collect(), 7, 118),
        ("data/gbk.yaml", b"kind: role\nname: \xb2\xc9\xb9\xba\n".to_vec(), 2, 7),
    ] {
        let checked = Scene::of(name, &bytes).check();
        let found = checked.finds("OPS004", name);
        if name != "noise.md" {
            assert_eq!((found.line, found.column), (line, column), "{found:?}");
        }
        // No other rule of reading speaks of it: its text is not to be trusted.
        let of_reading =
            checked.findings.iter().filter(|it| it.path == name && it.code < "OPS1".into());
        assert_eq!(of_reading.count(), 1, "{checked:#?}");
    }
}

#[test]
fn settings_in_another_encoding_are_told() {
    let scene = Scene::of("manual.yaml", b"title: \xb2\xc9\xb9\xba\n");
    scene.check().finds("OPS004", "manual.yaml");
    scene.build();
}

/// The text that a test of line ends and marks is about: everything that reads lines.
const TEXT: &str = "---\ntitle: 采购\nsteps: [a, b]\nsummary: |\n  一\n  二\n---\n\n# 采购\n\n第一行\n第二行  \n第三行\n\n- 一\n- 二\n\n> [!NOTE]\n> 注意\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```yaml\na: 1\nb: 2\n```\n\n<div>\nx\n</div>\n\n[a][b]\n\n[b]: sound.md\n";

#[test]
fn marks_and_line_ends_make_no_difference() {
    let page = |text: &str| {
        let scene = Scene::of("purchase.md", text);
        scene.write(
            "manual.yaml",
            text.lines().next().map_or("", |_| "title: 手册\nlevel: draft\n"),
        );
        let checked = scene.check();
        let places: Vec<_> =
            checked.findings.iter().map(|it| (it.code.clone(), it.line, it.column)).collect();
        (scene.build().pages["purchase.html"].clone(), places)
    };
    let want = page(TEXT);
    assert!(want.0.contains("采购"));
    assert!(page(&TEXT.replace('\n', "\r\n")) == want, "CRLF makes another page");
    assert!(page(&format!("\u{feff}{TEXT}")) == want, "a byte order mark makes another page");
    let both = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    assert!(page(&both) == want, "both make another page");
}

#[test]
fn settings_and_data_with_marks_and_crlf_are_read() {
    let scene = Scene::of("manual.yaml", "\u{feff}title: 采购手册\r\ndefault_language: zh\r\n");
    let checked = scene.check();
    let wrong =
        checked.findings.iter().find(|it| it.path == "manual.yaml" && it.code < "OPS1".into());
    assert!(wrong.is_none(), "{wrong:?}");
    assert!(scene.build().pages["index.html"].contains("<title>采购手册"));
}

#[test]
fn control_characters_do_no_harm() {
    let all: String = (0..0x20).chain(0x7f..0xa0).filter_map(char::from_u32).collect();
    let text = format!(
        "---\ntitle: \"a{all}b\"\n---\n\n# x{all}y\n\n`{all}` [{all}]({all}) ![{all}](x.png)\n\n```{all}\n{all}\n```\n<b title=\"{all}\">{all}</b>\n"
    );
    let scene = Scene::of("control.md", &text);
    scene.write("title.md", "---\ntitle: \"a\\0b\\x1bc\\u202ed\\rx\"\nsummary: \"\\a\\0\"\n---\n\n\0 \u{b} \u{1b}[31m\n");
    scene.write("separators.md", "# a\u{2028}b\u{2029}c\u{85}d\u{feff}e\u{fffe}f\n");
    scene.check();
    for (address, page) in scene.build().pages.iter().filter(|it| it.0.ends_with(".html")) {
        let bad = page.chars().find(|it| it.is_ascii_control() && !matches!(it, '\n' | '\t'));
        assert!(bad.is_none(), "{address} holds {bad:?}");
    }
}

/// What people see is safe for their terminal, whatever stands in the manual.
#[test]
fn no_text_of_the_manual_steers_the_terminal() {
    let scene = Scene::of("a.md", "---\ntitle: \u{1b}]0;owned\u{7}\u{1b}[2J\u{202e} : x: y\n---\n");
    scene.write(
        "b.md",
        "---\n\"\\e[31m\": x\n\"\\u202ered\": \"\\e[2J\"\nstatus: \"\\e[2J\"\n---\n",
    );
    let output = scene.command(&["check", "--lang", "en"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let bad = text.chars().find(|it| it.is_control() && *it != '\n' || *it == '\u{202e}');
    assert!(bad.is_none(), "{bad:?} in {text:?}");
}

#[test]
fn line_ends_of_windows_are_not_drawn() {
    let scene = Scene::of("a.md", b"---\r\ntitle: A\r\nownr: b\r\n---\r\n");
    let output = scene.command(&["check", "--lang", "en"]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("ownr: b") && !said.contains('\u{240d}'), "{said}");
}
