//! Wording: what a duty says, apart from how it says it.

use std::cell::OnceCell;

use super::acts::{self, Act};
use crate::model::folded;

/// Words that say nothing of what is done to what. Longer ones come first.
const CHINESE_FILLERS: &[&str] = &[
    "本部门",
    "本岗位",
    "负责",
    "完成",
    "相关",
    "有关",
    "工作",
    "任务",
    "事宜",
    "事项",
    "做好",
    "进行",
    "开展",
    "以及",
    "各项",
    "各类",
    "全面",
    "积极",
    "认真",
    "及时",
    "按时",
    "日常",
    "具体",
    "的",
    "和",
    "与",
    "及",
    "等",
    "并",
];

/// When or how, before the verb.
const CHINESE_ADVERBS: &[&str] = &[
    "定期",
    "每日",
    "每天",
    "每周",
    "每月",
    "每季度",
    "每年",
    "按月",
    "按季",
    "按年",
    "共同",
    "独立",
    "对",
];

const ENGLISH_FILLERS: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "by", "each", "every", "etc", "for",
    "her", "his", "in", "is", "its", "of", "on", "or", "other", "our", "related", "relevant", "s",
    "that", "the", "their", "to", "various", "which", "with", "your",
];

/// Beginnings that say only that what follows is a duty.
const ENGLISH_BEGINNINGS: &[&str] = &[
    "is responsible for ",
    "are responsible for ",
    "responsible for ",
    "is in charge of ",
    "in charge of ",
    "takes care of ",
    "take care of ",
    "makes sure of ",
    "has to ",
    "must ",
];

/// What every role has to do: no duty of anybody.
const BOILERPLATE: &[&str] =
    &["交办", "领导安排", "上级安排", "other duties", "duties as assigned", "tasks as assigned"];

/// Words that tell two things apart that are otherwise written alike, by what they tell apart. A
/// word may have several spellings.
const MARKS: &[&[&[&str]]] = &[
    &[
        &["每日", "每天", "日度", "daily"],
        &["每周", "周度", "weekly"],
        &["每月", "月度", "monthly"],
        &["每季", "季度", "quarterly"],
        &["半年", "semiannual"],
        &["每年", "年度", "annual", "yearly"],
    ],
    &[&["入库", "inbound", "incoming"], &["出库", "outbound", "outgoing"]],
    &[&["线上", "online"], &["线下", "offline"]],
    &[&["国内", "domestic"], &["国际", "海外", "国外", "foreign", "international"]],
    &[&["应收", "receivable"], &["应付", "payable"]],
    &[&["收款", "incoming payment"], &["付款", "outgoing payment"]],
    &[&["内部", "internal"], &["外部", "external"]],
    &[&["进口", "import"], &["出口", "export"]],
    &[&["新员工", "newcomer"], &["老员工", "在职"]],
];

/// What a duty, or another short text, says.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Its letters, digits and Chinese characters, in common width and case.
    pub bare: String,
    /// The same without words that say nothing.
    pub content: String,
    /// Whether it is Chinese.
    pub is_chinese: bool,
    /// What it does.
    pub act: Option<Act>,
    marks: OnceCell<Vec<(usize, u64)>>,
    length: usize,
}

impl Wording {
    /// What `text` says.
    pub fn new(text: &str) -> Wording {
        let text = folded(text);
        let (mut han, mut words) = (0, 0);
        for it in units(&text) {
            *(if is_han(it) { &mut han } else { &mut words }) += 1;
        }
        let is_chinese = han >= 2 && han >= words;
        let bare = if is_chinese {
            units(&text).collect()
        } else {
            units(&text).collect::<Vec<_>>().join(" ")
        };
        let (content, act) = if is_chinese { chinese(&text) } else { english(&text) };
        let length = if is_chinese { han } else { words };
        Wording { bare, content, is_chinese, act, marks: OnceCell::new(), length }
    }

    /// What is compared: pairs of neighbours in Chinese, stems of words otherwise; each once, in
    /// order of their numbers.
    pub fn tokens(&self) -> Vec<u64> {
        let units: Vec<&str> = units(&self.content).collect();
        let mut tokens: Vec<u64> = if self.is_chinese {
            units.windows(2).map(|it| hash(&[it[0], it[1]])).collect()
        } else {
            units.iter().map(|it| hash(&[it])).collect()
        };
        tokens.sort_unstable();
        tokens.dedup();
        tokens
    }

    /// What it is about: its tokens without those of its verb.
    pub fn objects(&self) -> Vec<u64> {
        let object = if self.is_chinese {
            let verb = acts::chinese_verb(&self.content);
            verb.and_then(|it| self.content.strip_prefix(it)).unwrap_or(&self.content)
        } else {
            let after = self.content.split_once(' ').map(|(_, after)| after);
            after.filter(|_| self.act.is_some()).unwrap_or(&self.content)
        };
        Wording { content: object.to_owned(), ..self.clone() }.tokens()
    }

    /// Whether it says enough to be the same as another one, to the letter.
    pub fn is_telling(&self) -> bool {
        let least = if self.is_chinese { 4 } else { 2 };
        self.length >= least && !self.content.is_empty()
    }

    /// Whether it says enough to be nearly the same as another one.
    pub fn is_comparable(&self) -> bool {
        let least = if self.is_chinese { 4 } else { 3 };
        self.length >= 4 && units(&self.content).count() >= least
    }

    /// Whether every role has it by custom, as 完成上级交办的其他工作.
    pub fn is_boilerplate(&self) -> bool {
        BOILERPLATE.iter().any(|it| self.bare.contains(it))
    }

    /// Whether it is told apart from `other`, however alike the two are: by the verb, by a number,
    /// or by a word such as monthly and annual.
    pub fn is_apart(&self, other: &Wording) -> bool {
        let others = other.marks();
        acts::differ(self.act, other.act)
            || self.marks().chunk_by(|a, b| a.0 == b.0).any(|own| {
                let group = own[0].0;
                let from = others.partition_point(|it| it.0 < group);
                let to = others.partition_point(|it| it.0 <= group);
                from < to && own != &others[from..to]
            })
    }

    /// What tells most duties apart, to be compared in no time: what it does, and its numbers in one.
    pub fn gist(&self) -> Gist {
        let numbers = self.marks().iter().take_while(|it| it.0 == 0);
        Gist { act: self.act, numbers: numbers.fold(0, |all, it| all.rotate_left(7) ^ it.1) }
    }

    /// Its numbers and the words that tell it apart, by what they tell apart.
    fn marks(&self) -> &[(usize, u64)] {
        self.marks.get_or_init(|| {
            let is_number = |it: &&str| it.starts_with(|it: char| it.is_numeric());
            let numbers = units(&self.bare).filter(is_number).map(|it| (0, hash(&[it])));
            let words = MARKS.iter().enumerate().flat_map(|(at, group)| {
                let is_said = |it: &&&[&str]| it.iter().any(|it| self.bare.contains(it));
                let said = group.iter().filter(is_said);
                said.map(move |spellings| (at + 1, hash(&[spellings[0]])))
            });
            let mut marks: Vec<(usize, u64)> = numbers.chain(words).collect();
            marks.sort_unstable();
            marks.dedup();
            marks
        })
    }
}

/// What a duty does, and its numbers in one.
#[derive(Clone, Copy, Debug)]
pub struct Gist {
    act: Option<Act>,
    numbers: u64,
}

impl Gist {
    /// Whether it is enough to tell two duties apart.
    pub fn is_apart(self, other: Gist) -> bool {
        let (own, its) = (self.numbers, other.numbers);
        own != 0 && its != 0 && own != its || acts::differ(self.act, other.act)
    }
}

/// The Chinese characters, and the words and numbers between them.
fn units(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|it: char| !it.is_alphanumeric());
        let first = rest.chars().next()?;
        let end = if han(first) {
            first.len_utf8()
        } else {
            rest.find(|it: char| !it.is_alphanumeric() || han(it)).unwrap_or(rest.len())
        };
        let (unit, after) = rest.split_at(end);
        rest = after;
        Some(unit)
    })
}

fn han(it: char) -> bool {
    matches!(it, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{323af}')
}

fn is_han(unit: &str) -> bool {
    unit.chars().next().is_some_and(han)
}

/// The number of a token (FNV-1a): the same in every run.
pub(super) fn hash(units: &[&str]) -> u64 {
    let bytes = units.iter().flat_map(|it| it.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, it| {
        (hash ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The content of a Chinese text, and what it does.
fn chinese(text: &str) -> (String, Option<Act>) {
    let text: String =
        units(text).map(|it| if is_han(it) { it.into() } else { format!(" {it} ") }).collect();
    let mut verb = text.trim();
    while let Some(less) = CHINESE_FILLERS
        .iter()
        .chain(CHINESE_ADVERBS)
        .find_map(|it| verb.strip_prefix(it))
        .filter(|it| !it.is_empty())
    {
        verb = less.trim_start();
    }
    let act = acts::chinese(verb);
    let about = if text.contains("进行") { text.replace('对', "") } else { text };
    let mut content = String::with_capacity(about.len());
    let mut rest = about.as_str();
    while let Some(first) = rest.chars().next() {
        let filler = CHINESE_FILLERS.iter().find_map(|it| rest.strip_prefix(it));
        rest = filler.unwrap_or_else(|| {
            content.push(first);
            &rest[first.len_utf8()..]
        });
    }
    (content.trim().to_owned(), act)
}

/// The content of a text in words, and what it does.
fn english(text: &str) -> (String, Option<Act>) {
    let text = text.trim();
    let text = ENGLISH_BEGINNINGS.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text);
    let words = units(text).filter(|it| !ENGLISH_FILLERS.contains(it));
    let stems: Vec<String> = words.map(stem).collect();
    let act = stems.first().and_then(|it| acts::english(it));
    (stems.join(" "), act)
}

/// A word without its ending: `choosing` and `chooses` are one.
fn stem(word: &str) -> String {
    let is_word = word.is_ascii() && word.len() > 3;
    let strip = |ending: &str| word.strip_suffix(ending).filter(|it| is_word && it.len() > 2);
    let is_plural_of = |it: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| it.ends_with(end));
    let stem = strip("ies").map(|it| format!("{it}y"));
    let stem = stem.or_else(|| {
        let bare = strip("ing")
            .or_else(|| strip("ed"))
            .or_else(|| strip("es").filter(is_plural_of))
            .or_else(|| strip("s").filter(|it| !it.ends_with('s')));
        bare.map(str::to_owned)
    });
    let mut stem = stem.unwrap_or_else(|| word.to_owned());
    if is_word && stem.ends_with('e') {
        stem.pop();
    }
    let doubled = {
        let mut last = stem.chars().rev();
        matches!((last.next(), last.next()), (Some(a), Some(b)) if a == b && a.is_ascii_alphabetic())
    };
    if is_word && doubled {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{Wording, stem};
    use crate::model::role_duties::acts::Act;

    #[test]
    fn fillers_say_nothing() {
        let content = |text: &str| Wording::new(text).content;
        assert_eq!(content("负责供应商的选择与评估"), content("负责供应商选择和评估"));
        assert_eq!(content("负责 ERP 系统的日常维护工作"), "erp 系统维护");
        assert_eq!(
            content("Responsible for choosing the suppliers"),
            content("Chooses suppliers.")
        );
    }

    #[test]
    fn verbs_are_told_apart() {
        let act = |text: &str| Wording::new(text).act;
        assert_eq!(act("负责采购申请的审批"), Some(Act::Approve));
        assert_eq!(act("定期检查冷库温度"), Some(Act::Watch));
        assert_eq!(act("参与供应商评估"), Some(Act::Assist));
        assert_eq!(act("对供应商进行评估"), Some(Act::Judge));
        assert_eq!(act("Approving large orders"), Some(Act::Approve));
        assert_eq!(act("采购"), None);
        assert!(
            Wording::new("编制公司月度财务分析报告")
                .is_apart(&Wording::new("编制公司年度财务分析报告"))
        );
        assert!(Wording::new("负责1号店日结").is_apart(&Wording::new("负责2号店日结")));
    }

    #[test]
    fn endings_do_not_count() {
        for [one, other] in [
            ["choosing", "choose"],
            ["orders", "order"],
            ["processes", "processing"],
            ["running", "run"],
            ["inventories", "inventory"],
            ["placed", "place"],
            ["sells", "selling"],
        ] {
            assert_eq!(stem(one), stem(other), "{one}");
        }
        assert_ne!(stem("goods"), stem("price"));
    }

    #[test]
    fn what_says_too_little_is_not_compared() {
        for text in ["负责采购工作", "管理", "Reporting", "order goods"] {
            assert!(!Wording::new(text).is_comparable(), "{text}");
        }
        assert!(Wording::new("完成上级交办的其他工作").is_boilerplate());
        assert!(Wording::new("Performs other duties as assigned").is_boilerplate());
    }
}
