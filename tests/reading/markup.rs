//! Whatever an author writes stays text: it never becomes markup or script of the page.

use std::collections::BTreeMap;

use crate::scene::Scene;

/// What would show itself if it became markup.
const EVIL: [&str; 5] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg onload=alert(1)>",
    "</title></script><script>alert(1)</script>",
    "{{ 7 * 191 }}{% include \"base.html\" %}",
];

/// What no page may hold: any of the above as markup, or worked out.
const TRACES: [&str; 6] =
    ["<script>alert", "<img src=x", "<svg onload", "</title></script", "1337", "{% raw"];

fn is_clean(pages: &BTreeMap<String, String>) {
    for (address, page) in pages.iter().filter(|it| it.0.ends_with(".html")) {
        for trace in TRACES {
            if let Some(at) = page.find(trace) {
                let start = page.floor_char_boundary(at.saturating_sub(200));
                panic!("{address}: {}", &page[start..page.ceil_char_boundary(at + 60)]);
            }
        }
        for (name, value) in attributes(page) {
            assert!(!name.starts_with("on"), "{address}: {name}={value}");
            let plain = plain(&value);
            let leads = matches!(name.as_str(), "href" | "src" | "action" | "cite" | "data");
            let runs =
                ["javascript:", "vbscript:", "data:text"].iter().any(|it| plain.starts_with(it));
            assert!(!(leads && runs), "{address}: {name}={value}");
        }
    }
}

/// The attributes of all tags, as a browser splits them: quoted values may hold anything.
fn attributes(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for tag in
        page.split('<').skip(1).filter(|it| it.starts_with(|it: char| it.is_ascii_alphabetic()))
    {
        let mut rest = tag;
        while let Some(equals) = rest.find(['=', '>']) {
            if rest.as_bytes()[equals] == b'>' {
                break;
            }
            let name = rest[..equals].rsplit(char::is_whitespace).next().unwrap();
            let after = &rest[equals + 1..];
            let (value, end) = match after.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"').unwrap_or(quoted.len());
                    (&quoted[..end], (end + 2).min(after.len()))
                }
                None => {
                    let end = after.find([' ', '>']).unwrap_or(after.len());
                    (&after[..end], end)
                }
            };
            found.push((name.to_ascii_lowercase(), value.to_owned()));
            rest = &after[end..];
        }
    }
    found
}

/// A value as a browser reads it before it looks for the scheme.
fn plain(value: &str) -> String {
    let mut text = value.to_owned();
    for (reference, character) in [
        ("&#x6a;", "j"),
        ("&#106;", "j"),
        ("&#x6A;", "j"),
        ("&colon;", ":"),
        ("&#58;", ":"),
        ("&Tab;", ""),
        ("&NewLine;", ""),
        ("&#9;", ""),
        ("&#10;", ""),
        ("&#1;", ""),
        ("&amp;", "&"),
    ] {
        text = text.replace(reference, character);
    }
    let text: String = text.chars().filter(|it| !it.is_control() && *it != ' ').collect();
    text.to_ascii_lowercase()
}

/// Front matter with `evil` in every place that people fill, for every kind of entity.
fn front(evil: &str) -> Vec<(String, String)> {
    let e = serde_json::to_string(evil).unwrap();
    let head =
        format!("name: {e}\naliases: [{e}]\nsummary: {e}\nowner: {e}\nversion: {e}\nstatus: {e}\n");
    let chapter = format!(
        "title: {e}\nid: {e}\nsummary: {e}\nchapter: {e}\npart_of: {e}\ntags: [{e}]\nslug: {e}\norder: {e}\n\
         version: {e}\nstatus: {e}\nowner: {e}\nprepared_by: {{role: {e}, person: {e}, date: {e}}}\n\
         effective_date: {e}\nreview_cycle: {e}\naudience: [{e}]\nconfidentiality: {e}\nretention: {e}\n\
         history: [{{version: {e}, date: {e}, author: {e}, summary: {e}}}]\nallow: [{{code: {e}, reason: {e}, until: {e}}}]\n\
         {e}: {e}\n"
    );
    let steps = format!(
        "steps:\n- {{id: {e}, name: {e}, responsible: {e}, duty: {e}, tools: [{e}], controls: [{e}], time_limit: {e}, standard: {e},\n  next: [{{if: {e}, to: {e}}}]}}\n- {{id: end, name: {e}}}\n"
    );
    let lists = [
        "inputs",
        "outputs",
        "milestones",
        "exceptions",
        "kpis",
        "risks",
        "tools",
        "controls",
    ]
    .map(|it| {
        format!("{it}: [{{id: {it}, name: {e}, from: {e}, to: {e}, kind: {e}, standard: {e}}}]\n")
    })
    .concat();
    let kinds = [
        "process",
        "role",
        "tool",
        "kpi",
        "risk",
        "course",
        "term",
        "control",
        "goal",
        "unit",
        "improvement",
    ];
    let mut files: Vec<_> = kinds
        .iter()
        .map(|kind| {
            let own = format!(
                "purpose: {e}\nscope: {e}\ntrigger: {e}\nfrequency: {e}\nraci: {{A: {e}, R: [{e}]}}\nformula: {e}\nunit: {e}\ntarget: {e}\n\
                 definition: {e}\ncategory: {e}\nprobability: {e}\nimpact: {e}\nresponse: {e}\nduties: [{{id: {e}, name: {e}}}]\n"
            );
            let text = format!("---\nkind: {kind}\nid: {kind}-1\n{head}{own}{lists}{steps}---\n\n# {evil}\n");
            (format!("{kind}.md"), text)
        })
        .collect();
    files.push(("chapter.md".into(), format!("---\n{chapter}---\n\n{}", body(evil))));
    let list = kinds.map(|it| format!("{it}s: [{{id: {e}, name: {e}, summary: {e}}}]\n")).concat();
    files.push(("lists.md".into(), format!("---\ntitle: {e}\n{list}---\n")));
    files.push((
        "manual.yaml".into(),
        format!("title: {e}\nnumber: {e}\npurpose: {e}\nscope: {e}\nversion: {e}\nstandards: [{e}]\ncompany: {{name: {e}, business: {e}, locations: [{e}]}}\ndefault_language: {e}\n"),
    ));
    files
}

fn body(evil: &str) -> String {
    let quoted = evil.replace('"', "\\\"");
    format!(
        "# {evil}\n\n## {evil} {{#{evil}}}\n\n{evil}\n\n[{evil}](sound.md \"{quoted}\")\n\n![{evil}](x.png \"{quoted}\")\n\n\
         `{evil}`\n\n```{evil}\n{evil}\n```\n\n~~~mermaid\n{evil}\n~~~\n\n| {evil} |\n|---|\n| {evil} |\n\n[^1]\n\n[^1]: {evil}\n\n\
         [[{evil}]] [[sound|{evil}]] {{{{kpi:{evil}}}}}\n\n> [!NOTE] {evil}\n> {evil}\n\n- [ ] {evil}\n\n{evil}\n: {evil}\n\n<{evil}>\n\n\
         [x](<{evil}>) [x](#{evil}) <https://a.example/{evil}>\n\n<b title='{evil}' onclick=alert(1)>x</b> <a href='{evil}'>x</a>\n"
    )
}

#[test]
fn text_never_becomes_markup() {
    for html in ["sanitize", "escape"] {
        for evil in EVIL {
            let scene = Scene::new();
            for (path, text) in front(evil) {
                scene.write(&path, text);
            }
            let settings = std::fs::read_to_string(scene.at("manual.yaml")).unwrap();
            scene.write("manual.yaml", format!("{settings}html: {html}\n"));
            scene.check();
            let built = scene.build();
            assert!(built.pages.len() > 12, "{:?}", built.pages.keys());
            is_clean(&built.pages);
        }
    }
}

#[test]
fn names_of_files_never_become_markup() {
    let scene = Scene::new();
    for name in
        ["a&lt;script&gt;", "b'onload='x", "c&quot;d", "javascript&colon;alert(1)", "{{ 7 * 191 }}"]
    {
        scene.write(&format!("{name}.md"), "正文。\n");
        scene.write(&format!("{name}/x.md"), format!("[x](<../{name}.md>)\n"));
    }
    is_clean(&scene.build().pages);
}

#[test]
fn addresses_that_run_never_survive() {
    let evil = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#x6a;avascript:alert(1)",
        "&#106;avascript&colon;alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "DATA:text/html;base64,PHNjcmlwdD4=",
        "javascript&#58;alert(1)",
        "jav&#10;ascript:alert(1)",
        "jav&Tab;ascript:alert(1)",
        "\\javascript:alert(1)",
    ];
    let mut text = "# 链接\n\n".to_owned();
    for it in evil {
        text +=
            &format!("[a]({it}) [b](<{it}>) ![c](<{it}>) <{it}> [d][r] [[{it}]] [[{it}|x]]\n\n");
        text += &format!(
            "<a href=\"{it}\">e</a> <img src='{it}'> <a href={it}>f</a> <q cite=\"{it}\">g</q>\n\n"
        );
        text += &format!("[r]: <{it}>\n\n");
    }
    let scene = Scene::of("links.md", text);
    scene.check();
    is_clean(&scene.build().pages);
    scene.write("manual.yaml", "title: x\nhtml: escape\n");
    is_clean(&scene.build().pages);
}

/// The tests above see what they look for.
#[test]
fn the_scanner_sees() {
    let page = "<a class=\"x\" href=\"&#x6a;ava\nscript:1\">";
    let found = attributes(page);
    assert_eq!(found[1].0, "href");
    assert!(plain(&found[1].1).starts_with("javascript:"));
    assert_eq!(attributes("<b title=\"onclick=1\" onclick=2>")[1].0, "onclick");
}
