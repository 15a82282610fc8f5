//! Whatever is written as an amount, a time, a version or a number, it is read as one or told.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs, reason = "this is a test")]

use opsbook::testing_face::{
    Currency, Cycle, Data, Date, Decimal, Decode, Language, Money, Node, Period, Quantity, Reading,
    Span, Spanned, Version, Weekdays, When,
};
use proptest::prelude::*;

/// Pieces of amounts, times, versions.
const PIECES: &[&str] = &[
    "1",
    "12",
    "98.5",
    "0",
    "1,200",
    "5万",
    "三十",
    "第",
    "版",
    "亿",
    "元",
    "¥",
    "CNY",
    "USD",
    "%",
    "％",
    "≥",
    "不低于",
    "以上",
    "以内",
    "至",
    "-",
    "−",
    "+",
    " ",
    ".",
    "/",
    ":",
    "：",
    "T",
    "t+",
    "d",
    "m",
    "h",
    "半",
    "个",
    "工作日",
    "business days",
    "每月",
    "每周",
    "周一",
    "一",
    "、",
    "月",
    "日",
    "号",
    "前",
    "后",
    "内",
    "末",
    "th",
    "by",
    "of",
    "each month",
    "18:00",
    "18点",
    "pm",
    "下午",
    "v",
    "r",
    "A",
    "rc",
    "年",
    "2026",
    "99999999999999999999",
    "\u{130}",
    "½",
    "℃",
    "monday",
    "P",
    "PT",
    "Y",
    "every",
    "after",
    "end",
    "（",
    "）",
];

/// Such pieces in any order, or anything at all.
fn valuelike() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES);
    let joined = prop::collection::vec(pieces, 0..8).prop_map(|it| it.concat());
    prop_oneof![joined, any::<String>()]
}

/// The value of type `T` that a text is read as, and how many problems that made.
fn value<T: Decode>(text: &str) -> (Option<T>, usize) {
    let data = Data::Scalar { text: text.to_owned(), plain: true };
    let node = Node { span: Span::default(), data };
    let mut problems = Vec::new();
    let value = T::decode(&node, &mut Reading::new(&mut problems));
    (value, problems.len())
}

/// Reads `text` as a `T`, and says whether that went as it should: a value, or one problem.
fn is_told<T: Decode>(text: &str) -> bool {
    let (value, problems) = value::<T>(text);
    let _ = value.as_ref().map(|it| it.show().is_empty());
    problems <= 1 && (value.is_some() || problems == 1)
}

/// As many as fit into a few seconds; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(10 * cases())
    })]

    #[test]
    fn any_text_is_read_as_any_value(text in valuelike()) {
        prop_assert!(is_told::<Money>(&text));
        prop_assert!(is_told::<Currency>(&text));
        prop_assert!(is_told::<Quantity>(&text));
        prop_assert!(is_told::<Version>(&text));
        prop_assert!(is_told::<When>(&text));
        prop_assert!(is_told::<Period>(&text));
        prop_assert!(is_told::<Cycle>(&text));
        prop_assert!(is_told::<Date>(&text));
        prop_assert!(is_told::<Weekdays>(&text));
        prop_assert!(is_told::<Language>(&text));
    }

    #[test]
    fn numbers_are_what_they_say(whole in -1_000_000_000_i64..1_000_000_000, part in 0..10_000_u32) {
        let text = format!("{whole}.{part:04}");
        let number = Decimal::parse(&text).unwrap();
        prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        let tenthousandths = whole * 10_000 + if text.starts_with('-') { -1 } else { 1 } * i64::from(part);
        let other = Decimal::from(tenthousandths).over(Decimal::from(10_000));
        prop_assert_eq!(other, Some(number));
        let (money, _) = value::<Money>(&format!("{text} CNY"));
        prop_assert_eq!(money.map(|it| it.amount), Some(number));
    }

    #[test]
    fn versions_stand_in_one_order(
        all in prop::collection::vec("(v|r|第)?[0-9AB]{1,2}([./-][0-9ABrc]{1,2}){0,3}版?", 3)
    ) {
        let version = |it: &String| Version::new(Spanned::new(it.clone(), Span::default()));
        let mut all: Vec<Version> = all.iter().map(version).collect();
        all.sort();
        for pair in all.windows(2) {
            prop_assert!(pair[0] <= pair[1]);
            prop_assert!(!pair[1].is_older_than(&pair[0]));
        }
        prop_assert!(all[0] <= all[2]);
    }
}
