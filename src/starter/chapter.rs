//! A file for a chapter of a standard: its title, and a heading for each section it needs.

use std::fmt::Write as _;

use super::{Starter, scalar};
use crate::model::ChapterSpec;
use crate::text::Lang;

/// A file for the chapter that `spec` asks for, at this path.
pub fn chapter(spec: &ChapterSpec, path: &str, lang: Lang) -> Starter {
    let title = spec.title().get(lang).to_owned();
    let mut text = String::new();
    let key = if lang == Lang::Zh { "章节" } else { "chapter" };
    let title_key = if lang == Lang::Zh { "标题" } else { "title" };
    let _ = write!(text, "---\n{title_key}: {}\n{key}: {}\n---\n", scalar(&title), spec.id());
    for section in spec.sections.iter().filter(|it| it.per.is_none()) {
        let title = section.title().get(lang).to_owned();
        let _ = write!(text, "\n## {title}\n\n{}\n", placeholder(&title, lang));
    }
    Starter { path: path.to_owned(), text }
}

/// What stands for a text that is still to be written.
pub(super) fn placeholder(title: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!(
            "TODO: write what holds for `{title}` here: who does what, when, how, and how well."
        ),
        Lang::Zh => {
            format!("待补充：请写明“{title}”的具体内容：由谁做、何时做、怎样做、做到什么程度。")
        }
    }
}
