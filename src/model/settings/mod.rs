//! Settings: what `manual.yaml` says of the manual as a whole.

mod approval;
mod calendar;
mod checking;
mod company;
mod control;
mod risk_criteria;
mod tailoring;

use super::look::{Look, Repository};
use super::thresholds::Thresholds;
use crate::text::{Lang, Problem, SourceId, Span, What};
use crate::yaml::{
    ByName, Data, Fields, Language, Loose, Record, Text, WebAddress, Word, WorkDays, parse, record,
};

pub use approval::{ApprovalLevel, Copy, Medium, ReviewTrigger};
pub use calendar::Calendar;
pub use checking::{Allow, ApartDuties, FindingLevel, HtmlPolicy, Strictness, WordLists};
pub use company::{Company, Market};
pub use control::{Change, ChangeKind, Confidentiality, Control, Signature};
pub use risk_criteria::{Band, MatrixRow, Order, RiskCriteria, ScaleLevel};
pub use tailoring::{Omission, Tailoring};

record! {
    /// What `manual.yaml` says of the manual as a whole, besides its document control.
    pub struct Settings {
        /// The manual's title.
        title | "标题" | "名称": Option<Text>,
        /// The standards whose chapters and sections it has to have.
        standards | "标准" | "standard": Vec<Word>,
        /// How it differs from them.
        tailoring | "裁剪": Option<Tailoring>,
        /// What it is for.
        purpose | "目的": Option<Text>,
        /// What it covers.
        scope | "范围" | "适用范围": Option<Text>,
        /// Why it matters.
        importance | "重要性": Option<Text>,
        /// The languages it is written in.
        languages | "语言": Vec<Language>,
        /// The language of files without a language in their names.
        default_language | "默认语言": Option<Language>,
        /// The levels of approval that its documents need.
        approval_chain | "审批链": Vec<ApprovalLevel>,
        /// What has to lead to a review.
        review_triggers | "复审触发条件": Vec<ReviewTrigger>,
        /// The copies that were handed out.
        distribution | "发放范围": Vec<Copy>,
        /// The days on which work is done.
        calendar | "工作日历": Option<Calendar>,
        /// How risks are rated.
        risk_criteria | "风险准则": Option<RiskCriteria>,
        /// Duties that have to be kept apart besides those that always are, as `[[custody, reconciliation]]`.
        sod_pairs | "不相容职务": Vec<ApartDuties>,
        /// Who the company is.
        company | "公司": Option<Company>,
        /// Where it stands in its market.
        market | "市场": Option<Market>,
        /// From where on something is too much, too alike or too late, where not as by default.
        thresholds | "阈值": Option<Thresholds>,
        /// Findings that are known and accepted.
        allow | "豁免": Vec<Allow>,
        /// For whom the handbook is released: drafts and what is more confidential are errors then.
        release | "发布密级": Option<Confidentiality>,
        /// What is done with HTML in chapters: sanitize, escape, trusted.
        html: Option<HtmlPolicy>,
        /// Words that the checks look for, besides those that they know.
        words | "用词": Option<WordLists>,
        /// Whether the first use of a term of the glossary on a page is explained there; it is if nothing is said.
        explain_terms | "术语提示": Option<bool>,
        /// How strict the checks are: draft, standard, strict.
        level | "检查级别": Option<Strictness>,
        /// Levels of single rules or families, as `OPS106: off`.
        levels | "规则级别": ByName<FindingLevel>,
        /// How the handbook looks: colour, pictures, foot, style sheets of your own.
        theme | "外观" | "主题": Option<Look>,
        /// Where the handbook is published, as `https://handbook.example/`: wanted for previews, the site map and a page of wrong addresses that works everywhere.
        base_url | "网址" | "发布网址": Option<WebAddress>,
        /// Where the edition is that is in force, once this one is not: all pages lead there.
        current_edition | "现行版网址": Option<WebAddress>,
        /// Where the files are kept: pages get a link by which they are edited.
        repository | "代码仓库" | "仓库": Option<Repository>,
        /// Files and folders that are left out, as in `.gitignore`.
        exclude | "排除": Vec<Word>,
        /// Fields of your own, which are kept and not read.
        x: Option<Loose>
    }
}

/// `manual.yaml`, read.
#[derive(Debug, Default)]
pub struct ManualFile {
    /// What it says of the manual.
    pub settings: Settings,
    /// Its document control.
    pub control: Control,
    /// The days on which work is done.
    pub work_days: WorkDays,
    /// Where it stands; nothing if there is none.
    pub source: Option<SourceId>,
    /// Its first key.
    first: Option<Span>,
}

/// Whether `text` is the code of a rule, or the beginning of one: `OPS106`, `OPS1`, `OPS`.
fn is_code(text: &str) -> bool {
    let digits = text.to_ascii_uppercase();
    let digits = digits.strip_prefix("OPS");
    digits.is_some_and(|it| it.len() <= 3 && it.bytes().all(|it| it.is_ascii_digit()))
}

impl ManualFile {
    /// The file at `source` with `text`.
    pub fn read(source: SourceId, text: &str, problems: &mut Vec<Problem>) -> ManualFile {
        let node = parse(text, 0..text.len(), source, problems);
        let mut reading = crate::yaml::Reading::new(problems);
        if !node.is_null() && !matches!(node.data, Data::Map(_)) {
            reading
                .wrong(&node, crate::text::Words::fixed("a mapping `key: value`", "一组 `键: 值`"));
        }
        let first = node.entries().first().map(|it| it.key.span);
        let mut fields = Fields::open(&node, &mut reading);
        let settings = Settings::take(&mut fields);
        let control = Control::take(&mut fields);
        let record = crate::text::Words::fixed("the settings", "手册设置");
        fields.close(&record, &[Settings::FIELDS, Control::FIELDS]);
        for (code, _) in settings.levels.0.iter().filter(|(code, _)| !is_code(&code.value)) {
            let record = crate::text::Words::fixed("the levels of rules", "规则级别");
            let known = Box::new(crate::text::Words::fixed("", ""));
            let what = What::UnknownKey { record, key: code.value.clone(), guess: None, known };
            reading.report(code.span, what);
        }
        let work_days = settings.calendar.as_ref().map(Calendar::work_days).unwrap_or_default();
        ManualFile { settings, control, work_days, source: Some(source), first }
    }

    /// The language that its words are in, if it says so.
    pub fn lang(&self) -> Option<Lang> {
        let first = self.settings.default_language.as_ref().or(self.settings.languages.first());
        first.and_then(|it| Lang::of_tag(it.as_str()))
    }

    /// Where a message about something that it lacks points: its title, else its first key; the
    /// manual's folder if there is no such file.
    pub fn span(&self) -> Span {
        let title = self.settings.title.as_ref().map(|it| it.span).or(self.first);
        title.unwrap_or_else(|| Span::new(self.source.unwrap_or(SourceId::FOLDER), 0..0))
    }
}
