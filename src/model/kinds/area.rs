//! Areas: the field that a process belongs to, by which standards ask for processes.

use crate::text::{Span, Words};
use crate::yaml::{Choice, Decode, Node, Reading, Shape, Shown, Word};

/// The areas that standards know, and their Chinese spellings. The list is open: any other word is
/// an area too.
const KNOWN: &[Choice] = &[
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
    Choice { name: "nonconformity", zh: &["不合格品", "不良品"] },
];

/// The field that a process belongs to.
#[derive(Clone, Debug)]
pub struct Area(Word);

impl Area {
    /// The name by which standards ask for it; as written, if none does.
    pub fn as_str(&self) -> &str {
        self.known().map_or(self.0.as_str(), |it| it.name)
    }

    /// What the area called `name` is called in both languages.
    pub fn words(name: &str) -> Words {
        let known = KNOWN.iter().find(|it| it.name.eq_ignore_ascii_case(name));
        known.map_or_else(|| Words::same(name), Choice::words)
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.0.span()
    }

    fn known(&self) -> Option<&'static Choice> {
        let written = self.0.as_str().trim().to_lowercase().replace([' ', '-'], "_");
        KNOWN.iter().find(|it| it.name == written || it.zh.contains(&&*written))
    }
}

impl Decode for Area {
    fn decode(node: &Node, reading: &mut Reading<'_>) -> Option<Self> {
        Word::decode(node, reading).map(Area)
    }

    fn shape() -> Shape {
        Shape::Choice(KNOWN)
    }

    fn show(&self) -> Shown<'_> {
        match self.known() {
            Some(choice) => Shown::Choice(choice.name, choice.words()),
            None => Shown::Plain(self.0.as_str()),
        }
    }
}
