//! Acts: what is done to the thing that a duty is about. Who plans a training does another work than
//! who gives it, however alike the two duties are written.

/// What sort of doing a verb stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Plans, drafts, designs.
    Plan,
    /// Carries out.
    Do,
    /// Approves, decides.
    Approve,
    /// Reviews what others did.
    Review,
    /// Supervises, watches.
    Watch,
    /// Asks for, hands in.
    Request,
    /// Helps somebody else to do it.
    Assist,
    /// Leads, coordinates.
    Lead,
    /// Teaches.
    Teach,
    /// Tells, publishes.
    Tell,
    /// Evaluates, analyses.
    Judge,
    /// Keeps, maintains.
    Keep,
    /// Takes in.
    Receive,
    /// Pays.
    Pay,
    /// Chooses.
    Choose,
    /// Gathers, sums up.
    Gather,
}

const CHINESE: &[(Act, &[&str])] = &[
    (
        Act::Plan,
        &[
            "制定", "制订", "拟定", "拟订", "草拟", "编制", "编写", "编订", "起草", "规划", "策划",
            "设计",
        ],
    ),
    (
        Act::Do,
        &["执行", "实施", "落实", "办理", "操作", "推行", "处理", "登记", "录入", "下达", "发放"],
    ),
    (Act::Approve, &["审批", "批准", "核准", "签批", "签发", "审定", "裁定", "决定", "批复"]),
    (Act::Review, &["审核", "复核", "审查", "评审", "核对", "校对", "会签"]),
    (
        Act::Watch,
        &[
            "监督", "检查", "监控", "监测", "督导", "督促", "督办", "跟踪", "抽查", "巡查", "巡检",
            "稽核",
        ],
    ),
    (Act::Request, &["提出", "申请", "提交", "申报", "提报", "上报", "呈报", "发起", "请购"]),
    (Act::Assist, &["协助", "配合", "支持", "参与", "协同", "辅助", "参加"]),
    (Act::Lead, &["组织", "牵头", "主持", "统筹", "指导", "领导", "协调", "指挥", "带领", "管理"]),
    (Act::Teach, &["培训", "讲授", "带教", "辅导"]),
    (Act::Tell, &["汇报", "通知", "发布", "传达", "公布", "通报"]),
    (Act::Judge, &["评估", "评价", "分析", "考核", "统计", "评定", "测算"]),
    (Act::Keep, &["保管", "维护", "归档", "保存", "保养"]),
    (Act::Receive, &["接收", "验收", "收货", "签收"]),
    (Act::Pay, &["支付", "付款", "缴纳"]),
    (Act::Gather, &["汇总", "收集", "整理", "归集"]),
    (Act::Choose, &["选择", "选定", "确定", "遴选", "挑选"]),
];

/// English verbs by their stems.
const ENGLISH: &[(Act, &[&str])] = &[
    (
        Act::Plan,
        &["plan", "draft", "design", "prepar", "writ", "develop", "defin", "set", "schedul"],
    ),
    (Act::Do, &["do", "carry", "execut", "implement", "perform", "run", "plac", "proc", "handl"]),
    (Act::Approve, &["approv", "authoris", "authoriz", "sign", "decid", "releas"]),
    (Act::Review, &["review", "verify", "proofread", "countersign"]),
    (Act::Watch, &["supervis", "monitor", "overse", "inspect", "track", "watch", "audit", "check"]),
    (Act::Request, &["request", "propos", "submit", "ask", "rais", "apply"]),
    (Act::Assist, &["assist", "support", "help", "contribut", "participat", "take"]),
    (Act::Lead, &["lead", "manag", "coordinat", "organis", "organiz", "head", "direct", "steer"]),
    (Act::Teach, &["train", "teach", "coach"]),
    (Act::Tell, &["report", "inform", "announc", "publish"]),
    (Act::Judge, &["evaluat", "asses", "analys", "analyz", "measur", "rat"]),
    (Act::Keep, &["keep", "maintain", "stor", "archiv", "fil"]),
    (Act::Receive, &["receiv", "accept"]),
    (Act::Pay, &["pay"]),
    (Act::Gather, &["gather", "collect", "compil"]),
    (Act::Choose, &["choos", "select", "pick"]),
];

/// What a Chinese duty does: its first verb, else the last, as in 采购申请的审批.
pub(super) fn chinese(text: &str) -> Option<Act> {
    let all = || CHINESE.iter().flat_map(|(act, words)| words.iter().map(|it| (*act, *it)));
    let first = all().find(|(_, verb)| text.starts_with(verb));
    first.or_else(|| all().find(|(_, verb)| text.ends_with(verb))).map(|(act, _)| act)
}

/// What an English duty does whose first word has this stem.
pub(super) fn english(stem: &str) -> Option<Act> {
    ENGLISH.iter().find(|(_, stems)| stems.contains(&stem)).map(|(act, _)| *act)
}

/// The verb that a Chinese text begins with.
pub(super) fn chinese_verb(text: &str) -> Option<&'static str> {
    CHINESE.iter().flat_map(|(_, words)| *words).copied().find(|it| text.starts_with(it))
}

/// Whether two duties do different things, as far as both say what they do. Who helps never does
/// the same.
pub(super) fn differ(a: Option<Act>, b: Option<Act>) -> bool {
    let helps = |it| it == Some(Act::Assist);
    helps(a) != helps(b) || matches!((a, b), (Some(a), Some(b)) if a != b)
}
