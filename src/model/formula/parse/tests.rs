//! Formulas as people write them.

use super::super::{Formula, ReadFormula};
use crate::text::Lang;

const KNOWN: &[&str] = &["sales", "costs", "on-time orders", "A/B 订单数", "orders"];

/// The tree of a formula, with all brackets.
fn shown(text: &str) -> String {
    match Formula::read(text, KNOWN) {
        ReadFormula::Formula(it) => {
            let result = it.result.map(|(name, _)| format!("{name} = ")).unwrap_or_default();
            format!("{result}{}", brackets(text, &it.tree))
        }
        ReadFormula::Words => "words".to_owned(),
        ReadFormula::Wrong(it) => {
            assert!(!it.reason.get(Lang::Zh).is_empty());
            format!("wrong at `{}`: {}", &text[it.range], it.reason.get(Lang::En))
        }
    }
}

fn brackets(text: &str, node: &super::Node) -> String {
    use super::super::{Op, Part};
    match &node.part {
        Part::Number(number, None) => number.to_string(),
        Part::Number(number, Some(unit)) => format!("{number} {unit}"),
        Part::Percent(number) => format!("{number}%"),
        Part::Name(name) => {
            assert!(text[node.range.clone()].contains(name), "{name} stands where it says");
            name.clone()
        }
        Part::Negative(inside) => format!("-{}", brackets(text, inside)),
        Part::Two(op, left, right) => {
            let sign = match op {
                Op::Plus => '+',
                Op::Minus => '-',
                Op::Times => '*',
                Op::By => '/',
            };
            format!("({} {sign} {})", brackets(text, left), brackets(text, right))
        }
        Part::Call(function, inside) => {
            let inside: Vec<_> = inside.iter().map(|it| brackets(text, it)).collect();
            format!("{}({})", function.name(), inside.join(", "))
        }
    }
}

#[test]
fn formulas_are_read_as_people_write_them() {
    for (text, want) in [
        (
            "on-time deliveries / all deliveries × 100%",
            "((on-time deliveries / all deliveries) * 100%)",
        ),
        ("准时订单数 ÷ 订单总数 × 100%", "((准时订单数 / 订单总数) * 100%)"),
        ("（期末值－期初值）÷期初值×１００％", "(((期末值 - 期初值) / 期初值) * 100%)"),
        ("(a1 - b1) / b1 * 100", "(((a1 - b1) / b1) * 100)"),
        ("sum(store_sales) / (stores * days)", "(sum(store_sales) / (stores * days))"),
        ("合计（评分）／份数", "(sum(评分) / 份数)"),
        ("on_time_orders / all_orders * 100", "((on_time_orders / all_orders) * 100)"),
        ("p95(response time)", "p95(response time)"),
        ("max(review_day)", "max(review_day)"),
        ("30日内复购会员数 / 会员总数", "(30日内复购会员数 / 会员总数)"),
        ("30 日内复购会员数 / 会员总数", "(30 日内复购会员数 / 会员总数)"),
        ("30%以上达标门店数 / 门店总数", "(30%以上达标门店数 / 门店总数)"),
        ("orders older than 30 days / all orders", "(orders older than 30 days / all orders)"),
        ("签收订单数（含自提） / 全部订单数 (all)", "(签收订单数（含自提） / 全部订单数 (all))"),
        ("准时交付率 = 准时订单数 / 订单总数", "准时交付率 = (准时订单数 / 订单总数)"),
        (
            "准时率(%) = 准时订单数 / 订单总数 × 100%",
            "准时率(%) = ((准时订单数 / 订单总数) * 100%)",
        ),
        ("按时交付订单数除以订单总数乘以 100", "((按时交付订单数 / 订单总数) * 100)"),
        ("orders on time divided by all orders", "(orders on time / all orders)"),
        ("“A-B 类订单” / \"all / of them\"", "(A-B 类订单 / all / of them)"),
        ("A/B 订单数 / orders", "(A/B 订单数 / orders)"),
        ("sales-costs", "(sales - costs)"),
        ("on-time orders / orders", "(on-time orders / orders)"),
        ("errors / 1,000,000", "(errors / 1000000)"),
        ("errors × 5万", "(errors * 50000)"),
        ("total minutes / 60 minutes", "(total minutes / 60 minutes)"),
        ("工时 / 8小时", "(工时 / 8 小时)"),
        ("a1 / b1 x 100%", "((a1 / b1) * 100%)"),
        ("a1 / b1。", "(a1 / b1)"),
        ("[a1 + b1] × c1", "((a1 + b1) * c1)"),
        ("-a1 + +b1", "(-a1 + b1)"),
        ("a1 * -2", "(a1 * -2)"),
        ("∑评分/份数", "(sum(评分) / 份数)"),
        ("metric:orders-on-time / metric:orders", "(metric:orders-on-time / metric:orders)"),
        ("sales", "sales"),
        ("42", "42"),
        ("min(a1, b1、c1)", "min(a1, b1, c1)"),
        ("(a1 / b1)%", "((a1 / b1) / 100)"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn sentences_are_words() {
    for text in [
        "由财务部按月统计",
        "Counted by the finance team, once a month.",
        "见《指标手册》。",
        "Number of complaints",
        "orders that were late (see the list)",
        "每月盘点一次，取平均值",
        "",
    ] {
        assert_eq!(shown(text), "words", "{text}");
    }
}

#[test]
fn what_cannot_be_read_says_where_and_why() {
    for (text, want) in [
        ("on time / ", "wrong at `/`: nothing to calculate with follows `/`"),
        ("/ all orders", "wrong at `/`: nothing to calculate with stands before `/`"),
        ("a1 × ÷ b1", "wrong at `÷`: nothing to calculate with stands before `÷`"),
        ("(a1 + b1 / c1", "wrong at `(`: this bracket is not closed"),
        ("a1 + b1) / c1", "wrong at `)`: this bracket closes nothing"),
        ("a1 / ()", "wrong at `()`: nothing stands between these brackets"),
        ("2 (a1 + b1)", "wrong at `(`: an operator as `×` is missing before `(`"),
        ("总收入（收入−退款）", "wrong at `（`: an operator as `×` is missing before `（`"),
        (
            "a1 / b1，按月统计",
            "wrong at `，`: a comma stands outside of a function; explanations belong into `definition`",
        ),
        (
            "a1 / b1 ≥ 95%",
            "wrong at `≥`: a comparison is no value; what has to be reached belongs into `target`",
        ),
        (
            "a1 / 10^6",
            "wrong at `^`: powers and roots are not calculated; write `1000000` for `10^6`",
        ),
        (
            "stdev(sales) / 2",
            "wrong at `stdev`: there is no function `stdev`; known are `sum`, `avg`, `min`, `max`, `count`, `median` and percentiles as `p95`",
        ),
        (
            "a1 = b1 = c1 / 2",
            "wrong at `=`: a second `=` begins another formula; one indicator has one",
        ),
        ("a1 + b1 = c1", "wrong at `a1 + b1`: left of `=` stands more than a name"),
        (
            "max(1,000) / 2",
            "wrong at `1,000`: `1,000` may be one number or two: write `1000`, or `1, 000`",
        ),
        ("\"a1 / b1", "wrong at `\"`: this quotation mark is not closed"),
        ("a1 / b1 ☺", "wrong at `☺`: `☺` has no meaning in a formula"),
    ] {
        assert_eq!(shown(text), want, "{text}");
    }
}

#[test]
fn nothing_is_too_deep_or_too_long() {
    let deep = format!("{}a1{} / b1", "(".repeat(900), ")".repeat(900));
    assert!(shown(&deep).contains("40 deep"));
    assert!(shown(&"a1 + ".repeat(900)).contains("2,000 bytes"));
    let wide = format!("{}a1", "a1 + ".repeat(390));
    assert!(matches!(Formula::read(&wide, &[]), ReadFormula::Formula(_)));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "[a-b1-2 ()（）×÷/*+%,，=\"“”。中数^-]{0,40}") {
        match Formula::read(&text, &["a-b"]) {
            ReadFormula::Formula(it) => drop(it.tree.evaluate(&|_| None)),
            ReadFormula::Wrong(it) => drop(text[it.range].to_owned()),
            ReadFormula::Words => {}
        }
    }
}
