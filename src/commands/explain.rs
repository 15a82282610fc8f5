//! `opsbook explain`: what a rule says, or what a kind of entry may say.

use clap::Args;

use super::Ended;
use super::world::{Trouble, lang_of, say};
use crate::checks::{RULES, rule};
use crate::model::kinds::{KINDS, kind_called};
use crate::reference;
use crate::text::{Lang, Words, similar};

#[derive(Args)]
pub(super) struct Explain {
    /// A rule's code, as OPS202, or the beginning of several, as OPS2; a kind, as process; or
    /// manual, for manual.yaml; lists all rules and kinds if not given (规则编号、条目类型，或“手册”)
    #[arg(value_name = "CODE|KIND|manual")]
    what: Option<String>,
    /// The language of messages (提示语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<super::LangArgument>,
}

impl Explain {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let lang = lang_of(self.lang, None);
        let Some(what) = &self.what else {
            say(&reference::overview(lang))?;
            return Ok(Ended::Well);
        };
        let text = explained(what.trim(), lang);
        say(&text.ok_or_else(|| Trouble::new(unknown(what), lang))?)?;
        Ok(Ended::Well)
    }
}

/// What there is to say of `what`.
fn explained(what: &str, lang: Lang) -> Option<String> {
    if let Some(rule) = rule(&code(what)) {
        return Some(reference::rule(rule, lang));
    }
    if ["manual", "manual.yaml", "manual.yml", "手册"].contains(&what.to_lowercase().as_str()) {
        return Some(reference::settings(lang));
    }
    if let Some(kind) = kind_called(what) {
        return Some(reference::kind(KINDS[kind], lang));
    }
    reference::family(&code(what), lang)
}

/// The code, or the beginning of one, that `what` may stand for: `212` and `ops2` are enough.
fn code(what: &str) -> String {
    let is_number = !what.is_empty() && what.bytes().all(|it| it.is_ascii_digit());
    if is_number { format!("OPS{what}") } else { what.to_uppercase() }
}

fn unknown(what: &str) -> Words {
    let known = RULES.iter().map(|it| it.code()).chain(KINDS.iter().map(|it| it.name));
    let guess = similar(what, known);
    let (en, zh) = guess.map_or_else(Default::default, |it| {
        (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？"))
    });
    Words::new(
        format!("there is no rule and no kind `{what}`{en}"),
        format!("不存在规则或条目类型“{what}”{zh}"),
    )
}
