//! Settings: what `manual.yaml` says of the manual as a whole.

use super::kinds::{RiskLevel, Role, Status, StepDuty};
use super::look::{Look, Repository};
use super::thresholds::Thresholds;
use crate::text::{Lang, Problem, SourceId, Span, Spanned, What};
use crate::yaml::{
    ByName, Cycle, Data, Date, Fields, Language, Loose, Period, Record, Ref, Text, Tried, Version,
    WebAddress, Weekdays, Word, WorkDays, choice, parse, record,
};

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

choice! {
    /// What has to lead to a review.
    pub enum ReviewTrigger {
        External = "external" | "外部环境变化",
        Internal = "internal" | "内部需求变化",
        Goals = "goals" | "组织目标变化",
        Market = "market" | "市场需求变化",
        Law = "law" | "法规变化",
        Incident = "incident" | "事件",
        Audit = "audit" | "审核",
        Scheduled = "scheduled" | "定期",
    }
}

choice! {
    /// How far a document may travel.
    pub enum Confidentiality {
        Public = "public" | "公开",
        Internal = "internal" | "内部",
        Confidential = "confidential" | "秘密",
        Secret = "secret" | "机密",
    }
}

choice! {
    /// How much a change changes.
    pub enum ChangeKind {
        Major = "major" | "重大" | "重大修改",
        Minor = "minor" | "一般" | "一般修改",
        Editorial = "editorial" | "文字" | "文字修改",
    }
}

choice! {
    /// Where a copy is.
    pub enum Medium {
        Paper = "paper" | "纸质",
        Electronic = "electronic" | "电子",
    }
}

choice! {
    /// Whether chapters keep the order of the standard.
    pub enum Order {
        Fixed = "fixed" | "固定",
        Free = "free" | "自由",
    }
}

record! {
    /// Who signed, as what, when.
    pub struct Signature {
        /// The role that signs.
        role | "岗位": Option<Ref<Role>>,
        /// The person's name.
        person | "姓名": Option<Word>,
        /// When.
        date | "日期": Option<Date>
    }
}

record! {
    /// One line of a change history (ISO 9001:2015, 7.5.3).
    pub struct Change {
        /// The version that it made.
        version | "版本" | "版次": Option<Version>,
        /// When.
        date | "日期": Option<Date>,
        /// Who wrote it.
        author | "修订人" | "编制人": Option<Ref<Role>>,
        /// Who approved it.
        approver | "批准人" | "审批人": Option<Ref<Role>>,
        /// What was changed.
        summary | "修订内容" | "内容" | "摘要": Option<Text>,
        /// How much it changes.
        kind | "类别": Option<ChangeKind>,
        /// What it was changed for.
        because | "原因": Option<Text>
    }
}

record! {
    /// Document control: what makes a text a document (ISO 9001:2015, 7.5.2).
    pub struct Control {
        /// The document number.
        number | "文件编号" | "编号" | "doc_id": Option<Word>,
        /// The version.
        version | "版本" | "版本号" | "版次" | "revision": Option<Version>,
        /// How far it is: draft, effective, obsolete.
        status | "状态": Option<Status>,
        /// The role that answers for it.
        owner | "责任人" | "负责人": Option<Ref<Role>>,
        /// Who wrote it.
        prepared_by | "编制人" | "编制" | "起草人": Option<Signature>,
        /// Who reviewed it.
        reviewed_by | "审核人" | "审核" | "reviewers": Vec<Signature>,
        /// Who approved it.
        approved_by | "批准人" | "审批人" | "批准" | "approver" | "approvers": Option<Signature>,
        /// When it was approved.
        approved_date | "批准日期": Option<Date>,
        /// Since when it is in force.
        effective_date | "生效日期" | "实施日期" | "effective": Option<Date>,
        /// How often it is reviewed.
        review_cycle | "复审周期" | "评审周期" | "review_in": Option<Cycle>,
        /// When it was reviewed last.
        last_reviewed | "上次复审" | "最近评审日期" | "last_reviewed_on" | "last_reviewed_at" | "last_review_date": Option<Date>,
        /// When it has to be reviewed next, if not after one cycle.
        next_review | "下次复审": Option<Date>,
        /// The documents that it replaces.
        supersedes | "替代": Vec<Word>,
        /// Who has to know it.
        audience | "适用对象" | "适用范围对象": Vec<Word>,
        /// How far it may travel.
        confidentiality | "密级" | "保密级别": Option<Confidentiality>,
        /// How long it is kept.
        retention | "保存期限": Option<Period>,
        /// What was changed, version by version.
        history | "修订记录" | "变更记录" | "修订历史" | "majorRevisions": Vec<Change>
    }
}

record! {
    /// Something that happened to the company.
    pub struct CompanyEvent {
        /// When; a year or a month will do.
        date | "日期" | "时间": Option<Word>,
        /// What.
        event | "事件": Option<Text>
    }
}

record! {
    /// How large the company is.
    pub struct CompanySize {
        /// How many people work there.
        staff | "人数" | "员工": Option<Word>,
        /// What it turns over.
        revenue | "营收": Option<Text>,
        /// How many places it has.
        sites | "场所": Option<Word>,
        /// Anything else.
        note | "说明": Option<Text>
    }
}

record! {
    /// Who the company is.
    pub struct Company {
        /// Its name.
        name | "名称": Option<Text>,
        /// When it was founded; a year or a month will do.
        founded | "成立时间" | "成立日期": Option<Word>,
        /// How it came to be what it is.
        history | "发展历程": Vec<CompanyEvent>,
        /// How large it is.
        size | "规模": Option<CompanySize>,
        /// Where it is.
        locations | "地理位置" | "地点": Vec<Text>,
        /// What it does.
        business | "主营业务": Option<Text>
    }
}

record! {
    /// Where the company stands in its market.
    pub struct Market {
        /// What it stands for, and for whom.
        positioning | "市场定位" | "定位": Option<Text>,
        /// What else one has to know of the market.
        note | "说明": Option<Text>
    }
}

record! {
    /// A level of a scale.
    pub struct ScaleLevel {
        /// What it is called.
        label | "名称": Option<Text>,
        /// The number.
        level | "等级": Option<Spanned<i64>>,
        /// What it means.
        description | "说明": Option<Text>
    }
}

record! {
    /// A band of risk scores.
    pub struct Band {
        /// What it is called.
        name | "名称": Option<Text>,
        /// The name that references use.
        id: Option<Word>,
        /// The risk level.
        level | "等级": Option<RiskLevel>,
        /// From this score on.
        from | "自" | "min": Option<Spanned<i64>>,
        /// Up to this score.
        to | "至" | "max": Option<Spanned<i64>>,
        /// What it asks for.
        action | "要求" | "description" | "说明": Option<Text>
    }
}

record! {
    /// A row of the risk matrix: the levels of one likelihood.
    pub struct MatrixRow {
        /// The likelihood.
        likelihood | "可能性": Option<i64>,
        /// The risk levels, from the smallest impact to the greatest.
        levels | "等级": Vec<RiskLevel>
    }
}

record! {
    /// How risks are rated (ISO 31000:2018, 6.3.4).
    pub struct RiskCriteria {
        /// What the levels of likelihood mean.
        likelihood | "可能性": Vec<ScaleLevel>,
        /// What the levels of impact mean.
        impact | "影响": Vec<ScaleLevel>,
        /// From which score on a risk is low, medium, high, extreme.
        bands | "分级": Vec<Band>,
        /// The risk level of each cell, where likelihood times impact says too little.
        matrix | "风险矩阵": Vec<MatrixRow>,
        /// How much risk is accepted, by category.
        appetite | "风险偏好": ByName<Text>,
        /// How often risks of a level are reviewed.
        review_cycle | "复评周期": ByName<Cycle>
    }
}

record! {
    /// A chapter or section of a standard that the manual leaves out on purpose.
    pub struct Omission {
        /// The chapter, as `outlook` or `core8/outlook`.
        chapter | "章节": Option<Word>,
        /// The section of it, if only that is left out.
        section | "小节": Option<Word>,
        /// Why.
        reason | "原因" | "理由": Option<Text>,
        /// Who decided it.
        approved_by | "批准人": Option<Ref<Role>>,
        /// When.
        date | "日期": Option<Date>
    }
}

record! {
    /// How the manual differs from its standards.
    pub struct Tailoring {
        /// What is left out.
        omit | "裁剪": Vec<Omission>,
        /// Whether chapters keep the order of the standard.
        order | "顺序": Option<Order>,
        /// Other titles for chapters of the standard: chapter id and titles.
        titles | "章节别名": ByName<Text>
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
    /// A level of approval that documents need.
    pub struct ApprovalLevel {
        /// Its name: prepare, review, approve.
        level | "级别": Option<Word>,
        /// The role that signs.
        role | "岗位": Option<Ref<Role>>,
        /// The sorts of document that need it.
        required_for | "适用文件": Vec<Word>
    }
}

record! {
    /// A copy that was handed out.
    pub struct Copy {
        /// Its number.
        copy_no | "发放编号": Option<Word>,
        /// To whom.
        to | "发放对象": Option<Text>,
        /// On paper or not.
        medium | "介质": Option<Medium>,
        /// Whether it is kept up to date.
        controlled | "受控": Option<bool>,
        /// When.
        date | "日期": Option<Date>,
        /// When it came back.
        returned | "回收日期": Option<Date>
    }
}

record! {
    /// The days on which work is done.
    pub struct Calendar {
        /// The working days of a week.
        workdays | "工作日": Vec<Weekdays>,
        /// Days off.
        holidays | "节假日": Vec<Date>,
        /// The time zone.
        timezone | "时区": Option<Word>
    }
}

record! {
    /// Duties that one role must not have at the same time.
    pub struct ApartDuties {
        /// The duties, each of which is kept apart from the others.
        duties | "职务": Vec<StepDuty>
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

impl Calendar {
    fn work_days(&self) -> WorkDays {
        let weekdays = self.workdays.iter().flat_map(|it| it.days.iter().copied());
        WorkDays::new(weekdays, self.holidays.iter().map(|it| it.day))
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
