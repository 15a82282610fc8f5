//! `opsbook explain`: what a rule says, or what a kind of entry may say.

use clap::Args;

use super::Ended;
use super::world::{Trouble, say};
use crate::checks::{RULES, rule};
use crate::model::kinds::{KINDS, kind_called};
use crate::reference;
use crate::text::{Lang, Words, similar};

#[derive(Args)]
pub(super) struct Explain {
    /// A rule's code, as OPS202, or a kind, as process
    #[arg(value_name = "CODE|KIND")]
    what: String,
    /// The language of messages (提示语言)
    #[arg(long, value_name = "LANG")]
    lang: Option<super::LangArgument>,
}

impl Explain {
    pub(super) fn run(&self) -> Result<Ended, Trouble> {
        let lang = self.lang.map_or(Lang::En, Lang::from);
        if let Some(rule) = rule(&self.what) {
            say(&reference::rule(rule))?;
            return Ok(Ended::Well);
        }
        if let Some(kind) = kind_called(&self.what) {
            say(&reference::kind(KINDS[kind]))?;
            return Ok(Ended::Well);
        }
        let known = RULES.iter().map(|it| it.code()).chain(KINDS.iter().map(|it| it.name));
        let guess = similar(&self.what, known);
        let (en, zh) = guess.map_or_else(Default::default, |it| {
            (format!("; did you mean `{it}`?"), format!("，是否应为“{it}”？"))
        });
        let what = &self.what;
        let words = Words::new(
            format!("there is no rule and no kind `{what}`{en}"),
            format!("不存在规则或条目类型“{what}”{zh}"),
        );
        Err(Trouble::new(words, lang))
    }
}
