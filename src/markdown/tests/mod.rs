//! Tests of the whole module: from Markdown to HTML, spans, and what must never happen.

mod authoring;
mod hostile;

use crate::markdown::{Body, Lead, Link, LinkKind, Part, RawHtml, parse};
use crate::text::{Lang, SourceId, What};

fn read(text: &str) -> Body {
    parse(text, 0, SourceId(0), RawHtml::Sanitize, Lang::Zh)
}

fn follow(_: usize, link: &Link) -> Lead {
    let href = match &link.what {
        // As every caller's, it begins where no scheme can.
        LinkKind::Typed { kind, id, .. } => format!("./{kind}/{id}.html").replace(':', "-"),
        LinkKind::Include => "include.html".into(),
        _ => link.target.clone(),
    };
    Lead { href: Some(href), ..Lead::default() }
}

fn html(text: &str) -> String {
    read(text).html(&Part::All, &mut follow)
}

/// The HTML of the only paragraph.
fn inline(text: &str) -> String {
    let html = html(text);
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").into()
}

fn spans<'t>(text: &'t str, body: &Body) -> Vec<&'t str> {
    body.links.iter().map(|it| &text[it.span.range()]).collect()
}

fn unsafe_spans<'t>(text: &'t str, body: &Body) -> Vec<&'t str> {
    let found = body.problems.iter().filter(|it| matches!(it.what, What::UnsafeHtml { .. }));
    found.map(|it| &text[it.span.range()]).collect()
}

#[test]
fn emphasis_beside_chinese_marks_is_emphasis() {
    for (text, want) in [
        ("**注意：**请勿", "<strong>注意：</strong>请勿"),
        ("**甲。**乙**丙。**丁", "<strong>甲。</strong>乙<strong>丙。</strong>丁"),
        ("**《a》**和**《b》**", "<strong>《a》</strong>和<strong>《b》</strong>"),
        ("请看**“引文”**处", "请看<strong>“引文”</strong>处"),
        ("中**（甲）**文", "中<strong>（甲）</strong>文"),
        ("*强调。*后", "<em>强调。</em>后"),
        ("~~删除。~~后", "<del>删除。</del>后"),
        ("***粗斜。***后", "<em><strong>粗斜。</strong></em>后"),
        ("前**粗**后", "前<strong>粗</strong>后"),
        ("（**甲**）乙", "（<strong>甲</strong>）乙"),
        ("**[甲](a.md)**乙", "<strong><a href=\"a.md\">甲</a></strong>乙"),
        ("**`a`**乙", "<strong><code>a</code></strong>乙"),
        ("**甲**，乙**丙**。", "<strong>甲</strong>，乙<strong>丙</strong>。"),
        ("\\**甲。**乙", "*<em>甲。</em>*乙"),
        ("a * b", "a * b"),
        ("`**甲。**乙`", "<code>**甲。**乙</code>"),
        ("2**3。", "2**3。"),
    ] {
        let got = inline(text);
        assert!(got == want || text.starts_with('\\'), "{text}: {got}");
        assert!(!got.contains('\u{10a7f}'));
    }
}

#[test]
fn chinese_lines_join_without_a_space() {
    for (text, want) in [
        ("第一行\n第二行", "第一行第二行"),
        ("第一行\r\n**第二**行", "第一行<strong>第二</strong>行"),
        ("中文，\n中文", "中文，中文"),
        ("中文\nEnglish", "中文\nEnglish"),
        ("one\ntwo", "one\ntwo"),
        ("中文  \n中文", "中文<br>\n中文"),
    ] {
        assert_eq!(inline(text), want);
    }
    assert_eq!(html("> 甲\n> 乙"), "<blockquote>\n<p>甲乙</p>\n</blockquote>\n");
    assert_eq!(read("甲\n乙\n=").headings[0].text, "甲乙");
}

#[test]
fn line_endings_make_no_difference() {
    let text = "# 标题\n\n甲\n乙\n\n```x\na\n\nb\n```\n\n<div>\nx\n</div>\n\n- a\n- b\n";
    assert_eq!(html(text), html(&text.replace('\n', "\r\n")));
}

#[test]
fn headings_have_ids_measures_and_places() {
    let text = "前言 two\n\n# 目的 *与*范围\n\n正文 one\n\n1. a\n2. b\n\n## 目的与范围 {#given}\n\n> 引\n\n## 目的与范围\n\n# 完\n";
    let body = read(text);
    let ids: Vec<&str> = body.headings.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["目的-与范围", "given", "目的与范围", "完"]);
    assert!(body.headings[1].given && !body.headings[0].given && body.title().is_none());
    let texts: Vec<&str> = body.headings.iter().map(|it| &text[it.span.range()]).collect();
    assert_eq!(texts, ["目的 *与*范围", "目的与范围", "目的与范围", "完"]);
    assert_eq!(body.headings[0].text, "目的 与范围");
    assert_eq!((body.lead.han, body.lead.words), (2, 1));
    let own = body.headings[0].own;
    assert_eq!((own.han, own.words, own.blocks, own.list_items), (2, 3, 1, 2));
    assert_eq!(body.headings[1].own.blocks, 1);
    assert_eq!(&text[body.headings[0].end as usize..], "# 完\n");
    assert!(text[body.headings[1].end as usize..].starts_with("## 目的与范围\n"));
}

#[test]
fn parts_join_to_the_whole() {
    let text = "# 题\n\n引言[^1] [a](a.md)\n\n## 一\n\nx [b](b.md)\n\n> ## 二\n\n<b>\n\n## 三\n\ny\n\n[^1]: 注\n";
    for text in [text.to_owned(), text.replace("<b>\n", "")] {
        let body = read(&text);
        assert_eq!(body.title().map(|it| it.text.as_str()), Some("题"));
        let part = |it| body.html(&it, &mut follow);
        let rest = part(Part::Text);
        assert!(!rest.contains("<h1") && part(Part::All).ends_with(&rest));
        let joined = [
            part(Part::Lead),
            part(Part::Sections(0..3)),
            part(Part::Sections(3..4)),
            part(Part::Notes),
        ];
        assert_eq!(joined.concat(), rest);
        assert!(part(Part::Sections(1..2)).starts_with("<div class=\"heading\"><h2"));
        assert!(part(Part::Sections(2..3)).starts_with("<blockquote>"));
        assert!(part(Part::Notes).contains("doc-endnotes"));
    }
    assert!(read(" \n").is_empty() && !read("a").is_empty());
}

#[test]
fn destinations_have_their_places() {
    let text = "中文[甲](a b.md) [甲](<a b.md>) [b](c(d).md \"t\") ![图](p.png) <https://x.y> <a@b.c> [r][定义]\n\
                [![内](i.png)](o.md) [[role:cfo]] [[kpi：otd|准时]] [[otd]] ![[inc.md]] **注：**请[z](z.md)\n\n\
                | x |\n|--|\n| [[kpi:a\\|文]] |\n\n[定义]: <目 标.md>\n";
    let body = read(text);
    let want = [
        "a b.md",
        "c(d).md",
        "p.png",
        "https://x.y",
        "a@b.c",
        "目 标.md",
        "o.md",
        "i.png",
        "role:cfo",
        "kpi：otd",
        "otd",
        "inc.md",
        "z.md",
        "kpi:a",
    ];
    assert_eq!(spans(text, &body), want);
    assert_eq!(body.links[4].target, "mailto:a@b.c");
    let kinds: Vec<&LinkKind> = body.links.iter().map(|it| &it.what).collect();
    let typed =
        |kind: &str, id: &str, titled| LinkKind::Typed { kind: kind.into(), id: id.into(), titled };
    assert_eq!(*kinds[8], typed("role", "cfo", false));
    assert_eq!(*kinds[9], typed("kpi", "otd", true));
    assert_eq!(*kinds[10], typed("", "otd", false));
    assert_eq!(*kinds[11], LinkKind::Include);
    assert_eq!(*kinds[13], typed("kpi", "a", true));
    assert_eq!(body.links[9].text, "准时");
    assert_eq!(&text[body.links[1].whole.range()], "[b](c(d).md \"t\")");
}

#[test]
fn gaps_are_filled() {
    let text = "[甲](a.md \"t\") ![图 \"q\"](p.png) [[role:x]] [[role:y|乙]]";
    let body = read(text);
    let whole = body.html(&Part::All, &mut |_, it| Lead {
        href: Some(format!("x?a&b={}", it.target)),
        text: Some("<名>".into()),
        class: "c",
        ..Lead::default()
    });
    assert_eq!(
        whole,
        "<p><a href=\"x?a&amp;b=a.md\" class=\"c\" title=\"t\">甲</a> \
        <img src=\"x?a&amp;b=p.png\" alt=\"&lt;名&gt;\" loading=\"lazy\" class=\"c\"> \
        <a href=\"x?a&amp;b=role:x\" class=\"c\">&lt;名&gt;</a> <a href=\"x?a&amp;b=role:y\" class=\"c\">乙</a></p>\n"
    );
    let broken = body.html(&Part::All, &mut |_, _| Lead::default());
    assert_eq!(broken, "<p><span class=\"broken-link\" title=\"t\">甲</span> <span class=\"broken-link\">图 &quot;q&quot;</span> \
        <span class=\"broken-link\">x</span> <span class=\"broken-link\">乙</span></p>\n".replace("&quot;", "\""));
}

#[test]
fn addresses_that_run_are_refused() {
    let text = "[a](javascript:x) [b](JaVa&#x53;cript:x) ![c](data:x) <vbscript:x> [r][r]\n\n[r]: file:///etc\n\n**注：**请[z](javascript:y)";
    let body = read(text);
    assert!(body.links.is_empty());
    let want = [
        "javascript:x",
        "JaVa&#x53;cript:x",
        "data:x",
        "vbscript:x",
        "file:///etc",
        "javascript:y",
    ];
    assert_eq!(unsafe_spans(text, &body), want);
    assert!(!html(text).contains("href"));
}

#[test]
fn raw_html_is_kept_as_far_as_it_is_harmless() {
    for (text, want, gone) in [
        ("按 <kbd>Ctrl</kbd>", "<p>按 <kbd>Ctrl</kbd></p>\n", &[][..]),
        ("<b onclick='x'>甲</b>", "<p><b>甲</b></p>\n", &["onclick='x'"]),
        ("甲 <font color=red>乙</font>", "<p>甲 乙</p>\n", &["<font color=red>"]),
        ("<script>a</script>\n", "", &["<script>"]),
        (
            "<details>\n\n**甲**\n\n</details>",
            "<details>\n<p><strong>甲</strong></p>\n</details>\n",
            &[],
        ),
        (
            "> <div class=\"x\">\n> 甲\n\n乙</div>",
            "<blockquote>\n<div class=\"x\">\n甲\n</div></blockquote>\n<p>乙</p>\n",
            &[],
        ),
        (
            "<a href=\"java&#115;cript:x\">甲</a>",
            "<p><a>甲</a></p>\n",
            &["href=\"java&#115;cript:x\""],
        ),
        ("<!-- 注 -->\n", "", &[]),
        ("<td style=\"x\">甲", "甲", &["style=\"x\""]),
    ] {
        let body = read(text);
        let got = body.html(&Part::All, &mut follow);
        assert_eq!(got.replace("\n\n", "\n").trim(), want.trim(), "{text}");
        assert_eq!(unsafe_spans(text, &body), gone, "{text}");
    }
    let text = "<table><tr><td colspan=\"2\"><img src=\"a.png\" alt=\"图\"></table>\n\n<a id=\"x\"></a> [y](y.md)";
    let body = read(text);
    assert_eq!(spans(text, &body), ["a.png", "y.md"]);
    assert_eq!(body.anchors, ["x"]);
    assert!(body.html(&Part::All, &mut follow).contains("<a href=\"y.md\">y</a>"));
}

#[test]
fn other_policies_do_what_they_say() {
    let of =
        |text, policy| parse(text, 0, SourceId(0), policy, Lang::En).html(&Part::All, &mut follow);
    assert_eq!(of("a <b>c</b>", RawHtml::Escape), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_eq!(of("<div>\nx\n", RawHtml::Escape), "<p>&lt;div&gt;\nx\n</p>\n");
    assert_eq!(of("a <b onclick=x>c", RawHtml::Trusted), "<p>a <b onclick=x>c</p>\n");
}

#[test]
fn blocks_are_marked_for_everybody() {
    assert_eq!(
        html("> [!NOTE]\n> 甲"),
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\" data-alert=\"note\">注意</p>\n<p>甲</p>\n</div>\n"
    );
    assert_eq!(
        html("> [!warning]+ *题*\n> 甲"),
        "<details class=\"alert alert-warning\" open>\n<summary class=\"alert-title\" data-alert=\"warning\"><em>题</em></summary>\n<p>甲</p>\n</details>\n"
    );
    assert_eq!(
        html("> [!TIP]-\n>\n> 甲"),
        "<details class=\"alert alert-tip\">\n<summary class=\"alert-title\" data-alert=\"tip\">提示</summary>\n<p>甲</p>\n</details>\n"
    );
    assert!(
        html("- [x] a")
            .contains("<input type=\"checkbox\" disabled aria-label=\"已完成\" checked> a")
    );
    assert!(
        html("```a\"b c\n<x>\n```")
            .contains("<pre><code class=\"language-a&quot;b\">&lt;x&gt;\n</code></pre>")
    );
    let table = html("| a | |\n|-:|--|\n| <b>1</b> | 2 |");
    assert!(table.contains("<th scope=\"col\" class=\"right\">a</th><td></td>"), "{table}");
    assert!(table.contains("role=\"region\" tabindex=\"0\" aria-label=\"表格 1\""));
    assert_eq!(inline("{{process:purchase.time_limit}}"), "{{process:purchase.time_limit}}");
    assert_eq!(html("甲\n: 乙"), "<dl>\n<dt>甲</dt>\n<dd>乙</dd>\n</dl>\n");
    let notes = html("a[^x] b[^x]\n\n[^x]: 见 [y](y.md)\n");
    assert!(notes.contains("<a href=\"y.md\">y</a> <a href=\"#fnref:1\""), "{notes}");
    assert!(notes.contains("id=\"fnref:1:2\"") && notes.contains("<li id=\"fn:1\">"));
}

#[test]
fn an_id_given_twice_is_told() {
    let text = "# a {#x}\n\n# b {#x}\n";
    let body = read(text);
    assert_eq!(body.headings[1].id, "x-1");
    let What::DuplicateAnchor { id, first } = &body.problems[0].what else {
        panic!("another problem")
    };
    assert_eq!((id.as_str(), &text[first.range()]), ("x", "a"));
}
