//! What authors put together from several places: inclusions, tables of data, values, terms.

use super::page;

const SAFETY: &str = "//- snippets/safety.md\n# Safety\n\nMind [the door](../doors.md#left) and \
    [gloves](#gloves).[^1]\n\n## Gloves\n\nWear them.\n\n### Sizes\n\nTwo.\n\n## Shoes\n\nToo.\n\n\
    [^1]: A note.\n//- doors.md\n# Doors\n\n## Left\n\nHeavy.\n";

/// `html` has all of `pieces`, in this order.
fn has(html: &str, pieces: &[&str]) {
    let mut rest = html;
    for piece in pieces {
        let Some((_, after)) = rest.split_once(piece) else { panic!("no {piece} in\n{html}") };
        rest = after;
    }
}

#[test]
fn a_text_stands_where_it_is_included() {
    let text = format!(
        "{SAFETY}//- deep/stock.md\n# Stock\n\n## Rules\n\n![[snippets/safety.md]]\n\n## Again\n\n\
         ![[../snippets/safety.md#gloves]]\n"
    );
    let (html, found) = page(&text, "deep/stock.html", &["OPS901", "OPS904", "OPS920"]);
    assert_eq!(found, [""; 0]);
    has(
        &html,
        &[
            "href=\"#safety:gloves\">Gloves</a>",
            "href=\"#safety-2:gloves\">Gloves</a>",
            "<h2 id=\"rules\">Rules</h2>",
            "Mind <a href=\"../doors.html#left\">the door</a> and <a href=\"#safety:gloves\">gloves</a>.",
            "href=\"#safety:fn:1\" id=\"safety:fnref:1\"",
            "<h3 id=\"safety:gloves\">Gloves</h3><a class=\"permalink\" href=\"#safety:gloves\"",
            "<h4 id=\"safety:sizes\">Sizes</h4>",
            "<li id=\"safety:fn:1\">",
            "<h2 id=\"again\">Again</h2>",
            "<h3 id=\"safety-2:gloves\">Gloves</h3>",
            "<h4 id=\"safety-2:sizes\">Sizes</h4>",
        ],
    );
    assert!(!html.contains("safety-2:shoes") && !html.contains("![["));
}

#[test]
fn a_snippet_has_no_page() {
    let text = format!("{SAFETY}//- stock.md\n# Stock\n\n[a](snippets/safety.md)\n");
    let (html, found) = page(&text, "stock.html", &["OPS901"]);
    assert_eq!(found, ["OPS901"]);
    assert!(!html.contains("safety.html"), "{html}");
}

#[test]
fn inclusions_stand_in_each_other_and_end() {
    let text = "//- a.md\n# A\n\n![[b.md]]\n//- b.md\n# B\n\n## B1\n\n![[c.md#c1]]\n//- c.md\n# C\n\n\
                ## C1\n\n![[a.md]]\n\nEnd.\n";
    let (html, found) = page(text, "a.html", &["OPS920"]);
    assert_eq!(found, ["OPS920"]);
    has(
        &html,
        &[
            "<h2 id=\"b:b1\">B1</h2>",
            "<h3 id=\"b:c:c1\">C1</h3>",
            "<a href=\"a.html\">A</a>",
            "End.",
        ],
    );
    let row = |it: usize| format!("//- f{it}.md\n# F\n\n![[f{}.md]]\n", it + 1);
    let rows = (0..12).map(row).collect::<Vec<_>>().concat();
    let (_, found) = page(&rows, "f0.html", &["OPS920"]);
    assert_eq!(found.len(), 1, "{found:?}");
    let many = |to: &str| format!("![[{to}.md]]\n\n").repeat(30);
    let bomb = format!(
        "//- a.md\n{}//- b.md\n{}//- c.md\n{}//- d.md\nx\n",
        many("b"),
        many("c"),
        many("d")
    );
    let (html, found) = page(&bomb, "a.html", &["OPS920"]);
    assert!(!found.is_empty() && html.len() < 300_000, "{found:?}, {} bytes", html.len());
}

#[test]
fn a_table_of_data_is_drawn() {
    let text = "//- data/prices.csv\nitem,price,note\n<b>Flour</b>,\"1,250.50\",x\nSalt,2,\n//- a/stock.md\n\
                # Stock\n\n![[data/prices.csv#price,item|Prices & more]]\n";
    let (html, found) = page(text, "a/stock.html", &["OPS920", "OPS921", "OPS027"]);
    assert_eq!(found, [""; 0]);
    has(
        &html,
        &[
            "<caption>Prices &amp; more</caption><thead><tr><th scope=\"col\" class=\"right\">price</th>\
             <th scope=\"col\">item</th></tr></thead>",
            "<td class=\"right\">1,250.50</td><td>&lt;b&gt;Flour&lt;/b&gt;</td>",
        ],
    );
}

#[test]
fn values_come_from_data() {
    let text = "//- manual.yaml\ntitle: { zh: 手册, en: Manual }\nversion: 2.1\nlanguages: [zh]\n\
                //- p.md\n---\nkind: process\nid: purchase\nname: { zh: 采购, en: Purchasing }\n\
                time_limit: 3 days\nowner: buyer\nsteps:\n- { id: ask, name: 询价, time_limit: 4h }\n---\n\nx\n\
                //- roles.md\n---\nroles: [{ id: buyer, name: 采购员 }]\n---\n\n# {{manual.title}} {{手册.版本}}\n\n\
                {{process:purchase.time_limit}}，{{purchase.owner}}，{{purchase#ask.time_limit}}，{{流程:采购}}。\n";
    let (html, found) = page(text, "roles.html", &["OPS919"]);
    assert_eq!(found, [""; 0]);
    has(&html, &["<h1>手册 2.1</h1>", "<p>3 天，采购员，4 小时，采购。</p>"]);
}

#[test]
fn terms_are_explained_where_they_are_used_first() {
    let text = "//- manual.yaml\ntitle: M\nlanguages: [en]\n//- terms.md\n---\nterms:\n\
                - { id: sla, term: Service level, abbreviation: SLA, definition: 'What we \"promise\".' }\n\
                - { id: it, term: IT, definition: Computers }\n---\n\nOur SLA.\n//- a/b.md\n# The SLA\n\n\
                `SLA`, slab and it. The **SLA** and the service level of IT, SLA.\n";
    let (html, _) = page(text, "a/b.html", &[]);
    has(
        &html,
        &[
            "<p><code>SLA</code>, slab and it. The <strong><a class=\"term\" href=\"../terms/sla.html\" \
             title=\"What we &quot;promise&quot;.\">SLA</a></strong> and the service level of <a class=\"term\"",
            ">IT</a>, SLA.</p>",
        ],
    );
    let (html, _) = page(text, "terms.html", &[]);
    assert!(!html.contains("class=\"term\""), "{html}");
    let quiet = text.replace("languages", "explain_terms: false\nlanguages");
    let (html, _) = page(&quiet, "a/b.html", &[]);
    assert!(!html.contains("class=\"term\""));
}

#[test]
fn each_edition_has_its_own_values_and_inclusions() {
    let text = "//- manual.yaml\ntitle: { zh: 手册, en: Manual }\nlanguages: [zh, en]\n\
                //- snippets/safety.md\n# 安全\n\n## 手套\n\n戴好。\n//- snippets/safety.en.md\n# Safety\n\n\
                ## Gloves\n\nWear them.\n//- a.md\n---\nroles: [{ id: buyer, name: { zh: 采购员, en: Buyer } }]\n\
                ---\n\n# 库存 {{manual.title}}\n\n{{role:buyer}}\n\n![[snippets/safety.md#手套]]\n//- a.en.md\n\
                # Stock {{manual.title}}\n\nThe {{role:buyer}}, {{role:byer}}.\n\n![[snippets/safety.md#手套]]\n";
    let (html, found) = page(text, "a.html", &["OPS919", "OPS920"]);
    assert_eq!(found, ["OPS919"]);
    has(
        &html,
        &["<h1>库存 手册</h1>", "<p>采购员</p>", "<h2 id=\"safety:手套\">手套</h2>", "戴好。"],
    );
    let (html, _) = page(text, "en/a.html", &[]);
    has(
        &html,
        &[
            "<h1>Stock Manual</h1>",
            "<p>The Buyer, {{role:byer}}.</p>",
            "<h2 id=\"safety:手套\">Gloves</h2>",
            "Wear them.",
        ],
    );
}

#[test]
fn addresses_in_raw_tags_lead_where_those_of_markdown_do() {
    let html = "<p><a href=\"../doors.md#left\" title=\"gap-0\">Doors</a> <img src=\"/plan.svg\" \
        alt='gap-1 \"gap-0\"'> <a href=\"https://example.com/a.md?b=1&amp;c\">out</a> \
        <a href=\"#rules\">here</a> <a href=\"gone.md\">gone</a></p>";
    let others = "//- doors.md\n# Doors\n\n## Left\n\nHeavy.\n//- plan.svg\n<svg></svg>\n";
    for policy in ["sanitize", "trusted"] {
        let text = format!(
            "//- manual.yaml\nhtml: {policy}\n//- deep/stock.md\n# Stock\n\n## Rules\n\n{html}\n\n\
             In a line <a href=\"../doors.md\">doors</a>.\n{others}"
        );
        let (page, found) = page(&text, "deep/stock.html", &["OPS901"]);
        assert_eq!(found, ["OPS901"], "one is gone");
        for piece in [
            "href=\"../doors.html#left\"",
            "title=\"gap-0\"",
            "src=\"../plan.svg\"",
            "href=\"https://example.com/a.md?b=1&amp;c\"",
            "href=\"#rules\"",
            "href=\"gone.md\"",
            "In a line <a href=\"../doors.html\">doors</a>",
        ] {
            assert!(page.contains(piece), "{policy}: no {piece} in\n{page}");
        }
    }
}
