//! Translations of Docusaurus, which lie in a tree of their own: here they stand beside their
//! chapters.

use std::collections::BTreeMap;

use super::book::{Book, Page, is_text};
use super::leftover::Leftovers;
use crate::text::{Lang, Sources, Words};

/// Where translations lie, in a folder for each language.
pub(super) const FOLDER: &str = "i18n";

/// Where the texts lie in it.
const TEXTS: &str = "docusaurus-plugin-content-docs/current/";

/// Keys that a translation may have.
const KEPT: [&str; 4] = ["title", "summary", "description", "translates"];

/// Takes over the translations of the pages of `book`, whose own language is `own`.
/// `base` is what addresses of chapters begin with.
pub(super) fn take(
    taken: &Sources,
    own: &str,
    base: &str,
    book: &mut Book,
    left: &mut Leftovers<'_>,
) {
    let of: BTreeMap<String, String> =
        book.pages.iter().map(|it| (taken.get(it.source).path.clone(), it.to.clone())).collect();
    let mut pages = Vec::new();
    for (id, source) in taken.iter().filter(|(_, it)| is_text(&it.path)) {
        let Some(rest) = source.path.strip_prefix("i18n/") else { continue };
        let Some((tag, rest)) = rest.split_once('/') else { continue };
        let Some(rest) = rest.strip_prefix(TEXTS) else { continue };
        if tag == own {
            let what = Words::new(
                format!("left out: the chapters themselves are in this language, `{tag}`"),
                format!("未导入：章节正文就是这种语言（`{tag}`）"),
            );
            let help = Words::fixed(
                "if they are in another, say so with `defaultLocale` in `docusaurus.config.js` and \
                 import again",
                "如果正文是另一种语言，请在 `docusaurus.config.js` 中用 `defaultLocale` 注明后重新导入",
            );
            left.file(id, what, help);
            continue;
        }
        let lang = Lang::of_tag(tag);
        let (Some(lang), Some(chapter)) = (lang, of.get(&format!("docs/{rest}"))) else {
            let what = if lang.is_none() {
                Words::new(
                    format!("left out: the handbook speaks Chinese and English, and not `{tag}`"),
                    format!("未导入：手册只支持中文和英文，不支持“{tag}”"),
                )
            } else {
                Words::fixed(
                    "left out: there is no chapter that it translates",
                    "未导入：找不到它所翻译的章节",
                )
            };
            left.file(id, what, Words::fixed("", ""));
            continue;
        };
        let short = lang.tag().split('-').next().unwrap_or_default();
        let to = format!("{}.{short}.md", chapter.trim_end_matches(".md"));
        book.moves.insert(source.path.clone(), to.clone());
        let language = if lang == Lang::Zh { "zh-Hans" } else { "en" }.to_owned();
        if !book.settings.languages.contains(&language) {
            book.settings.languages.push(language);
        }
        // What is not translated is the chapter's own.
        pages.push(Page { address: format!("{base}{rest}"), ..Page::new(id, to) });
    }
    book.pages.extend(pages);
}

/// Whether a translation keeps a key of its front matter.
pub(super) fn keeps(key: &str) -> bool {
    KEPT.contains(&key)
}
