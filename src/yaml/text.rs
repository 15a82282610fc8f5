//! Texts in one or several languages.

use super::{Data, Decode, Entry, Node, Reading, Shape, Shown};
use crate::text::{Lang, Span, Words};

/// A text in one or several languages: `采购` or `{zh: 采购, en: Purchasing}`.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// Where it stands.
    pub span: Span,
    said: Said,
}

/// What a text says. There are more texts than anything else, and nearly all are plain.
#[derive(Clone, Debug)]
enum Said {
    /// The text, in the language of the manual.
    Plain(Box<str>),
    /// The language tags and the texts, in the order written.
    In(Box<[(Box<str>, Box<str>)]>),
}

impl Default for Said {
    fn default() -> Self {
        Said::In(Box::default())
    }
}

impl Text {
    /// A text without a language.
    pub fn plain(text: impl Into<Box<str>>, span: Span) -> Text {
        Text { span, said: Said::Plain(text.into()) }
    }

    /// A text in each of several languages, by their tags.
    pub fn in_languages<'t>(all: impl Iterator<Item = (&'t str, &'t str)>, span: Span) -> Text {
        Text { span, said: Said::In(all.map(|(tag, text)| (tag.into(), text.into())).collect()) }
    }

    /// The language tags, empty where none was given, and the texts, in the order written.
    pub fn by_language(&self) -> impl Iterator<Item = (&str, &str)> {
        let (plain, others) = match &self.said {
            Said::Plain(text) => (Some(("", &**text)), &[][..]),
            Said::In(all) => (None, &**all),
        };
        plain.into_iter().chain(others.iter().map(|(tag, text)| (&**tag, &**text)))
    }

    /// The text in `lang`, or the first that was given.
    pub fn get(&self, lang: Lang) -> &str {
        match &self.said {
            Said::Plain(text) => text,
            Said::In(_) => self.in_lang(lang).or_else(|| self.all().next()).unwrap_or_default(),
        }
    }

    /// The text that was given for `lang`, and only that.
    pub fn in_lang(&self, lang: Lang) -> Option<&str> {
        let mut all = self.by_language();
        all.find(|(tag, _)| Lang::of_tag(tag) == Some(lang)).map(|(_, text)| text)
    }

    /// Whether nobody said in which language it is.
    pub fn is_plain(&self) -> bool {
        self.by_language().all(|(tag, _)| tag.is_empty())
    }

    /// Gives it in one more language.
    pub fn say(&mut self, tag: &str, text: &str) {
        *self = Text::in_languages(self.by_language().chain([(tag, text)]), self.span);
    }

    /// Says `after` wherever it says `before`.
    pub fn replace(&mut self, before: &str, after: &str) {
        let change = |text: &mut Box<str>| {
            if **text == *before {
                *text = after.into();
            }
        };
        match &mut self.said {
            Said::Plain(text) => change(text),
            Said::In(all) => all.iter_mut().map(|(_, text)| text).for_each(change),
        }
    }

    /// All its texts, whatever the language.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_language().map(|(_, text)| text)
    }

    /// Both languages, for a message.
    pub fn words(&self) -> Words {
        Words::new(self.get(Lang::En).to_owned(), self.get(Lang::Zh).to_owned())
    }
}

impl Decode for Text {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        match &node.data {
            Data::Scalar { text, .. } => Some(Text::plain(text.trim(), node.span)),
            Data::Map(entries) => {
                let known = |it: &Entry| Lang::of_tag(&it.key.value).is_some();
                if !entries.iter().all(known) {
                    reading.wrong(node, wanted_text());
                    return None;
                }
                let all = entries
                    .iter()
                    .filter_map(|it| Some((it.key.value.as_str(), it.value.scalar()?.trim())));
                Some(Text::in_languages(all, node.span))
            }
            _ => {
                reading.wrong(node, wanted_text());
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted_text())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Text(self)
    }
}

fn wanted_text() -> Words {
    Words::fixed("a text, or `{zh: …, en: …}`", "一段文字，或 `{zh: …, en: …}`")
}
