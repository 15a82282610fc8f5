//! Whatever is written, reading it comes to an end, every place lies in the text, and the same
//! text comes to the same bytes.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::format_collect,
    missing_docs,
    reason = "this is a test"
)]

use opsbook::testing_face::{
    Asked, Content, Data, Entry, Lang, Level, Manual, Node, Problem, Report, Source, SourceId,
    Sources, Span, Terminal, check, human, json, levels, normalise, parse, render, slug, split,
    summary,
};
use proptest::prelude::*;
use serde_json::Value;

/// A manual of these files, read and checked.
fn read(files: &[(String, String)]) -> (Manual, Report) {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(Source::new(path.clone(), text.clone()));
    }
    let asked = Asked::on(jiff::civil::date(2026, 11, 23));
    let manual = Manual::new(sources, asked);
    let report = check(&manual, &levels(&manual));
    (manual, report)
}

/// Everything that the program would write about a manual.
fn everything(files: &[(String, String)]) -> Vec<String> {
    let (manual, report) = read(files);
    for problem in &manual.problems {
        lies_inside(problem.span, &manual.sources);
    }
    for finding in &report.findings {
        lies_inside(finding.diagnostic.span, &manual.sources);
        finding.diagnostic.labels.iter().for_each(|it| lies_inside(it.span, &manual.sources));
        let edits = finding.diagnostic.fix.iter().flat_map(|it| &it.edits);
        edits.for_each(|it| lies_inside(it.span, &manual.sources));
        assert_ne!(finding.level, Level::Off);
    }
    let mut all = Vec::new();
    for lang in [Lang::En, Lang::Zh] {
        for (width, colour) in [(40, true), (120, false)] {
            let terminal = Terminal { width, colour };
            all.push(human(&report, &manual.sources, "manual/", lang, terminal));
        }
        let form = json(&report, &manual.sources, lang);
        let value: Value = serde_json::from_str(&form).unwrap();
        assert_eq!(value["diagnostics"].as_array().unwrap().len(), report.findings.len());
        all.push(form);
        all.push(summary(&report, lang));
    }
    let site = render(&manual, &report).unwrap();
    all.extend(site.files.iter().map(|(address, content)| {
        let text = match content {
            Content::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
            Content::Page(page) => String::from_utf8(page.bytes()).unwrap(),
            Content::File(file) => file.display().to_string(),
            Content::Printed(it) => {
                let mut page = Vec::new();
                site.print(it, &mut page).unwrap();
                String::from_utf8(page).unwrap()
            }
        };
        address.clone() + &text
    }));
    all
}

fn lies_inside(span: Span, sources: &Sources) {
    let text = &sources.get(span.source).text;
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= text.len(), "{span:?} in {} bytes", text.len());
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?} cuts {text:?}");
}

/// Pieces that mean something to one of the readers, put together at random.
fn pieces(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => prop::sample::select(all).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

fn yamlish() -> impl Strategy<Value = String> {
    pieces(&[
        "title",
        "steps",
        "名称",
        "流程",
        "kind",
        "process",
        "id",
        "a",
        "b",
        ": ",
        ":",
        "\n",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "# x\n",
        " ",
        "\t",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "---\n",
        "...\n",
        "\\",
        "<<: ",
        "~",
        "null",
        "true",
        "1",
        "2026-11-23",
        "每季度",
        "P6M",
        "\u{feff}",
        "\r\n",
        "%",
        "@",
        "`",
        "🍎",
        "e\u{301}",
    ])
}

#[expect(clippy::too_many_lines, reason = "a list")]
fn markdownish() -> impl Strategy<Value = String> {
    pieces(&[
        "# ",
        "## ",
        "采购",
        "word",
        " ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "[!NOTE]",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "```\n",
        "|",
        "|-|\n",
        "[",
        "]",
        "(",
        ")",
        "](a.md)",
        "![",
        "[^1]",
        "[^1]: ",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<img src=x>",
        "<a href=\"javascript:x\">",
        "{#id}",
        "{{",
        "}}",
        "{{kpi:x}}",
        "{{manual.title}}",
        "{{process:a.steps}}",
        "\n\n![[a.md]]\n\n",
        "\n\n![[index.md#word]]\n\n",
        "\n\n![[snippets/s.md]]\n\n",
        "\n\n![[data/t.csv#a|x]]\n\n",
        "\n:::note\n",
        "\n!!! note\n",
        "```rust\n",
        "```mermaid\n",
        "Table: ",
        "[[",
        "]]",
        "&amp;",
        "&#x6a;",
        "\\",
        "https://a.b",
        "：",
        "，",
        "\t",
        "    ",
        "\r\n",
        "\0",
        "🍎",
        "\u{202e}",
        ": ",
        "a\n: b\n",
        "- [ ] ",
        "===\n",
        "---\n",
        "<details>\n",
        "</details>\n",
    ])
}

fn chapter() -> impl Strategy<Value = String> {
    (any::<bool>(), yamlish(), markdownish()).prop_map(|(is_closed, yaml, text)| {
        if is_closed { format!("---\n{yaml}\n---\n{text}") } else { format!("---\n{yaml}{text}") }
    })
}

fn path() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        prop::sample::select(
            &[
                "a.md",
                "A.md",
                "index.md",
                "README.md",
                "SUMMARY.md",
                "流程/采购.md",
                "data/x.yaml",
                "data/t.csv",
                "snippets/s.md",
                "manual.yaml",
                "standards/s.yaml",
                "a.en.md",
                "d/e/f/01-g.md"
            ][..]
        )
        .prop_map(str::to_owned),
        "[a-zA-Z0-9 ._/\u{4e00}-\u{4e10}-]{1,20}\\.md",
    ];
    name.prop_filter("no empty parts", |it| {
        it.split('/').all(|part| !part.trim_matches('.').is_empty())
    })
}

/// As many as fit into a few seconds; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_global_rejects: 100_000,
        ..ProptestConfig::with_cases(cases())
    })]

    #[test]
    fn any_manual_is_read_and_drawn_twice_the_same(
        files in prop::collection::btree_map(
            path(), prop_oneof![chapter(), markdownish(), yamlish(), any::<String>()], 0..5)
    ) {
        let files: Vec<_> = files.into_iter().collect();
        let once = everything(&files);
        prop_assert!(once == everything(&files));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        everything(&[("a.md".to_owned(), text.clone()), ("manual.yaml".to_owned(), text)]);
    }

    #[test]
    fn places_and_lines_agree(text in any::<String>(), offset in 0..600_usize) {
        let source = Source::new("a.md", text.clone());
        let offset = source.clamp(offset);
        let place = source.place(offset);
        let before = &source.text[..offset];
        prop_assert_eq!(place.line, before.matches('\n').count() + 1);
        prop_assert_eq!(place.column, before.rsplit('\n').next().unwrap().chars().count() + 1);
        prop_assert!(!source.line(place.line).contains('\n'));
    }

    #[test]
    fn fences_lie_inside(text in prop_oneof![chapter(), markdownish(), any::<String>()]) {
        let it = split(&text, SourceId(0));
        prop_assert!(text.is_char_boundary(it.body));
        if let Some(yaml) = it.yaml {
            prop_assert!(yaml.end <= it.body && text.get(yaml).is_some());
        }
    }

    #[test]
    fn only_blank_titles_are_compared_as_nothing(text in prop_oneof![markdownish(), any::<String>()]) {
        prop_assert_eq!(normalise(&text).is_empty(), text.trim().is_empty());
    }

    #[test]
    fn slugs_are_safe(text in any::<String>()) {
        let slug = slug(&text);
        prop_assert!(!slug.contains(['/', '\\', '<', '>', '"', '\'', '&', ' ']), "{}", slug);
    }

    /// Where `serde_yaml` is the judge: aliases, tags and further documents are not ours to read.
    #[test]
    fn yaml_is_what_serde_yaml_says(text in prop_oneof![yaml_of_ours(), yamlish()]) {
        // Front matter ends in a line end; without one, the two differ on the last line of a `|`.
        agree(&format!("{text}\n"))?;
    }
}

/// YAML as people write it.
fn yaml_of_ours() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        "[a-z\u{4e00}-\u{4e20}][a-z0-9 \u{4e00}-\u{4e20}-]{0,12}",
        "'[^'\n\r\u{0}-\u{1f}]{0,12}'",
        "-?[0-9]{1,6}(\\.[0-9]{1,3})?",
        prop::sample::select(
            &[
                "true",
                "~",
                "",
                "null",
                "2026-11-23",
                "\"a\\nb\"",
                "\"\\u4e00\"",
                "a: b",
                "[a, b]",
                "{a: b, c: [d]}",
                "\n  - x\n  - y: z",
                "|\n  one\n  two",
                ">\n  one\n  two"
            ][..]
        )
        .prop_map(str::to_owned),
    ];
    let key = prop::sample::select(&["title", "名称", "steps", "a b", "kpis", "x", "y", "z"][..]);
    prop::collection::vec((key, scalar), 0..8)
        .prop_map(|it| it.iter().map(|(key, value)| format!("{key}: {value}\n")).collect())
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let mut problems: Vec<Problem> = Vec::new();
    let ours = parse(text, 0..text.len(), SourceId(0), &mut problems);
    for problem in &problems {
        prop_assert!(text.get(problem.span.range()).is_some(), "{:?}", problem);
    }
    // Known differences: keys that are empty, which `serde_yaml` refuses in places; anchors, tags and directives; further documents; merge keys; characters
    // that one of the two does not take for printable or for a line end; tabs in indentation,
    // which `serde_yaml` accepts in places.
    let foreign =
        ["&", "*", "!", "%", "---", "...", "<<", "\t", "\u{feff}", "\r", "\u{85}", "? ", "?\n"];
    let odd = |it: char| {
        it.is_control() && it != '\n'
            || matches!(it, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
    };
    prop_assume!(
        !foreign.iter().any(|it| text.contains(it)) && !text.contains(odd) && !text.ends_with('?')
    );
    prop_assume!(!has_empty_key(&ours));
    match serde_yaml::from_str::<serde_yaml::Value>(text) {
        Ok(theirs) => {
            prop_assert!(problems.is_empty(), "{:?}", problems);
            same(&ours, &theirs)?;
        }
        Err(error) => {
            let error = error.to_string();
            // Keys given twice are found by whoever reads a record, so that both places can be told.
            prop_assume!(!error.contains("duplicate entry"));
            // A text in `|` that is the whole document may begin in column one (YAML 1.2), which
            // `serde_yaml` does not know. Readers of ours take nothing but mappings.
            prop_assume!(matches!(ours.data, Data::Map(_)));
            prop_assert!(!problems.is_empty(), "serde_yaml: {}", error);
        }
    }
    Ok(())
}

fn has_empty_key(node: &Node) -> bool {
    let is_it = |it: &Entry| it.key.value.is_empty() || has_empty_key(&it.value);
    match &node.data {
        Data::Map(entries) => entries.iter().any(is_it),
        Data::List(items) => items.iter().any(has_empty_key),
        Data::Null | Data::Scalar { .. } => false,
    }
}

fn same(ours: &Node, theirs: &serde_yaml::Value) -> Result<(), TestCaseError> {
    use serde_yaml::Value as Theirs;
    match (&ours.data, theirs) {
        (Data::Null, Theirs::Null) => {}
        (Data::Scalar { text, .. }, Theirs::String(it)) => prop_assert_eq!(text, it),
        // We keep what is written and leave types to the record: `0x10` is a number to them.
        (Data::Scalar { plain, .. }, Theirs::Bool(_) | Theirs::Number(_)) => prop_assert!(plain),
        (Data::List(items), Theirs::Sequence(others)) => {
            prop_assert_eq!(items.len(), others.len());
            for (one, other) in items.iter().zip(others) {
                same(one, other)?;
            }
        }
        (Data::Map(entries), Theirs::Mapping(others)) => {
            prop_assert_eq!(entries.len(), others.len());
            for (entry, (key, value)) in entries.iter().zip(others) {
                if let Some(key) = key.as_str() {
                    prop_assert_eq!(&entry.key.value, key);
                }
                same(&entry.value, value)?;
            }
        }
        (ours, theirs) => prop_assert!(false, "{:?} is not {:?}", ours, theirs),
    }
    Ok(())
}
