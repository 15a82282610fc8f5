//! What to write here in place of a setting, a plugin or an extension of another tool.

use crate::text::Words;

/// A name, and what to write instead; nothing where it needs no attention here.
type Advice = (&'static str, &'static str, &'static str);

/// Settings of `mkdocs.yml`.
const MKDOCS: &[Advice] = &[
    ("edit_uri", "", ""),
    ("remote_branch", "", ""),
    ("remote_name", "", ""),
    ("repo_name", "", ""),
    (
        "site_author",
        "say who answers for it: `owner: <role>` in `manual.yaml`",
        "请在 `manual.yaml` 中写明责任人：`责任人: <岗位>`",
    ),
    (
        "site_dir",
        "say where to with `opsbook build --out DIR`",
        "请用 `opsbook build --out 文件夹` 指定输出位置",
    ),
    (
        "strict",
        "`opsbook build --strict` publishes nothing if there are errors",
        "`opsbook build --strict` 在有错误时不发布",
    ),
    (
        "validation",
        "`levels:` in `manual.yaml` says how much a finding counts",
        "请用 `manual.yaml` 的 `级别:` 设置各类问题的级别",
    ),
    (
        "exclude_docs",
        "write the same patterns under `exclude:` in `manual.yaml`",
        "请把同样的路径模式写在 `manual.yaml` 的 `排除:` 下",
    ),
    ("draft_docs", "write `status: draft` into the chapters", "请在各章节开头写 `状态: 草稿`"),
    ("not_in_nav", "", ""),
    ("dev_addr", "`opsbook serve` says where to look", "`opsbook serve` 会给出预览网址"),
    ("watch", "", ""),
    (
        "extra_css",
        "the files were copied, but they are written for other pages: write yours and name it in `manual.yaml`: `theme: {css: […]}`",
        "样式文件已复制，但只适用于原来的页面；如需样式，请另写并在 `manual.yaml` 中写 `外观: {样式表: […]}`",
    ),
    (
        "extra_javascript",
        "the files were copied, but not run; `theme: {js: […]}` in `manual.yaml` names scripts of your own",
        "脚本文件已复制，但不会运行；如需脚本，请在 `manual.yaml` 中写 `外观: {脚本: […]}`",
    ),
    ("hooks", "nothing is run while the handbook is built", "生成手册时不运行任何程序"),
    (
        "extra",
        "values that texts show stand in the front matter of chapters and are asked for as `{{chapter:name.field}}`",
        "正文要引用的值请写在章节开头，用 `{{章节:名称.字段}}` 引用",
    ),
    (
        "INHERIT",
        "write what the other file says into `manual.yaml`",
        "请把所继承文件中的设置写入 `manual.yaml`",
    ),
];

/// Plugins of MkDocs.
const PLUGINS: &[Advice] = &[
    ("search", "", ""),
    ("tags", "", ""),
    ("offline", "", ""),
    ("privacy", "", ""),
    ("minify", "", ""),
    ("glightbox", "", ""),
    (
        "table-reader",
        "write `![[data/name.csv]]` on a line of its own",
        "请单独一行写 `![[data/文件名.csv]]`",
    ),
    (
        "awesome-pages",
        "write `order: 1`, `title: …` into the chapters",
        "请在各章节开头写 `排序: 1`、`标题: …`",
    ),
    (
        "awesome-nav",
        "write `order: 1`, `title: …` into the chapters",
        "请在各章节开头写 `排序: 1`、`标题: …`",
    ),
    ("literate-nav", "", ""),
    ("section-index", "", ""),
    (
        "macros",
        "values are asked for as `{{process:purchase.time_limit}}`",
        "请用 `{{流程:采购.时限}}` 引用数据中的值",
    ),
    (
        "include-markdown",
        "write `![[snippets/name.md]]` on a line of its own",
        "请单独一行写 `![[snippets/文件名.md]]`",
    ),
    (
        "git-revision-date",
        "`repository: {history: true}` in `manual.yaml` says when a page was changed",
        "请在 `manual.yaml` 中写 `仓库: {修改记录: true}`，页面会显示修改时间",
    ),
    (
        "git-revision-date-localized",
        "`repository: {history: true}` in `manual.yaml` says when a page was changed",
        "请在 `manual.yaml` 中写 `仓库: {修改记录: true}`，页面会显示修改时间",
    ),
    (
        "git-authors",
        "`repository: {history: true}` in `manual.yaml` says who changed a page",
        "请在 `manual.yaml` 中写 `仓库: {修改记录: true}`，页面会显示修改人",
    ),
    (
        "git-committers",
        "`repository: {history: true}` in `manual.yaml` says who changed a page",
        "请在 `manual.yaml` 中写 `仓库: {修改记录: true}`，页面会显示修改人",
    ),
    ("mermaid2", "", ""),
    (
        "print-site",
        "`opsbook export pdf` prints the manual, and `print.html` has all of it on one page",
        "请用 `opsbook export pdf` 导出 PDF，或打开 `print.html` 查看全文",
    ),
    ("with-pdf", "`opsbook export pdf` prints the manual", "请用 `opsbook export pdf` 导出 PDF"),
    ("pdf-export", "`opsbook export pdf` prints the manual", "请用 `opsbook export pdf` 导出 PDF"),
    (
        "i18n",
        "a translation is a file beside its chapter: `purchase.en.md` beside `purchase.md`",
        "译文放在章节旁边：`purchase.md` 的英文版是 `purchase.en.md`",
    ),
    (
        "static-i18n",
        "a translation is a file beside its chapter: `purchase.en.md` beside `purchase.md`",
        "译文放在章节旁边：`purchase.md` 的英文版是 `purchase.en.md`",
    ),
    ("social", "", ""),
    (
        "exclude",
        "write the same patterns under `exclude:` in `manual.yaml`",
        "请把同样的路径模式写在 `manual.yaml` 的 `排除:` 下",
    ),
    ("redirects", "", ""),
    (
        "drawio",
        "export the diagram as SVG and show it as a picture, or write it as Mermaid",
        "请把图导出为 SVG 图片，或改用 Mermaid 书写",
    ),
];

/// Extensions of Python-Markdown; what they write is told of where it stands.
const EXTENSIONS: &[Advice] = &[
    ("abbr", "", ""),
    ("admonition", "", ""),
    ("attr_list", "", ""),
    ("codehilite", "", ""),
    ("def_list", "", ""),
    ("extra", "", ""),
    ("fenced_code", "", ""),
    ("footnotes", "", ""),
    ("md_in_html", "", ""),
    ("meta", "", ""),
    (
        "nl2br",
        "end a line with two blanks or `\\` where it is to break",
        "需要换行处请在行末加两个空格或 `\\`",
    ),
    ("sane_lists", "", ""),
    ("smarty", "", ""),
    ("tables", "", ""),
    ("toc", "", ""),
    (
        "wikilinks",
        "write links as `[text](file.md)`; `[[…]]` leads to an entry of the manual",
        "链接请写成 `[文字](文件.md)`；`[[…]]` 指向手册中的条目",
    ),
    (
        "pymdownx.arithmatex",
        "formulas are not drawn: show them as a picture",
        "不支持数学公式排版：请改为图片",
    ),
    ("pymdownx.b64", "", ""),
    ("pymdownx.betterem", "", ""),
    (
        "pymdownx.blocks.caption",
        "a picture's title and a paragraph that begins with `Table:` are captions",
        "图片的标题文字，以及以 `表：` 开头的段落，会成为题注",
    ),
    (
        "pymdownx.caret",
        "write `<sup>2</sup>` and `<ins>new</ins>`",
        "请写成 `<sup>2</sup>`、`<ins>新增</ins>`",
    ),
    (
        "pymdownx.critic",
        "suggestions belong into a comment or an improvement",
        "修改建议请写成注释或改进项",
    ),
    ("pymdownx.details", "", ""),
    ("pymdownx.emoji", "", ""),
    ("pymdownx.highlight", "", ""),
    ("pymdownx.inlinehilite", "", ""),
    ("pymdownx.keys", "", ""),
    ("pymdownx.magiclink", "", ""),
    ("pymdownx.mark", "", ""),
    ("pymdownx.smartsymbols", "", ""),
    ("pymdownx.snippets", "", ""),
    ("pymdownx.superfences", "", ""),
    ("pymdownx.tabbed", "", ""),
    ("pymdownx.tasklist", "", ""),
    ("pymdownx.tilde", "write `<sub>2</sub>`", "请写成 `<sub>2</sub>`"),
];

/// Tables of `book.toml`.
const MDBOOK: &[Advice] = &[
    ("book", "", ""),
    ("build", "", ""),
    ("rust", "", ""),
    ("output", "", ""),
    ("output.html", "", ""),
    ("output.html.redirect", "", ""),
    ("output.html.search", "", ""),
    ("output.html.print", "", ""),
    ("output.html.fold", "", ""),
    ("output.html.code", "", ""),
    ("output.html.playground", "", ""),
    ("output.linkcheck", "", ""),
    ("output.pdf", "`opsbook export pdf` prints the manual", "请用 `opsbook export pdf` 导出 PDF"),
    ("preprocessor.mermaid", "", ""),
    ("preprocessor.links", "", ""),
    ("preprocessor.index", "", ""),
    ("preprocessor.toc", "", ""),
    (
        "preprocessor.admonish",
        "write boxes as quotes: `> [!NOTE]`",
        "提示框请写成引用：`> [!NOTE]`",
    ),
    (
        "preprocessor.katex",
        "formulas are not drawn: show them as a picture",
        "不支持数学公式排版：请改为图片",
    ),
];

/// What to write in place of a setting of `mkdocs.yml`.
pub(super) fn of_mkdocs(key: &str) -> Option<Words> {
    found(MKDOCS, key)
}

/// What to write in place of a plugin of MkDocs.
pub(super) fn of_plugin(name: &str) -> Option<Words> {
    // Those of Material have its name before them.
    found(PLUGINS, name.strip_prefix("material/").unwrap_or(name))
}

/// What to write in place of an extension of Python-Markdown.
pub(super) fn of_extension(name: &str) -> Option<Words> {
    found(EXTENSIONS, name.strip_prefix("markdown.extensions.").unwrap_or(name))
}

/// What to write in place of a table of `book.toml`.
pub(super) fn of_mdbook(table: &str) -> Option<Words> {
    found(MDBOOK, table)
}

/// What to write instead; nothing where there is nothing to be said of it.
fn found(list: &[Advice], name: &str) -> Option<Words> {
    match list.iter().find(|it| it.0 == name) {
        Some((_, "", _)) => None,
        Some((_, en, zh)) => Some(Words::fixed(en, zh)),
        None => Some(Words::fixed("there is nothing like it here", "这里没有相应的功能")),
    }
}

/// The colours of Material by name.
const COLOURS: &[(&str, &str)] = &[
    ("red", "#d32f2f"),
    ("pink", "#c2185b"),
    ("purple", "#7b1fa2"),
    ("deep purple", "#5e35b1"),
    ("indigo", "#3f51b5"),
    ("blue", "#1976d2"),
    ("light blue", "#0277bd"),
    ("cyan", "#00838f"),
    ("teal", "#00796b"),
    ("green", "#2e7d32"),
    ("light green", "#33691e"),
    ("orange", "#bf360c"),
    ("deep orange", "#bf360c"),
    ("brown", "#5d4037"),
    ("grey", "#546e7a"),
    ("blue grey", "#546e7a"),
];

/// The colour that Material calls `name`, dark enough to be read on white.
pub(super) fn colour(name: &str) -> Option<&'static str> {
    COLOURS.iter().find(|it| it.0 == name).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::{EXTENSIONS, MDBOOK, MKDOCS, PLUGINS, of_extension, of_plugin};

    #[test]
    fn advice_is_given_in_both_languages() {
        for (name, en, zh) in [MKDOCS, PLUGINS, EXTENSIONS, MDBOOK].into_iter().flatten() {
            assert_eq!(en.is_empty(), zh.is_empty(), "{name}");
        }
        assert!(of_plugin("search").is_none() && of_plugin("material/tags").is_none());
        assert!(of_plugin("unheard-of").is_some() && of_extension("nl2br").is_some());
    }
}
