//! Markdown made to be slow, and texts of a size that no chapter has.

use crate::scene::Scene;

const MANY: usize = 100_000;

/// What parsers of Markdown have been slow at.
fn attacks() -> Vec<(&'static str, String)> {
    let many = |it: &str| it.repeat(MANY / it.len());
    let each = |one: fn(usize) -> String, count: usize| (0..count).map(one).collect::<String>();
    vec![
        ("brackets", many("[")),
        ("brackets-closed", many("[") + &many("]")),
        ("brackets-links", many("[a](") + "x"),
        ("link-destinations", many("[a](<b")),
        ("images", many("![")),
        ("quotes", many("> ") + "x"),
        ("quotes-lines", many("> x\n>> y\n")),
        ("stars", many("*")),
        ("stars-words", many("*a **b ")),
        ("stars-closed", many("**x*y ")),
        ("underscores", many("_a__ ")),
        ("tildes", many("~~a~ ")),
        ("backticks", each(|it| "`".repeat(it) + " ", 440)),
        ("backtick-fences", many("```\n")),
        ("footnotes", each(|it| format!("[^{it}]: x[^{it}]\n\n"), 6_000)),
        ("footnotes-uses", "[^a]: x\n\n".to_owned() + &many("[^a] ")),
        ("nested-lists", each(|it| " ".repeat(2 * it) + "- x\n", 300)),
        ("nested-lists-line", many("- ") + "x"),
        ("numbered-lists", many("1. ") + "x"),
        ("wide-tables", many("|a") + "|\n" + &many("|-") + "|\n" + &many("|b") + "|\n"),
        ("short-tables", many("|a") + "|\n" + &many("|-") + "|\n" + &"|\n".repeat(1_000)),
        ("references", each(|it| format!("[r{it}]: u\n"), 5_000) + &many("[r1] ")),
        ("references-missing", each(|it| format!("[no{it}] "), 10_000)),
        ("html-open", many("<div>")),
        ("html-comments", many("<!--")),
        ("html-attributes", "<a ".to_owned() + &many("a=\"") + ">"),
        ("html-tags", many("<a><b></a>")),
        ("html-unknown", many("<script>x</script> ")),
        ("entities", many("&amp") + &many("&#x")),
        ("headings", many("# same\n")),
        ("headings-deep", many("###### same\n\n")),
        ("autolinks", many("<https://a") + &many(" www.a.b ")),
        ("wikilinks", many("[[a|")),
        ("definitions", many("a\n: b\n\n")),
        ("alerts", many("> [!NOTE]\n> x\n\n")),
        ("tasks", many("- [ ] x\n")),
        ("shortcodes", many("{{kpi:x}} ")),
        ("dead-links", many("[a](nowhere.md) ")),
        ("backslashes", many("\\")),
        ("line-breaks", many("x  \n")),
        ("setext", many("a\n=\n")),
        ("words", many("长")),
    ]
}

fn in_order(part: usize) {
    for (name, text) in attacks().into_iter().skip(part).step_by(2) {
        let scene = Scene::of(&format!("{name}.md"), format!("# {name}\n\n{text}\n"));
        let built = scene.build();
        assert!(built.pages.contains_key(&format!("{name}.html")), "{name} has no page");
        scene.check();
    }
}

// Two tests, so that they run side by side.

#[test]
fn attacks_are_pages_in_time() {
    in_order(0);
}

#[test]
fn more_attacks_are_pages_in_time() {
    in_order(1);
}

#[test]
fn a_line_of_fifty_megabytes_is_told() {
    let scene = Scene::of("line.md", "长 ".repeat(13_000_000));
    scene.write("line.png", "x".repeat(50_000_000));
    scene.check().finds("OPS019", "line.md");
}

#[test]
fn a_line_of_a_megabyte_is_a_page() {
    let scene = Scene::of("line.md", "word 词语。".repeat(60_000));
    scene.check();
    assert!(scene.build().pages["line.html"].len() > 800_000);
}

/// Findings far to the right of a long line are shown without the whole line.
#[test]
fn findings_on_a_long_line_are_shown_short() {
    let text = format!("---\nsummary: {} a: b\n---\n", "长".repeat(200_000));
    let scene = Scene::of("long.md", text);
    let checked = scene.check();
    assert!(checked.finds("OPS001", "long.md").column > 200_000);
    let output = scene.command(&["check", "--lang", "en"]).output().unwrap();
    assert!(output.stdout.len() < 10_000, "{} bytes", output.stdout.len());
}
