//! Words for what texts had that has no like here, and for what to do.

use super::{attributes, boxes, jsx, snippets};
use crate::text::Words;

/// How many titles are named.
const NAMED: usize = 5;

/// What was a program among the text.
pub(super) fn script(mark: jsx::Mark) -> (Words, Words) {
    match mark {
        jsx::Mark::Tabs => (tabs_words(), tabs_help()),
        jsx::Mark::Script => (
            Words::fixed("`import` or `export` was taken out", "已删除 `import` 或 `export` 语句"),
            Words::fixed("a chapter holds no programs", "章节中不能有程序代码"),
        ),
        jsx::Mark::Component(name) => (
            Words::new(
                format!("the component `<{name}>` was taken out; what stands in it was kept"),
                format!("已删除组件 `<{name}>`；其中的内容已保留"),
            ),
            component_help(),
        ),
        jsx::Mark::Empty(name) => (
            Words::new(
                format!("the component `<{name}>` was taken out"),
                format!("已删除组件 `<{name}>`"),
            ),
            component_help(),
        ),
        jsx::Mark::Expression(text) => (
            Words::new(
                format!("the expression `{{{text}}}` is shown as it is written"),
                format!("表达式 `{{{text}}}` 会原样显示"),
            ),
            Words::fixed("write what it stands for", "请直接写出它所代表的内容"),
        ),
        jsx::Mark::CodeTitle => attribute(attributes::Mark::CodeTitle),
    }
}

fn component_help() -> Words {
    Words::fixed("write in Markdown what it showed", "请用 Markdown 写出它所显示的内容")
}

/// Titles that the contents have, and the pages do not; with `are_listed`, a `SUMMARY.md` says them.
pub(super) fn titles(differ: &[String], are_listed: bool) -> (Words, Words) {
    let names: Vec<&str> = differ.iter().map(String::as_str).collect();
    let Words { en, zh } = some(&names);
    (
        Words::new(
            format!("the contents give other titles than the pages have: {en}"),
            format!("目录中的标题与页面自身的标题不同：{zh}"),
        ),
        if are_listed {
            Words::fixed(
                "the side bar shows those of `SUMMARY.md`, the pages show their own; for one title \
                 everywhere write `[](file.md)` into `SUMMARY.md`",
                "侧边栏显示 `SUMMARY.md` 中的标题，页面显示自身的标题；如需统一，请在 `SUMMARY.md` 中写 \
                 `[](文件.md)`",
            )
        } else {
            Words::fixed(
                "the pages' own titles are shown; to change one, write `title: …` into its front matter \
             and take its first heading out",
                "手册显示页面自身的标题；如需修改，请在该页开头写 `标题: …` 并删除正文的一级标题",
            )
        },
    )
}

/// What to do about a link in the contents that leads out of the manual.
pub(super) fn outside_help() -> Words {
    Words::fixed(
        "write a link that leads out of the manual into the text of a chapter",
        "指向手册之外的链接请写在章节正文中",
    )
}

/// Pages that the contents list more than once.
pub(super) fn twice(paths: &[String]) -> (Words, Words) {
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let Words { en, zh } = some(&paths);
    (
        Words::new(
            format!("the contents list a page more than once: {en}"),
            format!("目录重复列出了页面：{zh}"),
        ),
        Words::fixed(
            "here a page has one place: where it is listed first; link to it from the other",
            "手册中每页只有一个位置：以首次列出处为准；请在另一处的正文中写链接",
        ),
    )
}

/// Pages that the contents do not list.
pub(super) fn unlisted(paths: &[&str]) -> (Words, Words) {
    let Words { en, zh } = some(paths);
    (
        Words::new(
            format!("`nav` does not list {en}; here every page is listed"),
            format!("`nav` 没有列出 {zh}；手册会列出所有页面"),
        ),
        Words::fixed(
            "write `unlisted: true` into the front matter of a page that is not to be listed",
            "不想列出的页面，请在其开头写 `不列出: true`",
        ),
    )
}

/// The first of `names`, in words.
fn some(names: &[&str]) -> Words {
    let first = &names[..names.len().min(NAMED)];
    let (more, geng) = if names.len() > NAMED { (", …", "……") } else { ("", "") };
    Words::new(format!("{}{more}", first.join(", ")), format!("{}{geng}", first.join("、")))
}

/// A front matter that is not changed.
pub(super) fn odd_front() -> (Words, Words) {
    (
        Words::fixed(
            "the lines at the top cannot be read, and were left as they are",
            "文件开头的元数据无法读取，已原样保留",
        ),
        Words::fixed(
            "write them as YAML between two lines `---`: one `key: value` a line",
            "请改写成 YAML：放在两行 `---` 之间，每行一个 `键: 值`",
        ),
    )
}

/// A field of another tool.
pub(super) fn foreign_field(key: &str) -> (Words, Words) {
    (
        Words::new(
            format!("the field `{key}` was taken out: it says nothing here"),
            format!("已删除字段“{key}”：在这里没有作用"),
        ),
        Words::fixed("", ""),
    )
}

/// Tabs, written out.
pub(super) fn tabs_words() -> Words {
    Words::fixed(
        "tabs: what they hold stands one below the other now",
        "标签页：内容已改为依次排列",
    )
}

/// What to do about tabs.
pub(super) fn tabs_help() -> Words {
    Words::fixed("give each a heading if it is long", "内容较长时，请为每部分加上小标题")
}

/// How a part of a text is included.
pub(super) fn include_help() -> Words {
    Words::fixed(
        "put the part into a file of its own in `snippets/` and write `![[snippets/name.md]]` on a \
         line of its own",
        "请把这部分单独存为 `snippets/` 中的文件，并单独一行写 `![[snippets/文件名.md]]`",
    )
}

/// A snippet that is not included.
pub(super) fn snippet(untold: snippets::Untold) -> (Words, Words) {
    match untold {
        snippets::Untold::Part => (
            Words::fixed("a snippet that is not a whole text", "引用的片段不是整个文本文件"),
            include_help(),
        ),
        snippets::Untold::Missing(name) => (
            Words::new(
                format!("a snippet: there is no file `{name}`"),
                format!("引用的片段：找不到文件“{name}”"),
            ),
            Words::fixed(
                "put the file there and import again, or take the line out",
                "请补上该文件后重新导入，或删除这一行",
            ),
        ),
    }
}

/// Something that a preprocessor of mdBook put in.
pub(super) fn preprocessor(name: &str) -> Words {
    Words::new(
        format!("`{{{{#{name}}}}}` is not carried over"),
        format!("未导入 `{{{{#{name}}}}}`"),
    )
}

/// What to write in its place.
pub(super) fn preprocessor_help(name: &str) -> Words {
    match name {
        "include" | "rustdoc_include" => include_help(),
        "title" => {
            Words::fixed("write `title: …` into the front matter", "请在文件开头写 `title: …`")
        }
        _ => Words::fixed("write out what it put in", "请直接写出它所插入的内容"),
    }
}

/// What an extension of Python-Markdown wrote into a line.
pub(super) fn attribute(mark: attributes::Mark) -> (Words, Words) {
    match mark {
        attributes::Mark::Attributes => (
            Words::fixed("a class or a size in braces was taken out", "已删除花括号中的样式或尺寸"),
            Words::fixed("", ""),
        ),
        attributes::Mark::Abbreviation => (
            Words::fixed("an abbreviation was taken out", "已删除缩写定义"),
            Words::fixed(
                "put it into the glossary: `terms: [{name: …, definition: …}]`",
                "请写入术语表：`术语: [{名称: …, 定义: …}]`",
            ),
        ),
        attributes::Mark::Icon => (
            Words::fixed("an icon is shown as it is written", "图标代码会原样显示"),
            Words::fixed("write a word or a sign in its place", "请改为文字或符号"),
        ),
        attributes::Mark::Block => (
            Words::fixed(
                "a block between `///` is shown as it is written",
                "`///` 之间的块会原样显示",
            ),
            Words::fixed(
                "a caption is the title of a picture: `![…](a.png \"Picture 1: …\")`",
                "图注请写作图片的标题：`![…](a.png \"图 1：…\")`",
            ),
        ),
        attributes::Mark::CodeTitle => (
            Words::fixed(
                "a title or marked lines of a block of code were taken out",
                "已删除代码块的标题或高亮行设置",
            ),
            Words::fixed("write the title above the block", "请把标题写在代码块上方"),
        ),
    }
}

/// A box that has no like here.
pub(super) fn a_box(name: &str, became: boxes::Became) -> (Words, Words) {
    match became {
        boxes::Became::Note => (
            Words::new(
                format!("there is no box `{name}` here: it is a note now"),
                format!("没有名为“{name}”的提示框：已改为 NOTE"),
            ),
            Words::fixed(
                "there are NOTE, TIP, IMPORTANT, WARNING and CAUTION",
                "可用 NOTE、TIP、IMPORTANT、WARNING、CAUTION",
            ),
        ),
        boxes::Became::Text => (
            Words::new(
                format!("there is no box `{name}` here"),
                format!("没有名为“{name}”的提示框"),
            ),
            Words::fixed(
                "write it as a quote that begins with `> [!NOTE]`",
                "请写成以 `> [!NOTE]` 开头的引用",
            ),
        ),
    }
}
