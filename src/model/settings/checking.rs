//! How a manual is checked: levels, exceptions, words that are looked for, raw HTML.

use crate::model::kinds::StepDuty;
use crate::yaml::{Date, Text, Tried, Word, choice, record};

choice! {
    /// What is done with HTML inside chapters.
    pub enum HtmlPolicy {
        Sanitize = "sanitize" | "净化",
        Escape = "escape" | "转义",
        Trusted = "trusted" | "信任",
    }
}

choice! {
    /// How much a finding counts; `strict` is an error where the checks are strict, and the rule's
    /// own level elsewhere.
    pub enum FindingLevel {
        Error = "error" | "错误",
        Warning = "warning" | "警告",
        Note = "note" | "提示",
        Off = "off" | "关闭",
        Strict = "strict" | "严格",
    }
}

choice! {
    /// How strict the checks are.
    pub enum Strictness {
        Draft = "draft" | "草稿",
        Standard = "standard" | "标准",
        Strict = "strict" | "严格",
    }
}

record! {
    /// An exception: a finding that is known and accepted.
    pub struct Allow {
        /// The rule's code.
        code | "规则": Option<Word>,
        /// Why.
        reason | "原因" | "理由": Option<Text>,
        /// Until when.
        until | "截止日期": Option<Tried<Date>>,
        /// Who decided it.
        by | "批准人": Option<Word>,
        /// The file it is for, when it stands in `manual.yaml`.
        r#where | "位置": Option<Word>
    }
}

record! {
    /// Words that the checks look for, besides those that they know.
    pub struct WordLists {
        /// Words that leave open how soon, how much or who, besides `及时`, `适当`, `尽快`, `相关人员`, `必要时`, `as soon as possible`, `appropriate` and the like.
        vague | "含糊词": Vec<Text>,
        /// Words that stand for what is still to be written, besides `TODO`, `TBD`, `xxx`, `待补充`, `待定`, `{{…}}`, `[describe …]` and the like.
        placeholders | "占位词": Vec<Text>,
        /// Abbreviations that all readers know, besides `URL`, `PDF`, `KPI`, `ISO` and the like.
        abbreviations | "通用缩写": Vec<Word>
    }
}

record! {
    /// Duties that one role must not have at the same time.
    pub struct ApartDuties {
        /// The duties, each of which is kept apart from the others.
        duties | "职务": Vec<StepDuty>
    }
}
