//! The two languages that the product speaks, and short texts in both.

use std::borrow::Cow;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// Simplified Chinese.
    #[default]
    Zh,
}

impl Lang {
    /// The language that a tag such as `zh-Hans`, `zh_CN.UTF-8` or `en` asks for, if it is one of ours.
    pub fn of_tag(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_', '.', '@']).next().map(str::to_ascii_lowercase)?.as_str() {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Zh => "中文",
        }
    }

    /// The tag for an HTML `lang` attribute (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }
}

/// A short text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: Cow<'static, str>,
    /// Chinese.
    pub zh: Cow<'static, str>,
}

impl Words {
    /// Words known when the program was written.
    pub const fn fixed(en: &'static str, zh: &'static str) -> Words {
        Words { en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
    }

    /// Words made now.
    pub fn new(en: impl Into<Cow<'static, str>>, zh: impl Into<Cow<'static, str>>) -> Words {
        Words { en: en.into(), zh: zh.into() }
    }

    /// The same text in both languages: a name, an id, a quotation.
    pub fn same(text: impl Into<String>) -> Words {
        let text = text.into();
        Words { en: text.clone().into(), zh: text.into() }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// An English noun with `a` or `an` before it, by its first letter.
pub fn a(noun: &str) -> String {
    let is_vowel = noun.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    format!("{} {noun}", if is_vowel { "an" } else { "a" })
}
