//! The look: the built-in templates, overlaid by the manual's own.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "templates are called by their exact names"
)]

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{ErrorKind, Tera};

use super::Page;
use super::data::Pages;
use crate::embedded::TEMPLATES;
use crate::model::Manual;
use crate::text::{Lang, SourceId};

/// A template of the manual's own that cannot be used.
#[derive(Debug)]
pub struct Broken {
    /// The template, if it can be told which.
    pub source: Option<SourceId>,
    /// The place in it.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub reason: String,
}

/// Templates, ready to draw pages.
pub(super) struct Theme {
    tera: Tera,
    own: BTreeMap<String, SourceId>,
}

const OWN: &str = "user/";
const BUILT_IN: &str = "builtin/";

impl Theme {
    pub(super) fn new(manual: &Manual, pages: &Pages<'_>) -> Result<Theme, Broken> {
        let mut own = BTreeMap::new();
        let mut templates: Vec<(String, &str)> = Vec::new();
        for (path, text) in TEMPLATES {
            if path.ends_with(".html") {
                templates.push((format!("{BUILT_IN}{path}"), text));
            }
        }
        for (id, source) in manual.sources.iter() {
            let Some(path) = source.path.strip_prefix("templates/") else { continue };
            if path.ends_with(".html") {
                own.insert(format!("{OWN}{path}"), id);
                templates.push((format!("{OWN}{path}"), &source.text));
            }
        }
        let mut theme = Theme { tera: Tera::default(), own };
        theme.load(templates)?;
        let global = theme.tera.global_context();
        global.insert("words", &words(pages.lang));
        global.insert("site", &pages.about_site());
        Ok(theme)
    }

    fn load(&mut self, templates: Vec<(String, &str)>) -> Result<(), Broken> {
        let prefixes = vec![OWN.to_owned(), BUILT_IN.to_owned()];
        let set = self.tera.set_fallback_prefixes(prefixes);
        set.and_then(|()| self.tera.add_raw_templates(templates)).map_err(|it| self.broken(&it))
    }

    /// Draws one page.
    pub(super) fn draw(&self, page: &Page) -> Result<String, Broken> {
        let drawn = self.tera.render(&page.template, &page.data).map_err(|it| self.broken(&it))?;
        Ok(without_controls(drawn))
    }

    fn broken(&self, error: &tera::Error) -> Broken {
        let (name, range, reason) = match error.kind() {
            ErrorKind::SyntaxError(it) | ErrorKind::RenderingError(it) => {
                (it.filename().to_owned(), it.span().range.clone(), it.message().to_owned())
            }
            _ => (String::new(), 0..0, error.to_string()),
        };
        let named = || self.own.keys().find(|it| reason.contains(it.as_str()));
        let source = self.own.get(&name).or_else(|| self.own.get(named()?)).copied();
        Broken { source, range, reason }
    }
}

/// HTML cannot hold control characters, not even escaped, and an author may have any of them in
/// any text: this is where all texts have come together.
fn without_controls(html: String) -> String {
    let is_suspect = |it: &u8| matches!(it, 0..0x20 | 0x7f | 0xc2) && !matches!(it, b'\n' | b'\t');
    if !html.as_bytes().iter().any(is_suspect) {
        return html;
    }
    let is_bad = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    html.replace(is_bad, "\u{fffd}")
}

/// The words of the frame.
pub(super) fn words(lang: Lang) -> BTreeMap<String, String> {
    let path = match lang {
        Lang::En => "words/en.yaml",
        Lang::Zh => "words/zh.yaml",
    };
    let text = TEMPLATES.iter().find(|(it, _)| *it == path).map_or("", |(_, text)| *text);
    serde_yaml::from_str(text).expect("a test reads the words of both languages")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_words() {
        let keys = |lang| words(lang).into_keys().collect::<Vec<_>>();
        assert_eq!(keys(Lang::En), keys(Lang::Zh));
        assert!(words(Lang::Zh).len() > 20);
    }
}
