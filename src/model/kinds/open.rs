//! The open lists of the kinds: words that standards and pages know, among which a manual may put
//! its own.

use crate::yaml::{Choice, Known, Open};

/// The field that a process belongs to, by which standards ask for processes.
pub type Area = Open<Areas>;
/// The unit of an indicator.
pub type Measure = Open<Measures>;
/// What a course is about.
pub type Subject = Open<Subjects>;
/// A level of risk.
pub type RiskLevel = Open<RiskLevels>;

/// See [`Area`].
#[derive(Clone, Debug)]
pub struct Areas;

impl Known for Areas {
    const KNOWN: &'static [Choice] = &[
        Choice { name: "sales", zh: &["销售"] },
        Choice { name: "purchasing", zh: &["采购"] },
        Choice { name: "inventory", zh: &["库存", "库存管理", "仓储"] },
        Choice { name: "logistics", zh: &["物流", "物流配送", "配送"] },
        Choice { name: "customer_service", zh: &["客户服务", "客服"] },
        Choice { name: "product_delivery", zh: &["产品交付", "交付"] },
        Choice { name: "marketing", zh: &["市场营销", "营销"] },
        Choice { name: "finance", zh: &["财务"] },
        Choice { name: "financial_reporting", zh: &["财务报告"] },
        Choice { name: "production", zh: &["生产"] },
        Choice { name: "quality", zh: &["质量"] },
        Choice { name: "hr", zh: &["人事", "人力资源"] },
        Choice { name: "it", zh: &["信息技术"] },
        Choice { name: "risk", zh: &["风险"] },
        Choice { name: "improvement", zh: &["改进", "持续改进"] },
        Choice { name: "project", zh: &["项目"] },
        Choice { name: "emergency", zh: &["应急"] },
        Choice { name: "nonconformity", zh: &["不合格品", "不良品"] },
    ];
}

/// See [`Measure`].
#[derive(Clone, Debug)]
pub struct Measures;

impl Known for Measures {
    const KNOWN: &'static [Choice] = &[
        Choice { name: "%", zh: &["%"] },
        Choice { name: "count", zh: &["次", "个"] },
        Choice { name: "CNY", zh: &["元"] },
        Choice { name: "minute", zh: &["分钟"] },
        Choice { name: "hour", zh: &["小时"] },
        Choice { name: "day", zh: &["天"] },
        Choice { name: "month", zh: &["个月"] },
        Choice { name: "score", zh: &["分"] },
        Choice { name: "ratio", zh: &["比值", "倍"] },
        Choice { name: "ppm", zh: &["ppm"] },
    ];
}

/// See [`Subject`].
#[derive(Clone, Debug)]
pub struct Subjects;

impl Known for Subjects {
    const KNOWN: &'static [Choice] = &[
        Choice { name: "risk", zh: &["风险"] },
        Choice { name: "tool", zh: &["工具"] },
        Choice { name: "process", zh: &["流程"] },
        Choice { name: "policy", zh: &["制度"] },
        Choice { name: "safety", zh: &["安全"] },
        Choice { name: "quality", zh: &["质量"] },
        Choice { name: "service", zh: &["服务"] },
        Choice { name: "management", zh: &["管理"] },
        Choice { name: "emergency", zh: &["应急"] },
    ];
}

/// See [`RiskLevel`].
#[derive(Clone, Debug)]
pub struct RiskLevels;

impl Known for RiskLevels {
    const KNOWN: &'static [Choice] = &[
        Choice { name: "low", zh: &["低"] },
        Choice { name: "medium", zh: &["中"] },
        Choice { name: "high", zh: &["高"] },
        Choice { name: "extreme", zh: &["极高"] },
    ];
}
