//! Whole folders: what each tool's manual becomes.

use proptest::prelude::*;

use super::{Imported, Tool, folders, import, recognise};
use crate::testing::texts;
use crate::text::{Lang, Source, Sources};

fn imported(files: &str) -> Imported {
    let taken = texts(files);
    import(recognise(&taken), &taken, "shop", "manual").unwrap()
}

/// What was told, as `path:line what`.
fn told(made: &Imported) -> Vec<String> {
    let line = |it: &super::Leftover| it.place.map_or(String::new(), |it| format!(":{}", it.line));
    made.left
        .iter()
        .map(|it| format!("{}{} {}", it.path, line(it), it.what.get(Lang::En)))
        .collect()
}

#[test]
fn mkdocs() {
    let made = imported(
        "//- mkdocs.yml
site_name: Shop
theme:
  language: zh
plugins:
- search
- macros
- redirects:
    redirect_maps:
      old.md: guide/till.md
nav:
- Start: index.md
- Guide:
  - guide/till.md
  - Open: guide/open.md
- https://a.example/
//- docs/index.md
# Welcome

See [the till](guide/till.md).
//- docs/guide/till.md
---
# ours
title: Till
hide: [toc]
---

!!! tip
    Count.
//- docs/guide/open.md
Unlock.
",
    );
    let paths: Vec<_> = made.texts.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        ["guide/index.md", "guide/open.md", "guide/till.md", "index.md", "manual.yaml"]
    );
    let settings = "title: Shop\ndefault_language: zh-Hans\nlanguages: [zh-Hans]\n";
    assert_eq!(made.texts["manual.yaml"], settings);
    assert_eq!(made.texts["index.md"], "# Welcome\n\nSee [the till](guide/till.md).\n");
    assert_eq!(made.texts["guide/index.md"], "---\ntitle: Guide\norder: 2\n---\n");
    assert_eq!(
        made.texts["guide/till.md"],
        "---\n# ours\ntitle: Till\norder: 1\nformerly: [guide/till/, old/]\n---\n\n> [!TIP]\n> Count.\n"
    );
    assert_eq!(
        made.texts["guide/open.md"],
        "---\ntitle: Open\norder: 2\nformerly: guide/open/\n---\n\nUnlock.\n"
    );
    let want = [
        "docs/guide/till.md:4 the field `hide` was taken out: it says nothing here",
        "mkdocs.yml:6 `plugins: macros`",
        "mkdocs.yml:15 `nav: https://a.example/`",
    ];
    assert_eq!(told(&made), want);
}

#[test]
fn mkdocs_with_tags_of_python() {
    let made = imported(
        "//- mkdocs.yml
site_name: !ENV [NAME, Shop]
use_directory_urls: false
markdown_extensions:
- pymdownx.emoji:
    emoji_index: !!python/name:material.extensions.emoji.twemoji
- mdx_math
plugins: !ENV [PLUGINS, search]
//- docs/a.md
# A
",
    );
    assert_eq!(made.texts["a.md"], "# A\n");
    let want = [
        "mkdocs.yml:1 `site_name`",
        "mkdocs.yml:6 `markdown_extensions: mdx_math`",
        "mkdocs.yml:7 `plugins: PLUGINS`",
    ];
    assert_eq!(told(&made), want);
}

#[test]
fn docusaurus() {
    let made = imported(
        "//- docusaurus.config.js
module.exports = {
  title: 'Shop',
  plugins: ['x'],
  i18n: {
    defaultLocale: 'en',
  },
};
//- docs/guide/_category_.json
{\"label\": \"Guide\", \"position\": 2}
//- docs/guide/01-till.mdx
---
id: till
slug: /cash
sidebar_position: 3
draft: true
owner_team: x
---
import Tabs from '@theme/Tabs';

# Till

<Tabs>
</Tabs>

See [open](./open.mdx#door).
//- docs/guide/open.mdx
# Open
//- i18n/zh/docusaurus-plugin-content-docs/current/guide/open.mdx
---
sidebar_position: 1
title: 开门
---
见[收银](01-till.mdx)。
",
    );
    assert_eq!(made.texts["guide/index.md"], "---\ntitle: Guide\norder: 2\n---\n");
    assert_eq!(
        made.texts["guide/01-till.md"],
        "---\nsidebar_position: 3\nformerly: docs/cash/\nstatus: draft\nx:\n  owner_team: x\n---\n\
         # Till\n\nSee [open](open.md#door).\n"
    );
    assert_eq!(made.texts["guide/open.md"], "---\nformerly: docs/guide/open/\n---\n\n# Open\n");
    let translation = "---\ntitle: 开门\n---\n见[收银](01-till.md)。\n";
    assert_eq!(made.texts["guide/open.zh.md"], translation);
    assert_eq!(
        made.texts["manual.yaml"],
        "title: Shop\ndefault_language: en\nlanguages: [en, zh-Hans]\n"
    );
    let want = [
        "docs/guide/01-till.mdx:6 the field `owner_team` stands under `x:` now, where fields of your \
         own are kept and not read",
        "docs/guide/01-till.mdx:12 tabs: what they hold stands one below the other now",
        "docusaurus.config.js:3 `plugins`",
    ];
    assert_eq!(told(&made), want);
}

#[test]
fn a_plain_folder_comes_along_as_it_is() {
    let made =
        imported("//- README.md\n# The shop\n\n!!! note\n    x\n//- a/01-b.md\n---\nodd: 1\n---\n");
    assert_eq!(made.texts["README.md"], "# The shop\n\n!!! note\n    x\n");
    assert_eq!(made.texts["manual.yaml"], "title: The shop\n");
    assert!(made.left.is_empty());
    let own = imported("//- manual.yaml\ntitle: Ours\n//- a.md\n");
    assert_eq!(own.texts["manual.yaml"], "title: Ours\n");
}

#[test]
fn nothing_is_brought_over_from_nothing_or_from_outside() {
    let taken = texts("//- mkdocs.yml\nsite_name: x\n");
    assert!(import(Tool::MkDocs, &taken, "x", "manual").is_err());
    for (files, tool) in [
        ("//- mkdocs.yml\ndocs_dir: ../../etc\n", Tool::MkDocs),
        ("//- book.toml\n[book]\nsrc = \"/etc\"\n", Tool::MdBook),
    ] {
        let taken = texts(files);
        assert_eq!(recognise(&taken), tool);
        assert!(folders(tool, &taken).is_err());
        assert!(import(tool, &taken, "x", "manual").is_err());
    }
    let made = imported("//- mkdocs.yml\nnav: [../../etc/passwd, /etc/x.md]\n//- docs/a.md\n# A\n");
    assert_eq!(made.left.len(), 2);
}

#[test]
fn files_that_become_one_are_told() {
    let mut taken = texts("//- docusaurus.config.ts\n//- docs/a.md\n# 1\n//- docs/a.mdx\n# 2\n");
    for (path, file) in [("docs/x.png", "1"), ("static/X.png", "2"), ("static/manual.yaml", "3")] {
        let (path, file) = (path.to_owned(), file.into());
        taken.attachments.push(crate::text::Attachment { path, file, size: None });
    }
    let made = import(Tool::Docusaurus, &taken, "x", "manual").unwrap();
    assert_eq!(made.copies.len(), 1);
    assert_eq!(made.texts["a.md"], "---\nformerly: docs/a/\n---\n\n# 1\n");
    assert_eq!(made.left.len(), 3);
}

#[test]
fn a_summary_leaves_titles_to_the_pages_and_says_where_it_does_not() {
    let made = imported(
        "//- mkdocs.yml
nav:
- Each day:
  - ops/close.md
  - Opening: ops/open.md
- Rest: [ops/rest.md, ops/close.md]
//- docs/ops/close.md
# 关店
//- docs/ops/open.md
# 开店
//- docs/ops/rest.md
x
",
    );
    assert_eq!(
        made.texts["SUMMARY.md"],
        "# Summary\n\n- [Each day](ops/index.md)\n  - [](ops/close.md)\n  - [Opening](ops/open.md)\n\
         - [Rest](ops/rest-2.md)\n  - [](ops/rest.md)\n"
    );
    let want = [
        "mkdocs.yml the contents list a page more than once: ops/close.md",
        "mkdocs.yml the contents give other titles than the pages have: `Opening` (ops/open.md)",
    ];
    assert_eq!(told(&made), want);
    assert!(
        made.left[1].instead.get(Lang::En).contains("the side bar shows those of `SUMMARY.md`")
    );
}

#[test]
fn docusaurus_in_few_lines() {
    let made = imported(
        "//- docusaurus.config.ts
const config = {
  title: 'Shop', i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans', 'en'] },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: { routeBasePath: '/b' } }]],
};
//- sidebars.js
module.exports={docs:['hello',{type:'category',label:'Each day',items:[{type:'autogenerated',dirName:'day'}]}]};
//- docs/hello.md
---
sidebar_position: 7
slug: /
---
# 你好
//- docs/day/shut.md
# 关店
//- docs/day/_category_.json
{\"label\": \"Day\", \"position\": 9, \"link\": {\"slug\": \"/daily\"}}
//- docs/day/open.md
---
sidebar_position: 1
---
# 开店
//- i18n/en/docusaurus-plugin-content-docs/current/day/shut.md
# Closing
//- i18n/zh-Hans/docusaurus-plugin-content-docs/current/day/shut.md
# 关店
",
    );
    assert_eq!(made.texts["hello.md"], "---\norder: 1\n---\n# 你好\n");
    assert_eq!(
        made.texts["day/index.md"],
        "---\nformerly: daily\ntitle: Each day\norder: 2\n---\n"
    );
    assert_eq!(made.texts["day/open.md"], "---\norder: 1\nformerly: day/open/\n---\n# 开店\n");
    assert_eq!(made.texts["day/shut.md"], "---\norder: 2\nformerly: day/shut/\n---\n\n# 关店\n");
    assert_eq!(made.texts["day/shut.en.md"], "# Closing\n");
    let want = [
        "docusaurus.config.ts:3 `blog`",
        "i18n/zh-Hans/docusaurus-plugin-content-docs/current/day/shut.md left out: the chapters \
         themselves are in this language, `zh-Hans`",
    ];
    assert_eq!(told(&made), want);
}

#[test]
fn docusaurus_whose_language_is_worked_out() {
    let made = imported(
        "//- docusaurus.config.ts
export default { presets: [['x', {docs: {routeBasePath: path}}]] };
//- docs/a.md
# A
//- i18n/en/docusaurus-plugin-content-docs/current/a.md
# A
",
    );
    let want = [
        "docusaurus.config.ts no `defaultLocale` was found: the chapters are taken to be in English (`en`)",
        "docusaurus.config.ts:1 `routeBasePath` cannot be read: old addresses are taken to begin with \
         `docs/`",
        "i18n/en/docusaurus-plugin-content-docs/current/a.md left out: the chapters themselves are in \
         this language, `en`",
    ];
    assert_eq!(told(&made), want);
}

#[test]
fn scripts_count_as_copied_where_they_are() {
    let mut taken = texts(
        "//- mkdocs.yml
extra_css: [a.css]
extra_javascript:
- gone.js
- path: b.js
  defer: true
- https://cdn.example/x.js
//- docs/a.md
# A

[b](b c.md)
",
    );
    let file =
        crate::text::Attachment { path: "docs/b.js".to_owned(), file: "".into(), size: None };
    taken.attachments.push(file);
    let made = import(Tool::MkDocs, &taken, "x", "manual").unwrap();
    let want = [
        "mkdocs.yml:1 `extra_css: a.css`",
        "mkdocs.yml:2 `extra_javascript`",
        "mkdocs.yml:3 `extra_javascript: gone.js`",
        "mkdocs.yml:6 `extra_javascript: https://cdn.example/x.js`",
    ];
    assert_eq!(told(&made), want);
    assert!(made.texts["a.md"].ends_with("[b](<b c.md>)\n"));
}

#[test]
fn folders_of_snippets_are_taken_once() {
    let made = imported(
        "//- mkdocs.yml
markdown_extensions:
- pymdownx.snippets:
    base_path: [\"includes\", includes/deep, parts]
//- docs/a.md
# A

--8<-- \"x.md\"
--8<-- \"abbreviations.md\"
//- includes/deep/x.md
x
//- includes/abbreviations.md
*[SOP]: standard
//- parts/y.md
y
",
    );
    let paths: Vec<_> = made.texts.keys().map(String::as_str).collect();
    assert_eq!(paths, ["a.md", "manual.yaml", "snippets/deep/x.md", "snippets/y.md"]);
    assert_eq!(made.texts["a.md"], "---\nformerly: a/\n---\n\n# A\n\n![[snippets/deep/x.md]]\n");
    assert_eq!(told(&made), ["includes/abbreviations.md:1 an abbreviation was taken out"]);
}

/// Pieces of which files are put together that mean harm, or that somebody was not done with.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "!!! note \"x\"\n",
        "    ",
        "\t",
        "=== \"a\"\n",
        ":::tip\n",
        ":::\n",
        "```\n",
        "--8<-- \"a.md\"\n",
        "{{#include a.md}}\n",
        "<Tabs>\n",
        "</TabItem>\n",
        "import A from './a.md';\n",
        "{: #a .b }",
        "[x](../a.md)",
        "[l]: b.mdx\n",
        "---\n",
        "title: x\n",
        "- [A](a.md)\n",
        "  - [B]()\n",
        "# P\n",
        "nav:\n",
        "- A: a.md\n",
        "- B: [a.md, {C: ../../x}]\n",
        "plugins: {redirects: {redirect_maps: {a: b}}}\n",
        "docs_dir: .\n",
        "[book]\n",
        "src = '.'\n",
        "\"",
        "'",
        "module.exports = {a: ['a', ",
        "]}",
        "x: &a [*a]\n",
        "!!python/name:x ",
        "\r\n",
        "\u{feff}",
        "标题",
        "++a+b++",
        "==m==",
        "\u{0}",
        "{/*",
        "*/}",
        "<A b={`",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|it| it.concat())
}

proptest! {
    #[test]
    fn whatever_is_written_is_brought_over_the_same_way_twice(
        settings in file(), list in file(), text in file(), other in file(),
    ) {
        let folders = [
            ["mkdocs.yml", "docs/x.md", "docs/a.md", "includes/b.md"],
            ["book.toml", "src/SUMMARY.md", "src/a.md", "src/b/a.md"],
            ["docusaurus.config.js", "sidebars.js", "docs/a.mdx", "docs/b/_category_.json"],
            ["notes.txt", "list.md", "a.md", "b/_c.mdx"],
        ];
        for paths in folders {
            let mut taken = Sources::default();
            for (path, text) in paths.iter().zip([&settings, &list, &text, &other]) {
                taken.add(Source::new(*path, text.clone()));
            }
            let tool = recognise(&taken);
            let made = || import(tool, &taken, "shop", "manual").map(|it| (it.texts, it.left));
            let first = made();
            if let Ok((texts, _)) = &first {
                for path in texts.keys() {
                    prop_assert!(!path.starts_with('/') && path.split('/').all(|it| it != ".."));
                }
            }
            prop_assert_eq!(first, made());
        }
    }
}
