//! How risks are rated: scales, bands, and the matrix (ISO 31000:2018, 6.3.4).

use crate::model::kinds::RiskLevel;
use crate::text::Spanned;
use crate::yaml::{ByName, Cycle, Text, Word, choice, record};

choice! {
    /// Whether chapters keep the order of the standard.
    pub enum Order {
        Fixed = "fixed" | "固定",
        Free = "free" | "自由",
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
