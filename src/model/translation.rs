//! Translations: `purchase.en.md` beside `purchase.md` is the same chapter in English.
//!
//! Data stands once, in the chapter itself; a translation has a title and a text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Manual;
use super::chapter::{Chapter, is_markdown};
use crate::markdown::{self, Body, Manner, RawHtml};
use crate::text::{Lang, Problem, Source, SourceId, Span, Words};
use crate::yaml::{Data, Fields, Node, Reading, Record, Text, Word, parse, record};

record! {
    /// What the front matter of a translation may say.
    pub struct TranslationFront {
        /// The title of the chapter in this language.
        title | "标题" | "名称": Option<Text>,
        /// One or two sentences.
        summary | "摘要" | "简介" | "description": Option<Text>,
        /// Which state of the chapter's text it translates: the mark that OPS911 tells when that
        /// text has changed since.
        translates | "译自": Option<Word>
    }
}

/// A chapter's text in another language.
#[derive(Debug)]
pub struct Translation {
    /// Its source.
    pub source: SourceId,
    /// Its language.
    pub lang: Lang,
    /// What its front matter says.
    pub front: TranslationFront,
    /// Its text. Where it has the same outline as the chapter, its headings have the chapter's
    /// ids, so that a link leads to the same place in each language.
    pub body: Body,
    /// Where a message about it points.
    pub span: Span,
}

impl Translation {
    /// Its title: from the front matter or the first heading.
    pub fn title(&self) -> Option<Text> {
        let heading = || self.body.headings.first().filter(|it| it.level == 1);
        let own = self.front.title.clone();
        own.or_else(|| heading().map(|it| Text::plain(it.text.clone(), it.span)))
    }
}

/// The path of the chapter that a source at `path` would be a translation of, and the language.
pub fn translation_of(path: &str) -> Option<(String, Lang)> {
    let (rest, ending) = path.rsplit_once('.').filter(|_| is_markdown(path))?;
    let (stem, tag) = rest.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    let is_tag = tag.len() <= 10 && tag.chars().all(|it| it.is_ascii_alphabetic() || it == '-');
    let lang = Lang::of_tag(tag).filter(|_| is_tag && !stem.ends_with('/'))?;
    Some((format!("{stem}.{ending}"), lang))
}

/// The mark of a text: what its translations say that they translate. The title and the data do
/// not count, nor line endings.
pub fn mark(source: &Source, id: SourceId) -> String {
    let body = markdown::split(&source.text, id).body;
    let text = source.text[body..].replace("\r\n", "\n");
    let digest = Sha256::digest(text.trim().as_bytes());
    digest[..4].iter().fold(String::with_capacity(8), |mut mark, byte| {
        let _ = write!(mark, "{byte:02x}");
        mark
    })
}

/// Reads `source`, a translation of `chapter` into `lang`.
pub(super) fn read(
    id: SourceId,
    source: &Source,
    html: RawHtml,
    lang: Lang,
    chapter: &Chapter,
) -> (Translation, Vec<Problem>) {
    let mut problems = Vec::new();
    let text = &source.text;
    let split = markdown::split(text, id);
    problems.extend(split.problem);
    let nothing = Node { span: Span::new(id, 0..0), data: Data::Null };
    let node = split.yaml.map_or(nothing, |yaml| parse(text, yaml, id, &mut problems));
    let mut front = TranslationFront::default();
    if !node.is_null() {
        let mut reading = Reading::new(&mut problems);
        if matches!(node.data, Data::Map(_)) {
            let mut fields = Fields::open(&node, &mut reading);
            front = TranslationFront::take(&mut fields);
            fields.close(&Words::fixed("a translation", "译文"), &[TranslationFront::FIELDS]);
        } else {
            let wanted = Words::fixed("a mapping `key: value`", "一组 `键: 值`");
            reading.under("---", |it| it.wrong(&node, wanted));
        }
    }
    let mut body = markdown::parse(text, split.body, id, html, lang);
    if let Some(outline) = ids_of_chapter(&body, &chapter.body) {
        body = markdown::parse_as(text, split.body, id, Manner { html, lang, outline });
    }
    problems.append(&mut body.problems);
    let start = split.body + text[split.body..].len() - text[split.body..].trim_start().len();
    let width = text[start..].chars().next().map_or(0, char::len_utf8);
    let title = front.title.as_ref().map(|it| it.span);
    let span = title.unwrap_or_else(|| Span::new(id, start..start + width));
    (Translation { source: id, lang, front, body, span }, problems)
}

/// The ids that the headings of a translation get: those of the chapter, if the outlines are the
/// same.
fn ids_of_chapter(own: &Body, of: &Body) -> Option<Vec<String>> {
    let is_same = own.headings.len() == of.headings.len()
        && own.headings.iter().zip(&of.headings).all(|(own, of)| own.level == of.level);
    let differs = || own.headings.iter().zip(&of.headings).any(|(own, of)| own.id != of.id);
    (is_same && differs()).then(|| of.headings.iter().map(|it| it.id.clone()).collect())
}

/// One text of a chapter: its own, which is edition 0, or a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextId {
    /// The chapter.
    pub chapter: usize,
    /// Its own text, or the number of a translation, from 1.
    pub edition: usize,
}

impl Manual {
    /// All texts of all chapters.
    pub fn texts(&self) -> impl Iterator<Item = (TextId, SourceId, &Body)> {
        self.chapters.iter().enumerate().flat_map(|(chapter, it)| {
            let sources =
                std::iter::once(it.source).chain(it.translations.iter().map(|it| it.source));
            let all = sources.zip(it.bodies()).enumerate();
            all.map(move |(edition, (source, body))| (TextId { chapter, edition }, source, body))
        })
    }

    /// The text called `id`.
    pub fn text(&self, id: TextId) -> &Body {
        self.translated(id).map_or(&self.chapters[id.chapter].body, |it| &it.body)
    }

    /// The source of the text called `id`.
    pub fn source_of_text(&self, id: TextId) -> SourceId {
        self.translated(id).map_or(self.chapters[id.chapter].source, |it| it.source)
    }

    /// The language of the text called `id`.
    pub fn lang_of(&self, id: TextId) -> Lang {
        self.translated(id).map_or(self.lang, |it| it.lang)
    }

    fn translated(&self, id: TextId) -> Option<&Translation> {
        self.chapters[id.chapter].translations.get(id.edition.checked_sub(1)?)
    }

    /// Whether the text of `chapter` has changed since it was translated, if that can be told.
    pub fn is_older(&self, chapter: usize, translation: &Translation) -> bool {
        let source = self.chapters[chapter].source;
        let said = translation.front.translates.as_ref();
        said.is_some_and(|it| it.as_str().trim() != mark(self.sources.get(source), source))
    }
}

impl Chapter {
    /// Where its text stands, in its own language and then in others.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        std::iter::once(self.source).chain(self.translations.iter().map(|it| it.source))
    }

    /// Its text in `lang`, if it was translated.
    pub fn translation(&self, lang: Lang) -> Option<&Translation> {
        self.translations.iter().find(|it| it.lang == lang)
    }

    /// Its text in each language that it has, its own first.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        std::iter::once(&self.body).chain(self.translations.iter().map(|it| &it.body))
    }

    /// The number of its text in `lang`; that of its own, if it is not translated.
    pub fn edition(&self, lang: Lang) -> usize {
        self.translations.iter().position(|it| it.lang == lang).map_or(0, |it| it + 1)
    }

    /// The text with the number `edition`, to be changed while the manual is made.
    pub(super) fn text_mut(&mut self, edition: usize) -> &mut Body {
        match edition.checked_sub(1) {
            Some(at) if at < self.translations.len() => &mut self.translations[at].body,
            _ => &mut self.body,
        }
    }

    /// Takes a translation in.
    pub(super) fn add(&mut self, it: Translation) {
        let tag = it.lang.tag();
        if let Some(title) = it.title() {
            self.title.say(tag, title.get(it.lang));
        }
        if let (Some(own), Some(summary)) = (&mut self.front.summary, &it.front.summary) {
            own.say(tag, summary.get(it.lang));
        }
        self.translations.push(it);
    }
}

#[cfg(test)]
mod tests {
    use super::translation_of;
    use crate::text::Lang;

    #[test]
    fn a_language_in_the_name_makes_a_translation() {
        let of = |it| translation_of(it).map(|(path, lang)| (path, lang.tag()));
        assert_eq!(of("a/purchase.en.md"), Some(("a/purchase.md".to_owned(), "en")));
        assert_eq!(of("x.zh-Hans.md"), Some(("x.md".to_owned(), Lang::Zh.tag())));
        for other in ["x.md", "en.md", "a/.en.md", "x.1en.md", "v1.2.md", "x.fr.md", "x.en.txt"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
