//! Why a formula cannot be read, in both languages, and the exact place.

use std::ops::Range;

use crate::text::Words;

/// What is wrong with a formula, and where in its text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub reason: Words,
}

impl Unreadable {
    fn new(range: Range<usize>, en: String, zh: String) -> Unreadable {
        Unreadable { range, reason: Words::new(en, zh) }
    }

    fn fixed(range: Range<usize>, en: &'static str, zh: &'static str) -> Unreadable {
        Unreadable { range, reason: Words::fixed(en, zh) }
    }

    pub(super) fn sign(range: Range<usize>, sign: char) -> Unreadable {
        let en = format!("`{sign}` has no meaning in a formula");
        Unreadable::new(range, en, format!("公式中不能使用“{sign}”"))
    }

    pub(super) fn comma(range: Range<usize>) -> Unreadable {
        let en = "a comma stands outside of a function; explanations belong into `definition`";
        Unreadable::fixed(
            range,
            en,
            "逗号只能用在函数的括号里；说明文字请写到 `definition`（定义）中",
        )
    }

    pub(super) fn comparison(range: Range<usize>) -> Unreadable {
        let en = "a comparison is no value; what has to be reached belongs into `target`";
        Unreadable::fixed(range, en, "比较式不是数值；要达到的水平请写到 `target`（目标值）中")
    }

    pub(super) fn power(range: Range<usize>) -> Unreadable {
        let en = "powers and roots are not calculated; write `1000000` for `10^6`";
        Unreadable::fixed(range, en, "不支持乘方和开方；例如 `10^6` 请写成 `1000000`")
    }

    pub(super) fn quote(range: Range<usize>) -> Unreadable {
        Unreadable::fixed(range, "this quotation mark is not closed", "此处的引号没有成对")
    }

    pub(super) fn number(range: Range<usize>, text: &str) -> Unreadable {
        let en = format!("`{text}` is no number");
        Unreadable::new(range, en, format!("“{text}”不是有效的数字"))
    }

    pub(super) fn one_or_two(range: Range<usize>, text: &str) -> Unreadable {
        let apart = text.replace([',', '，'], ", ");
        let whole = text.replace([',', '，'], "");
        let en = format!("`{text}` may be one number or two: write `{whole}`, or `{apart}`");
        let zh = format!("“{text}”可能是一个数，也可能是两个：请写成 `{whole}` 或 `{apart}`");
        Unreadable::new(range, en, zh)
    }

    pub(super) fn unclosed(range: Range<usize>) -> Unreadable {
        Unreadable::fixed(range, "this bracket is not closed", "此处的左括号没有对应的右括号")
    }

    pub(super) fn unopened(range: Range<usize>) -> Unreadable {
        Unreadable::fixed(range, "this bracket closes nothing", "此处的右括号没有对应的左括号")
    }

    pub(super) fn hollow(range: Range<usize>) -> Unreadable {
        Unreadable::fixed(range, "nothing stands between these brackets", "括号里没有内容")
    }

    pub(super) fn no_operator(range: Range<usize>, before: &str) -> Unreadable {
        let en = format!("an operator as `×` is missing before `{before}`");
        Unreadable::new(range, en, format!("“{before}”前面缺少运算符（如 `×`）"))
    }

    pub(super) fn nothing_after(range: Range<usize>, sign: &str) -> Unreadable {
        let en = format!("nothing to calculate with follows `{sign}`");
        Unreadable::new(range, en, format!("“{sign}”后面缺少变量或数字"))
    }

    pub(super) fn nothing_before(range: Range<usize>, sign: &str) -> Unreadable {
        let en = format!("nothing to calculate with stands before `{sign}`");
        Unreadable::new(range, en, format!("“{sign}”前面缺少变量或数字"))
    }

    pub(super) fn function(range: Range<usize>, name: &str) -> Unreadable {
        let en = format!(
            "there is no function `{name}`; known are `sum`, `avg`, `min`, `max`, `count`, `median` \
             and percentiles as `p95`"
        );
        let zh = format!(
            "没有函数“{name}”；可用的有 `合计`、`平均`、`最小`、`最大`、`计数`、`中位数` 和百分位数（如 `p95`）"
        );
        Unreadable::new(range, en, zh)
    }

    pub(super) fn equals(range: Range<usize>) -> Unreadable {
        let en = "left of `=` stands more than a name";
        Unreadable::fixed(range, en, "“=”左边只能是指标的名称")
    }

    pub(super) fn second_equals(range: Range<usize>) -> Unreadable {
        let en = "a second `=` begins another formula; one indicator has one";
        Unreadable::fixed(range, en, "出现了第二个“=”；一个指标只能有一个公式")
    }

    pub(super) fn too_long(range: Range<usize>) -> Unreadable {
        let en = "it has more than 2,000 bytes, or brackets more than 40 deep";
        Unreadable::fixed(range, en, "公式超过 2000 字节，或括号超过 40 层")
    }
}
