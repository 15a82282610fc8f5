//! Tests of what authors write besides plain Markdown: values, figures, captions, code.

use super::{follow, html, inline, read};
use crate::markdown::{Lead, LinkKind, Part};

#[test]
fn variables_are_found_with_their_places() {
    let text = "# 甲 {{manual.version}}\n\n一{{ process:a_b.time_limit }}二 {{x}} `{{a.b}}` \\{{a.b}} \
                [{{流程：采购.时限}}](y.md)\n\n    {{a.b}}\n\n|{{a.b}}|\n|-|\n";
    let mut body = read(text);
    let names: Vec<&str> = body.variables.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["manual.version", "process:a_b.time_limit", "流程：采购.时限", "a.b"]);
    for it in &body.variables {
        assert_eq!(text[it.span.range()], it.name);
        assert_eq!(text[it.whole.range()].replace(' ', ""), format!("{{{{{}}}}}", it.name));
    }
    assert!(!body.prose.iter().any(|it| text[it.start as usize..it.end as usize].contains("{{m")));
    let mut count = 0;
    body.fill_variables(&mut |_| {
        count += 1;
        (count != 4).then(|| format!("<{count}>"))
    });
    assert_eq!(body.headings[0].text, "甲 <1>");
    let html = body.html(&Part::All, &mut follow);
    for piece in [
        "甲 &lt;1&gt;</h1>",
        "aria-label=\"本节链接：甲 &lt;1&gt;\"",
        "<p>一&lt;2&gt;二 {{x}} <code>{{a.b}}</code> {{a.b}} <a href=\"y.md\">&lt;3&gt;</a></p>",
        "<pre><code>{{a.b}}\n</code></pre>",
        "<th scope=\"col\">{{a.b}}</th>",
    ] {
        assert!(html.contains(piece), "{piece}\n{html}");
    }
}

#[test]
fn values_stand_beside_other_gaps() {
    let mut body = read("{{a.b}}![x](y.png){{a.b}}![x](y.png) {{c.d}}<b>r</b>");
    body.fill_variables(&mut |it| Some(it.name.clone()));
    let image = "<img src=\"y.png\" alt=\"x\" loading=\"lazy\">";
    let html = body.html(&Part::All, &mut follow);
    assert_eq!(html, format!("<p>a.b{image}a.b{image} c.d<b>r</b></p>\n"));
}

#[test]
fn what_only_looks_like_a_variable_stays() {
    for text in ["{{a}}", "{{a.b}", "{a.b}}", "{{.}}", "{{a.b\n}}", "{{a.*b*}}", "{{_a.b}}", "{{}}"]
    {
        assert!(read(text).variables.is_empty(), "{text}");
    }
    assert_eq!(inline("\\\\{{a.b}}"), "\\{{a.b}}");
    assert_eq!(read("\\\\{{a.b}}").variables.len(), 1);
}

#[test]
fn a_picture_that_stands_alone_has_its_title_below() {
    let image = "<img src=\"p.png\" alt=\"图\" width=\"4\" height=\"3\" loading=\"lazy\"";
    let draw = |text: &str| {
        read(text).html(&Part::All, &mut |at, link| Lead { size: Some((4, 3)), ..follow(at, link) })
    };
    assert_eq!(
        draw("![图](p.png \"图 1 a<b\")"),
        format!("<figure>{image}><figcaption>图 1 a&lt;b</figcaption></figure>\n")
    );
    assert_eq!(draw("![图](p.png)"), format!("<p>{image}></p>\n"));
    assert_eq!(draw("a ![图](p.png \"t\")"), format!("<p>a {image} title=\"t\"></p>\n"));
    let broken = read("![图](p.png \"t\")").html(&Part::All, &mut |_, _| Lead::default());
    assert_eq!(broken, "<p><span class=\"broken-link\" title=\"t\">图</span></p>\n");
    assert!(
        read("![[图.png|说明]]")
            .links
            .iter()
            .all(|it| it.what == LinkKind::Image && it.text == "说明")
    );
    assert_eq!(read("![[图.png]]").links[0].text, "");
}

#[test]
fn tables_have_captions() {
    let table =
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"表格 1\">\n<table>";
    for (text, caption) in [
        ("表：价目 [x](y.md)\n\n|a|\n|-|\n", "价目 <a href=\"y.md\">x</a>"),
        ("|a|\n|-|\n\nTable: Prices & more\n", "Prices &amp; more"),
        ("**表 1** 价目\n\n|a|\n|-|\n", "<strong>表 1</strong> 价目"),
        ("|a|\n|-|\n\nTable 2. Prices", "Table 2. Prices"),
    ] {
        let html = html(text);
        let want = format!("{table}<caption>{caption}</caption><thead>");
        assert!(html.starts_with(&want), "{html}");
        assert!(!html.contains("<p>"), "{html}");
    }
    // The paragraph after the first table is its own; that of the second stands far away.
    let two = html("|a|\n|-|\n\nTable: A\n\n|b|\n|-|\n\nx\n\nTable: B\n");
    assert_eq!(two.matches("<caption>").count(), 1);
    assert!(two.contains("<p>Table: B</p>") && two.contains("<p>x</p>"));
    let linked = html("|[a](b.md)|\n|-|\n|[c](d.md)|\n\n表：[e](f.md)\n");
    assert!(linked.contains("<caption><a href=\"f.md\">e</a></caption>"), "{linked}");
    assert!(linked.contains("<a href=\"b.md\">a</a>") && linked.contains("<a href=\"d.md\">c</a>"));
    assert!(html("Tables: x\n\n|a|\n|-|\n").contains("<p>Tables: x</p>"));
}

#[test]
fn inclusions_that_stand_alone_make_room() {
    let draw = |text: &str| {
        read(text).html(&Part::All, &mut |at, link| Lead {
            inset: Some("<ul></ul>\n".into()),
            ..follow(at, link)
        })
    };
    assert_eq!(draw("![[a.md]]"), "<ul></ul>\n\n");
    assert_eq!(draw("![[a.md]]\n![[b.md|x]]\n\nc"), "<ul></ul>\n\n<ul></ul>\n\n<p>c</p>\n");
    assert_eq!(draw("a ![[a.md]]"), "<p>a <a href=\"include.html\">a.md</a></p>\n");
    assert_eq!(html("![[a.md]]"), "<p><a href=\"include.html\">a.md</a></p>\n");
    assert_eq!(draw("<b>x</b>\n\n![[a.md]]"), "<p><b>x</b></p>\n<ul></ul>\n\n");
}

#[test]
fn code_is_kept_as_it_is() {
    assert_eq!(
        html("```nonesuch x\n<b> {{a.b}}\n```\n\n<i>r</i>"),
        "<pre><code class=\"language-nonesuch\">&lt;b&gt; {{a.b}}\n</code></pre>\n<p><i>r</i></p>\n"
    );
    assert_eq!(html("    a\n"), "<pre><code>a\n</code></pre>\n");
    assert!(!read("```\na\n```").is_empty());
    assert_eq!(html("[^1]\n\n```\na\n```\n[^1]: b").matches("<pre>").count(), 1);
}

#[cfg(feature = "highlight")]
#[test]
fn code_has_colours() {
    assert_eq!(
        html("```sh\n# 甲 <b>\n```"),
        "<pre><code class=\"language-sh\"><span class=\"c\"># 甲 &lt;b&gt;</span>\n</code></pre>\n"
    );
}

#[cfg(not(feature = "mermaid"))]
#[test]
fn diagrams_in_words_say_what_they_are() {
    let html = html("```mermaid\ngraph TD\nA-->B\n```");
    assert!(html.starts_with(
        "<figure class=\"diagram\"><pre><code class=\"language-mermaid\">graph TD\nA--&gt;B\n"
    ));
    assert!(
        html.ends_with(
            "<figcaption>图表的文字描述（Mermaid）：箭头表示先后。</figcaption></figure>\n"
        ),
        "{html}"
    );
}
