//! Languages, by their tags (BCP 47): `zh-Hans`, `en`.

use super::values::scalar;
use super::{Decode, Node, Reading, Shape, Shown};
use crate::text::{Span, Spanned, What, Words, similar};

/// The tag of a language.
#[derive(Clone, Debug)]
pub struct Language {
    /// As written.
    pub written: Spanned<String>,
}

/// The codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he \
    hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv \
    kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What people write who mean a language by its name or by its country.
const NAMES: &[(&str, &str)] = &[
    ("cn", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("chinese", "zh-Hans"),
    ("中文", "zh-Hans"),
    ("简体中文", "zh-Hans"),
    ("汉语", "zh-Hans"),
    ("cht", "zh-Hant"),
    ("繁体中文", "zh-Hant"),
    ("english", "en"),
    ("英文", "en"),
    ("英语", "en"),
    ("jp", "ja"),
    ("日文", "ja"),
    ("日语", "ja"),
    ("韩语", "ko"),
    ("german", "de"),
    ("french", "fr"),
];

impl Language {
    /// The tag as written.
    pub fn as_str(&self) -> &str {
        self.written.value.trim()
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.written.span
    }
}

/// Whether `tag` is a tag of a language that there is. Three letters are taken on trust.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let first = parts.next().unwrap_or_default();
    let is_known = match first.len() {
        2 => CODES.split_whitespace().any(|it| it.eq_ignore_ascii_case(first)),
        3 => first.bytes().all(|it| it.is_ascii_alphabetic()) && !is_name(first),
        _ => false,
    };
    let is_part =
        |it: &str| (1..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric());
    is_known && parts.all(is_part)
}

fn is_name(word: &str) -> bool {
    NAMES.iter().any(|(name, _)| name.eq_ignore_ascii_case(word))
}

impl Decode for Language {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        let written = scalar(node, reading, wanted())?;
        let tag = written.value.trim();
        if is_tag(tag) {
            return Some(Language { written });
        }
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        let meant = NAMES
            .iter()
            .find(|(name, _)| [tag, first].iter().any(|it| name.eq_ignore_ascii_case(it)));
        let meant = meant.map(|(_, tag)| *tag);
        let guess =
            meant.or_else(|| similar(tag, ["zh-Hans", "zh-Hant", "zh-CN", "en-US", "en-GB"]));
        let what = What::UnknownChoice {
            key: reading.key().to_owned(),
            value: tag.to_owned(),
            known: Words::fixed(
                "zh-Hans, zh-Hant, en or another language tag of BCP 47",
                "zh-Hans（简体中文）、zh-Hant（繁体中文）、en（英文）或其他 BCP 47 语言标签",
            ),
            guess: guess.map(str::to_owned),
        };
        reading.report(node.span, what);
        None
    }

    fn shape() -> Shape {
        Shape::Scalar(wanted())
    }

    fn show(&self) -> Shown<'_> {
        Shown::Plain(self.as_str())
    }
}

fn wanted() -> Words {
    Words::fixed("a language tag as `zh-Hans`, `en`", "语言标签，如“zh-Hans”“en”")
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn tags_name_languages_that_there_are() {
        for tag in ["zh", "zh-Hans", "zh-CN", "en", "EN-us", "zh_CN", "yue-Hant-HK", "de"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["", "cn", "english", "中文", "zh-", "xx", "en us", "zh-ThisIsTooLong", "e"] {
            assert!(!is_tag(tag), "{tag}");
        }
    }
}
