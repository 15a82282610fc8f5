//! Search: what stands on a page is found, and the program and the browser find alike.
//!
//! `tests/search/vectors.json` is what both must agree on: this test checks the program against it,
//! `tests/browser/vectors.mjs` the script. `UPDATE=1 cargo test --test search` renews it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may be blunt")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use opsbook::testing_face::{
    Asked, Manual, Part, Record, Section, Shelf, Sort, answering, answers, check, levels,
    page_text, render, shards, terms,
};
use proptest::prelude::*;
use rayon::prelude::*;
use serde_json::{Value, json};

type Files = BTreeMap<String, String>;

fn section(heading: &str, lines: &[&str]) -> Section {
    let lines = lines.iter().map(|it| (*it).to_owned()).collect();
    Section { anchor: heading.to_lowercase(), heading: heading.to_owned(), lines }
}

fn record(title: &str, sort: usize, names: &[&str], sections: Vec<Section>) -> Record {
    Record {
        address: format!("{title}.html"),
        title: title.to_owned(),
        sort,
        names: names.iter().map(|it| (*it).to_owned()).collect(),
        repeats: false,
        sections,
    }
}

fn index(records: Vec<Record>) -> Files {
    let sort = |name, tells| Sort { name, title: name.to_owned(), tells };
    let sorts = [sort("chapter", false), sort("process", true), sort("page", false)];
    shards(Part::of(records), &sorts, &BTreeMap::new())
}

/// A small handbook, with a page that is so long that it is cut.
fn handbook() -> Vec<Record> {
    let long: Vec<String> = (0..400)
        .map(|at| format!("第 {at} 行：仓管员核对批次和温度，shift {at} 结束时签字。"))
        .collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let mut all = vec![
        record(
            "采购流程",
            1,
            &["purchase", "XL-QP-01", "Purchasing"],
            vec![
                section("", &["从申请到付款。"]),
                section(
                    "Steps",
                    &["采购员\t提交采购申请单\t每日 15:00", "SKU 盘点后补货，ISO9001 要求留痕"],
                ),
            ],
        ),
        record(
            "库存管理流程",
            1,
            &["inventory", "XL-QP-02"],
            vec![section(
                "盘点",
                &["循环盘点每周一次，差异不超过 1%。", "冷库突然停电时先关门，再报告。"],
            )],
        ),
        record("盘点表", 2, &["count-sheet"], vec![section("", &["SKU\t账面数\t实盘数"])]),
        record(
            "Night shift",
            0,
            &[],
            vec![section("Hand-over", &["The lead signs the log at 6:30."])],
        ),
        record(
            "Café Ωμέγα ΟΔΟΣ",
            0,
            &[],
            vec![section("", &["ＦＵＬＬ　ｗｉｄｔｈ １２３, 𠮷野家, ﬁnish, Ⅳ级"])],
        ),
        record("日志", 0, &[], vec![section("Lines", &long)]),
    ];
    all.extend((0..40).map(|at| {
        let text = format!("门店{at}的店长每天核对备用金，差异登记在表{}。", at * 7 % 40);
        record(&format!("门店 {at} 手册"), 0, &[], vec![section("", &[&text])])
    }));
    all
}

const QUESTIONS: &[&str] = &[
    "盘点",
    "SKU 盘点",
    "sku盘点",
    "purchase",
    "purch",
    "XL-QP-01",
    "xl qp",
    "采购流程",
    "caigou",
    "kcgl",
    "dianzhang",
    "核",
    "核对批次",
    "shift 31",
    "门店 7 手册",
    "9001",
    "冷库停电怎么办",
    "停电了先做什么",
    "the log at 6:30",
    "who signs the log",
    "Café",
    "ωμέγα οδος",
    "full width 123",
    "吉野家",
    "𠮷野家",
    "finish",
    "iv级",
    "差异登记在表14",
    "没有的词",
    "zzz",
    "，。",
    "",
    "门店",
    "店长每天核对备用金 采购",
];

const TEXTS: &[&str] = &[
    "SKU 盘点",
    "第 3 章：Store-Opening（试行）",
    "ＸＬ－ＱＰ－０１",
    "ISO9001:2015",
    "4℃ ½ ﬁ Ⅳ",
    "ΟΔΟΣ",
    "İstanbul",
    "e\u{301}te\u{301}",
    "𠮷野家で食べる",
    "한국어 문서",
    "a_b-c.d/e@f",
    "采",
    "采购、采购",
    "\u{2028}x\u{0}y",
    "Straße 12a",
    "数量≥10㎏",
    "３０分钟",
    "أهلا وسهلا",
    "हिन्दी",
    "ไทย",
];

#[test]
fn the_program_agrees_with_the_vectors() {
    let files = index(handbook());
    let shelf = Shelf::new(&files);
    let asked = QUESTIONS.iter().map(|ask| {
        let found = answers(&shelf, ask);
        let shown = found.iter().map(|it| {
            let parts = [&it.address, &it.anchor, &it.line];
            parts.map(String::as_str).join(" | ")
        });
        json!({"ask": ask, "answers": shown.collect::<Vec<_>>()})
    });
    let words = TEXTS.iter().map(|text| json!({"text": text, "terms": terms(text)}));
    let now = json!({
        "words": words.collect::<Vec<_>>(),
        "questions": asked.collect::<Vec<_>>(),
        "files": files,
    });
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/vectors.json");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&now).unwrap() + "\n").unwrap();
    }
    let said: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    for part in ["words", "questions", "files"] {
        assert_eq!(
            now[part], said[part],
            "the {part} changed; renew with: UPDATE=1 cargo test --test search"
        );
    }
}

/// The addresses of the first answers.
fn first(files: &Files, ask: &str) -> Vec<String> {
    answers(&Shelf::new(files), ask).into_iter().map(|it| it.address).collect()
}

#[test]
fn readers_find_what_they_ask_for() {
    let files = index(handbook());
    for (ask, wanted) in [
        ("盘点", "盘点表.html"),
        ("SKU盘点", "盘点表.html"),
        ("xl-qp-02", "库存管理流程.html"),
        ("purchase", "采购流程.html"),
        ("cglc", "采购流程.html"),
        ("caigouliucheng", "采购流程.html"),
        ("门店 17 手册", "门店 17 手册.html"),
        ("冷库停电怎么办？", "库存管理流程.html"),
        ("9001", "采购流程.html"),
        ("第 399 行", "日志.html"),
    ] {
        let found = first(&files, ask);
        assert_eq!(found.first().map_or("", |it| it), wanted, "{ask}: {found:?}");
    }
}

#[test]
fn the_same_pages_give_the_same_files_however_they_are_parted() {
    let whole = index(handbook());
    let parts = handbook().into_iter().flat_map(|it| Part::of(vec![it])).collect();
    let sort = |name, tells| Sort { name, title: String::from(name), tells };
    let sorts = [sort("chapter", false), sort("process", true), sort("page", false)];
    assert_eq!(shards(parts, &sorts, &BTreeMap::new()), whole);
}

/// Whether a file is a page of the manual's own language that somebody may look for.
fn is_looked_for(address: &str, text: &str) -> bool {
    let is_page = Path::new(address).extension().is_some_and(|it| it == "html");
    let is_other = ["page-not_found", "page-moved"].iter().any(|it| text.contains(it));
    // The handbook on one page for printing says everything a second time.
    is_page && !is_other && address != "print.html" && !address.starts_with("en/")
}

/// The files of the index of a site, and its pages.
fn sample() -> (Files, BTreeMap<String, String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("manual");
    let sources = opsbook::read(&root, &root.join("site")).unwrap();
    let manual = Manual::new(sources, Asked::on(jiff::civil::date(2026, 11, 23)));
    let site = render(&manual, &check(&manual, &levels(&manual))).unwrap();
    let (mut files, mut pages) = (Files::new(), BTreeMap::new());
    for (address, content) in site.files {
        let Some(bytes) = content.made() else { continue };
        let Ok(text) = String::from_utf8(bytes.into_owned()) else { continue };
        if let Some(name) = address.strip_prefix("opsbook/search/") {
            files.insert(name.to_owned(), text);
        } else if is_looked_for(&address, &text) {
            pages.insert(address, text);
        }
    }
    (files, pages)
}

/// A number that looks like chance, the same every time.
fn chance(seed: &str) -> usize {
    seed.bytes().fold(7_usize, |sum, it| sum.wrapping_mul(31).wrapping_add(usize::from(it))) >> 3
}

/// A stretch of a line that begins at a word.
fn phrase(address: &str, line: &str) -> String {
    let line: Vec<char> = line.chars().collect();
    let mut start = chance(address) % line.len();
    while start > 0 && line[start - 1].is_ascii_alphanumeric() {
        start -= 1;
    }
    line[start..line.len().min(start + 12)].iter().collect()
}

#[test]
fn every_page_of_the_sample_is_found_by_its_title_and_its_text() {
    let (files, pages) = sample();
    let shelf = Shelf::new(&files);
    assert!(pages.len() > 400, "{}", pages.len());
    let look = |(address, html): (&String, &String)| {
        let page = page_text(html);
        let found = answers(&shelf, &page.title);
        let twins = found.iter().take_while(|it| it.title == page.title).count();
        if !found.iter().take(twins.max(1)).any(|it| it.address == *address) {
            return Some(format!("{address}: not by its title `{}`", page.title));
        }
        let lines: Vec<&String> = page.sections.iter().flat_map(|it| &it.lines).collect();
        let line = lines.get(chance(&page.title) % lines.len().max(1))?;
        let phrase = phrase(address, line);
        let is_found = terms(&phrase).is_empty() || answering(&shelf, &phrase).contains(address);
        (!is_found).then(|| format!("{address}: not by `{phrase}`"))
    };
    let wrong: Vec<String> = pages.par_iter().filter_map(look).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any stretch of a text finds its page; a word may be cut at its end.
    #[test]
    fn what_stands_on_a_page_is_found(
        text in "([a-zA-Z]{1,12}[0-9]{0,3}|[\u{4e00}-\u{4e20}]{1,6}|[ ，。:/-]|[é-ü]{1,3}){4,40}",
        start in 0_usize..200,
        length in 1_usize..30,
    ) {
        let files = index(vec![
            record("x", 0, &[], vec![section("", &[&text])]),
            record("other", 0, &[], vec![section("", &["库存 and nothing else"])]),
        ]);
        let all: Vec<char> = text.chars().collect();
        let mut start = start % all.len();
        let is_word = |it: char| it.is_alphanumeric() && it < '\u{3000}';
        while start > 0 && is_word(all[start]) && is_word(all[start - 1]) {
            start -= 1;
        }
        let asked: String = all[start..all.len().min(start + length)].iter().collect();
        if !terms(&asked).is_empty() {
            prop_assert!(first(&files, &asked).contains(&"x.html".to_owned()), "{asked} in {text}");
        }
    }
}
