//! Values from front matter and from tables.

use super::super::{Asked, Manual};
use crate::testing::{TODAY, sources};

/// What was measured of the first indicator: the period, the value, and `=` if it was calculated.
fn measured(text: &str) -> Vec<String> {
    let asked = Asked { as_of: TODAY, standards: Vec::new(), release: None };
    let manual = Manual::new(sources(text), asked);
    let one = |it: &super::Measured| {
        let how = if it.is_calculated { "= " } else { "" };
        format!("{} {how}{}", it.period.value, it.value)
    };
    manual.measured.first().into_iter().flatten().map(one).collect()
}

fn of_table(kpi: &str, table: &str) -> Vec<String> {
    measured(&format!(
        "---\nkpi:\n  name: A\n{kpi}\n  actuals: data/a.csv\n---\n//- data/a.csv\n{table}\n"
    ))
}

#[test]
fn values_stand_in_the_order_of_time() {
    let text = "---\nkpi:\n  name: A\n  actuals:\n\
                \x20 - { period: 2026-Q2, value: 97.5 % }\n\
                \x20 - { period: 2026年第1季度, value: 96 }\n---\n";
    assert_eq!(measured(text), ["2026年第1季度 96", "2026-Q2 97.5"]);
    let table = "Period,Value,Note\n2026-02,\"1,200\",\n2026-01,-,no data\n2026-03,¥5,\n";
    assert_eq!(of_table("  unit: CNY", table), ["2026-02 1200", "2026-03 5"]);
}

#[test]
fn formulas_are_calculated_for_each_period_that_has_all_data() {
    let table = "period,on time,all\n2026-01,97,100\n2026-02,,100\n2026-03,1,0\n2026-04,1,3\n";
    let on_time = |kpi: &str| of_table(kpi, table);
    assert_eq!(on_time("  formula: on time / all"), ["2026-01 = 0.97", "2026-04 = 0.3333"]);
    let percent = ["2026-01 = 97", "2026-04 = 33.3333"];
    for formula in ["on time / all", "on time / all * 100", "on time ÷ all × 100%"] {
        let kpi = format!("  formula: {formula}\n  unit: \"%\"");
        assert_eq!(on_time(&kpi), percent, "{formula}");
    }
}

#[test]
fn functions_see_all_rows_of_a_period() {
    let table = "期间;评分;份数\n2026-01;5;1\n2026-01;4;3\n2026-02;3;2\n";
    let want = ["2026-01 = 4.25", "2026-02 = 3"];
    assert_eq!(of_table("  formula: 合计(评分 × 份数) ÷ 合计(份数)", table), want);
    // A name alone means one value.
    assert_eq!(of_table("  formula: 评分 ÷ 份数", table), ["2026-02 = 1.5"]);
}

#[test]
fn columns_are_found_by_the_names_of_metrics() {
    let text = "---\nmetrics: [{ id: orders, name: All orders }]\n\
                kpi:\n  name: A\n  formula: late / total\n\
                \x20 variables: { late: …, total: { source: metric:orders } }\n\
                \x20 actuals: ./data/a.csv\n---\n\
                //- data/a.csv\nperiod,Late,All orders\n2026-W40,1,4\n";
    assert_eq!(measured(text), ["2026-W40 = 0.25"]);
}
