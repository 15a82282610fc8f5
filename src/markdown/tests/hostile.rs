//! What nobody writes on purpose, or only to do harm: it ends soon, and does none.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};

use super::{follow, read};
use crate::markdown::{Part, RawHtml, parse};
use crate::text::{Lang, SourceId, What};

#[test]
fn hostile_texts_end() {
    let many = |it: &str| it.repeat(100_000);
    let nested = (0..2_000).map(|it| " ".repeat(it) + "- x\n").collect::<String>();
    let notes: Vec<String> = (0..20_000).map(|it| format!("a[^{it}]\n\n[^{it}]: x\n\n")).collect();
    let wide = format!("{}|\n{}|\n{}", "|a".repeat(500), "|-".repeat(500), "|\n".repeat(5_000));
    let small = "[](x)".repeat(20_000);
    for text in [
        many("["),
        many("]"),
        many(">"),
        many("*"),
        many("`"),
        many("[^"),
        many("![["),
        many("[["),
        many("*a "),
        many("<"),
        many("<b>"),
        many("<p>"),
        many("</p>"),
        many("<!--"),
        many("_*a"),
        many("{#x"),
        many("~a。"),
        many("# a\n"),
        many("> # a\n\n"),
        many("[^1]"),
        many("<a href=\""),
        many("**。"),
        many("<svg>\n"),
        many("{{"),
        many("{{a.b}}"),
        many("{{a.b_"),
        many("![[a]]"),
        many("![[a]]\n\n"),
        many("![a](b.png)"),
        many(":::"),
        many(":::a\n"),
        many("Table: x\n\n|a|\n|-|\n\n"),
        many("Table 1\n\n"),
        many("```rust\nx\n```\n"),
        nested,
        notes.concat(),
        wide,
        small,
    ] {
        #[expect(clippy::disallowed_methods, reason = "the test is about time")]
        let start = std::time::Instant::now();
        let body = read(&text);
        let html = body.html(&Part::All, &mut follow);
        let name = &text[..text.len().min(12)];
        let seconds = start.elapsed().as_secs_f64();
        // Some five times what an optimised build may take.
        assert!(seconds < 10.0, "{name:?}: {seconds} s");
        assert!(html.len() < 40 * text.len() + 5_000_000, "{name:?}: {} bytes", html.len());
    }
    let deep = read(&many(">"));
    assert!(deep.problems.iter().any(|it| matches!(it.what, What::TooLarge { .. })));
}

/// Texts that look like Markdown.
#[expect(clippy::too_many_lines, reason = "a list")]
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "\n",
        "\n\n",
        "中文",
        "，",
        "**",
        "*",
        "~~",
        "`",
        "```",
        "> ",
        "[!NOTE]",
        "- ",
        "1. ",
        "| ",
        "|--|--|\n",
        "[",
        "](",
        ")",
        "[[",
        "]]",
        "|",
        "![",
        "<b>",
        "</b>",
        "<div class=\"x\">",
        "</div>",
        "<script>",
        "</script>",
        "<a href=\"javascript:x\" onclick=x>",
        "javascript:x",
        "<table>",
        "<td>",
        "[^1]",
        "[^1]: ",
        "{#id}",
        "{#id-1}",
        "id",
        "a",
        "<!--",
        "-->",
        " ",
        "    ",
        "🍎",
        "\r\n",
        "\u{10a7f}",
        "<img src=x onerror=y>",
        "\\",
        ": ",
        "role:x",
        "&lt;",
        "\t",
        "\0",
        "<svg>",
        "\" onx=y ",
        "<details>",
        "<summary>",
        "</table>",
        "---\n",
        "***",
        "<p>",
        "<h2 id=\"id\">",
        "<li>",
        "</a>",
        "{{a.b_c}}",
        "{{",
        "}}",
        "![[data/a.csv#x|y]]",
        "![[",
        "Table: ",
        "表 1 ",
        "```rust\n",
        ":::note\n",
        "![x](y.png \"z\")",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..60).prop_map(|it| it.concat())
}

fn check(text: &str, policy: RawHtml) {
    let body = parse(text, 0, SourceId(0), policy, Lang::Zh);
    let html = body.html(&Part::All, &mut follow);
    let again = parse(text, 0, SourceId(0), policy, Lang::Zh);
    assert_eq!(html, again.html(&Part::All, &mut follow));
    let links = body.links.iter().flat_map(|it| [it.span, it.whole]);
    let spans = body
        .headings
        .iter()
        .map(|it| it.span)
        .chain(body.problems.iter().map(|it| it.span))
        .chain(body.variables.iter().flat_map(|it| [it.span, it.whole]))
        .chain(links);
    for span in spans {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    for range in body.code_ranges() {
        assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
    }
    let code: Vec<_> = body.code_ranges().collect();
    for it in crate::markdown::foreign_boxes(text, 0, &code) {
        assert!(text.get(it.whole.clone()).is_some() && text.get(it.mark).is_some());
    }
    let mut ids: Vec<&str> = body.headings.iter().map(|it| it.id.as_str()).collect();
    ids.extend(body.anchors.iter().map(String::as_str));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{text:?}");
    let count = body.headings.len();
    let parts =
        [Part::Lead, Part::Sections(0..count), Part::Notes].map(|it| body.html(&it, &mut follow));
    assert_eq!(parts.concat(), body.html(&Part::Text, &mut follow), "{text:?}");
    if policy != RawHtml::Trusted {
        harmless(&html);
    }
}

/// Walks over the tags of `html`.
fn harmless(html: &str) {
    let mut at = 0;
    while at < html.len() {
        let (token, end) = crate::markdown::tags::token(html, at);
        if let crate::markdown::tags::Token::Open(tag) = token {
            assert_ne!(tag.name, "script", "{html:?}");
            for attribute in tag.attributes {
                let value = crate::markdown::tags::decoded(&html[attribute.value]).to_lowercase();
                assert!(!attribute.name.starts_with("on") && attribute.name != "style", "{html:?}");
                let leads = matches!(attribute.name.as_str(), "href" | "src");
                assert!(!leads || crate::markdown::scheme::safe(&value), "{html:?}");
            }
        }
        at = end;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_is_read_without_harm(text in markdown()) {
        for policy in [RawHtml::Sanitize, RawHtml::Escape, RawHtml::Trusted] {
            check(&text, policy);
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}", body in 0_usize..70) {
        check(&text, RawHtml::Sanitize);
        let _ = parse(&text, body, SourceId(0), RawHtml::Sanitize, Lang::En);
        let split = crate::markdown::split(&text, SourceId(0));
        assert!(text.is_char_boundary(split.body));
        let slug = crate::markdown::slug(&text);
        assert!(!slug.is_empty());
        assert_eq!(crate::markdown::slug(&slug), slug);
        assert_eq!(crate::markdown::normalise(&text).is_empty(), text.trim().is_empty());
    }
}
